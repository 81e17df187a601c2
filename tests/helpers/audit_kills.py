"""Kills processes that append to one audit log, at random moments, and looks at what is left.

Usage: python -m tests.helpers.audit_kills [KILLS]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.access.audit import Action
from app.access.reading import read_entries
from app.access.verification import verify

ENDLESS = 10_000_000


@dataclass(frozen=True, slots=True)
class Account:
    """What came of it. ``missing`` counts entries that were acknowledged and are not there."""

    kills: int
    entries: int
    segments: int
    acknowledged: int
    missing: int
    torn: int
    findings: tuple[str, ...]


def kill_often(
    folder: Path, *, kills: int, writers: int, longest_s: float, seed: int = 1
) -> Account:
    """In each life ``writers`` processes append at once; each is killed at a moment of its own."""
    moments, log = random.Random(seed), folder / "audit"
    notes = [folder / f"acknowledged-{number}.txt" for number in range(writers)]
    for note in notes:
        note.touch()
    for _ in range(kills):
        sizes = [note.stat().st_size for note in notes]
        with ExitStack() as stack:
            children = [stack.enter_context(_child(log, note, ENDLESS)) for note in notes]
            for child, note, size in zip(children, notes, sizes, strict=True):
                while note.stat().st_size == size:
                    assert child.poll() is None, "it ended by itself"
                    time.sleep(0.005)
            for child in children:
                time.sleep(moments.uniform(0, longest_s))
                child.kill()
    with _child(log, notes[0], 1) as child:
        assert child.wait() == 0
    return _account(log, notes, kills)


@contextmanager
def _child(log: Path, note: Path, entries: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.helpers.audit_child", log, note.stem, note, entries]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen([str(word) for word in command], cwd=root) as process:
        try:
            yield process
        finally:
            process.kill()


def _account(log: Path, notes: list[Path], kills: int) -> Account:
    found, entries = verify(log), list(read_entries(log))
    there = {(str(entry.n), entry.hash) for entry in entries}
    said = [tuple(line.split()) for note in notes for line in note.read_text().splitlines()]
    return Account(
        kills=kills * len(notes),
        entries=found.entries,
        segments=found.segments,
        acknowledged=len(said),
        missing=len([words for words in said if len(words) == 2 and words not in there]),
        torn=sum(entry.action == Action.TORN for entry in entries),
        findings=tuple(found.findings),
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 50
        print(kill_often(Path(place), kills=wanted, writers=2, longest_s=0.3))
