"""What leaves the station is on record before it is written, and again where it was not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.access.audit import Action, Audit
from core.errors import GoodpartError, first_line


@contextmanager
def recorded_export(
    audit: Audit, by: str, action: Action, place: Path, *, subject: str = "", reason: str = ""
) -> Iterator[None]:
    """Around the writing. Raises AuditError before it; an error within is recorded and goes on."""
    audit.record(by, action, subject, new=str(place), reason=reason)
    try:
        yield
    except BaseException as error:
        why = error.what if isinstance(error, GoodpartError) else first_line(error)
        audit.note(by, Action.EXPORT_FAILED, subject, str(action), str(place), why)
        raise
