"""The outbox's files: lines of JSON in numbered files, the lowest number first."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.files import append_line, held, write_bytes

_log = logging.getLogger(__name__)

SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. ``ident`` names it for ever; one that is ``minor`` is given up first."""

    ident: str
    minor: bool
    payload: str

    def line(self) -> str:
        return json.dumps([self.ident, self.minor, self.payload], ensure_ascii=False)


class Segment:
    """One file. ``size`` in bytes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size if path.exists() else 0
        self.may_shrink = True
        """Letters that are given up first may be in it."""

    @classmethod
    def numbered(cls, folder: Path, number: int) -> Segment:
        return cls(folder / f"{number:012}{SUFFIX}")

    @property
    def number(self) -> int:
        return int(self.path.stem)

    def append(self, letter: Letter) -> None:
        """Returns when it is on disk. Raises DataError."""
        append_line(self.path, letter.line())
        self.size = self.path.stat().st_size
        self.may_shrink = self.may_shrink or letter.minor

    def read(self) -> list[Letter]:
        """All that are whole. Raises OSError."""
        lines = self.path.read_bytes().split(b"\n") if self.path.exists() else []
        found = [_letter(line) for line in lines if line]
        return [letter for letter in found if letter is not None]

    def replace(self, letters: Sequence[Letter]) -> None:
        """Whole or not at all. Raises DataError, OSError."""
        if letters:
            write_bytes(self.path, "".join(f"{each.line()}\n" for each in letters).encode())
            self.size = self.path.stat().st_size
        else:
            self.remove()

    def remove(self) -> None:
        """Raises OSError."""
        held(lambda: self.path.unlink(missing_ok=True))
        self.size = 0


def find_segments(folder: Path) -> list[Segment]:
    """Those that earlier lives left, in order."""
    paths = [path for path in folder.glob(f"*{SUFFIX}") if path.stem.isdecimal()]
    return [Segment(path) for path in sorted(paths, key=lambda path: int(path.stem))]


def _letter(line: bytes) -> Letter | None:
    """None for what a power cut left of a line that nobody was told of."""
    try:
        match json.loads(line):
            case [str(ident), bool(minor), str(payload)]:
                return Letter(ident, minor, payload)
    except ValueError:
        pass
    _log.warning("a line of the outbox is damaged and left out")
    return None
