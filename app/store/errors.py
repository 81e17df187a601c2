"""What can be wrong with the record of parts."""

from __future__ import annotations

from core.errors import GoodpartError


class StoreError(GoodpartError):
    """The database can't be reached, is newer than this program, or damaged."""

    exit_code = 15


class RefusedRecordError(StoreError):
    """The database works but does not take this record."""
