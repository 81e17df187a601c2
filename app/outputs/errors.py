"""What can be wrong with an output."""

from __future__ import annotations

from core.errors import GoodpartError


class OutputError(GoodpartError):
    """The other side is away, refuses, or an output is set up in a way that can't work."""

    exit_code = 17


class PeerError(OutputError):
    """The other side is there but does not do its part: no new connection would help.

    From ``send``: the part is sent again over the connection that there is. From ``tick``: an
    alarm, and nothing else.
    """


class RefusedError(OutputError):
    """The other side will never take this part. From ``send``: it is given up at once."""
