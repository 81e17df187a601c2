"""The files of an audit log: numbered segments, and the anchor that says how far they went."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from app.access.entry import NO_HASH, AuditEntry, parse
from app.files import write_bytes

ANCHOR = "anchor.json"
_CHUNK = 1 << 18
"""Bytes at a file's end in which the last entry stands: more than an entry can have."""
_PATTERN = "audit-*.jsonl"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Anchor:
    """Number and hash of the last entry."""

    n: int = 0
    hash: str = NO_HASH


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a log. ``rest`` is what stands behind its last entry: a torn line."""

    segment: Path
    last: AuditEntry | None
    rest: bytes = b""


def segments(folder: Path) -> list[Path]:
    """Oldest first."""
    return sorted(folder.glob(_PATTERN), key=number_of)


def number_of(segment: Path) -> int:
    digits = segment.stem.partition("-")[2]
    return int(digits) if digits.isdecimal() else 0


def segment_path(folder: Path, number: int) -> Path:
    return folder / f"audit-{number:06}.jsonl"


def find_tail(folder: Path) -> Tail:
    """Raises OSError."""
    found = segments(folder)
    if not found:
        return Tail(segment_path(folder, 1), None)
    last, rest = _last_entry(found[-1])
    for earlier in reversed(found[:-1]):
        if last is not None:
            break
        last, _ = _last_entry(earlier)
    return Tail(found[-1], last, rest)


def read_anchor(folder: Path) -> Anchor | None:
    """None where there is none, or none that can be read."""
    try:
        content = json.loads((folder / ANCHOR).read_bytes())
        return Anchor(int(content["n"]), str(content["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_anchor(folder: Path, last: AuditEntry) -> None:
    """Raises DataError."""
    content = json.dumps({"n": last.n, "hash": last.hash}).encode() + b"\n"
    write_bytes(folder / ANCHOR, content, mode=PRIVATE)


def append_bytes(segment: Path, content: bytes) -> None:
    """On disk when it returns. Raises OSError; what was written until then is taken back.

    Under the log's lock: nobody else writes.
    """
    is_new = not segment.exists()
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(segment, flags, PRIVATE)
    try:
        _append(descriptor, content)
    finally:
        os.close(descriptor)
    if is_new:
        _sync_folder(segment.parent)


def _append(descriptor: int, content: bytes) -> None:
    before = os.fstat(descriptor).st_size
    left = memoryview(content)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, before)
        raise


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows has no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _last_entry(segment: Path) -> tuple[AuditEntry | None, bytes]:
    """The last whole entry of a segment and what stands behind it."""
    size = segment.stat().st_size
    for start in dict.fromkeys((max(0, size - _CHUNK), 0)):
        with segment.open("rb") as file:
            file.seek(start)
            content = file.read()
        end = len(content)
        for line in reversed(content.split(b"\n")):
            begin = end - len(line)
            entry = parse(line) if line else None
            if entry is not None and (begin > 0 or start == 0):
                return entry, content[end:].removeprefix(b"\n")
            end = begin - 1
    return None, content
