"""What can be wrong with a product and its versions."""

from __future__ import annotations

from core.errors import GoodpartError


class LibraryError(GoodpartError):
    """A version is missing, live, or can't be used."""

    exit_code = 13
