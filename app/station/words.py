"""Sentences that several parts of a line say."""

from __future__ import annotations

from core.errors import first_line

STOPPED = "The line was stopped before this part was judged."


def unexpected(error: Exception, meaning: str, remedy: str) -> str:
    """For what should not happen: the traceback is in the log."""
    what = f"Something unexpected went wrong: {type(error).__name__}: {first_line(error)}."
    return f"{what} {meaning} {remedy}"
