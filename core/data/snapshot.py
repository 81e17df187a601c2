"""Which images a model was trained on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.data.layouts import Sample


@dataclass(frozen=True, slots=True)
class DatasetSnapshot:
    """``sha256`` covers every file's name below the root and its content, in name order."""

    name: str
    count: int
    sha256: str


def file_sha256(path: Path) -> str:
    """Hexadecimal digest of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def snapshot(samples: Sequence[Sample], root: Path) -> DatasetSnapshot:
    """The snapshot of the samples' files; their order does not matter."""
    entries = sorted((s.path.relative_to(root).as_posix(), file_sha256(s.path)) for s in samples)
    digest = hashlib.sha256()
    for name, content in entries:
        digest.update(f"{name}\0{content}\n".encode())
    return DatasetSnapshot(root.name, len(entries), digest.hexdigest())
