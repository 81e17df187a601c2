"""Logs of one JSON object per line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Line = TypeVar("Line", bound=BaseModel)


def read_log(path: Path, kind: type[Line]) -> tuple[Line, ...]:
    """Oldest first; none where there is no file.

    A line that a power cut left half written is left out.
    """
    if not path.is_file():
        return ()
    entries = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entries.append(kind.model_validate_json(line))
        except ValidationError:
            continue
    return tuple(entries)
