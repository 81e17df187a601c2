"""Sentences that several parts of a line say."""

from __future__ import annotations

from camera.errors import CameraError
from core.errors import GoodpartError, first_line

STOPPED = "The line was stopped before this part was judged."


def unexpected(error: Exception, meaning: str, remedy: str) -> str:
    """For what should not happen: the traceback is in the log."""
    what = f"Something unexpected went wrong: {type(error).__name__}: {first_line(error)}."
    return f"{what} {meaning} {remedy}"


def refusal(error: Exception, meaning: str) -> str:
    """What happened and what to do are the error's, ``meaning`` is the line's."""
    if isinstance(error, GoodpartError | CameraError):
        return " ".join(words for words in (error.what, meaning, error.remedy) if words)
    return unexpected(error, meaning, "Report it with the log file.")
