"""What keeps a person from doing something, and a change from being recorded."""

from __future__ import annotations

from core.errors import DataError, GoodpartError


class AccessError(GoodpartError):
    """Not allowed, a wrong PIN, or the list of users can't be used."""

    exit_code = 20


class RefusedError(AccessError):
    """A log-in that failed. ``wait_s`` is how long the next one has to wait, 0 for not at all."""

    def __init__(self, what: str, meaning: str = "", remedy: str = "", wait_s: float = 0.0) -> None:
        super().__init__(what, meaning, remedy)
        self.wait_s = wait_s


class AuditError(DataError):
    """An entry could not be written, or the log does not hold what was once written."""

    exit_code = 21
