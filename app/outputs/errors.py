"""What can be wrong with an output."""

from __future__ import annotations

from core.errors import GoodpartError


class OutputError(GoodpartError):
    """The other side is away, refuses, or an output is set up in a way that can't work."""

    exit_code = 17
