"""Secrets as drivers take them."""

from __future__ import annotations

from collections.abc import Callable

from app.outputs.errors import OutputError
from core.errors import GoodpartError


def told(secrets: Callable[[str], str], name: str) -> str:
    """The secret of that name, "" where none is wanted. Raises OutputError where it is missing."""
    if not name:
        return ""
    try:
        return secrets(name)
    except OutputError:
        raise
    except GoodpartError as error:
        raise OutputError(error.what, error.meaning, error.remedy) from error
