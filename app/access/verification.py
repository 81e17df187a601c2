"""Looks through an audit log for what was changed, taken out, swapped or cut off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.access.audit import Action
from app.access.entry import NO_HASH, AuditEntry, parse
from app.access.segments import Anchor, number_of, read_anchor, segments

_UNANCHORED = 3
"""Entries that one append writes at most before it sets the anchor: it may be killed between."""


@dataclass(slots=True)
class Verification:
    """``findings`` is empty for a log that holds what was written. ``remarks`` are harmless."""

    entries: int = 0
    segments: int = 0
    last: AuditEntry | None = None
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings

    @property
    def seal(self) -> Anchor:
        """What to keep elsewhere: number and hash of the last entry."""
        return Anchor() if self.last is None else Anchor(self.last.n, self.last.hash)


def verify(folder: Path, seal: Anchor | None = None) -> Verification:
    """The whole log, against its anchor and a ``seal`` that was kept elsewhere. Raises OSError."""
    found = Verification()
    anchor = read_anchor(folder)
    wanted = {a.n: a for a in (anchor, seal) if a is not None}
    hashes: dict[int, str] = {0: NO_HASH}
    chain = _Chain(found)
    for segment in segments(folder):
        found.segments += 1
        if number_of(segment) != found.segments:
            found.findings.append(f"The file before {segment.name} is missing.")
            found.segments = number_of(segment)
        for entry in chain.follow(segment):
            if entry.n in wanted:
                hashes[entry.n] = entry.hash
    if anchor is None and found.entries > _UNANCHORED:
        found.findings.append("The anchor is missing or damaged: a cut at the end would not show.")
    for name, mark in (("anchor", anchor), ("seal", seal)):
        if mark is not None:
            _compare(found, name, mark, hashes)
    return found


def _compare(found: Verification, name: str, mark: Anchor, hashes: dict[int, str]) -> None:
    reached = found.seal.n
    if mark.n > reached:
        found.findings.append(
            f"Entries are cut off at the end: the {name} knows {mark.n}, "
            f"the log ends with {reached}."
        )
    elif hashes.get(mark.n) != mark.hash:
        found.findings.append(f"Entry {mark.n} is not the one that the {name} knows.")


class _Chain:
    """Where the chain stands while segment after segment is read."""

    def __init__(self, found: Verification) -> None:
        self._found = found
        self._expected, self._previous = 1, NO_HASH

    def follow(self, segment: Path) -> Iterator[AuditEntry]:
        content = segment.read_bytes()
        *lines, rest = content.split(b"\n")
        damaged: list[bytes] = []
        first = 0
        for number, line in enumerate(lines, 1):
            entry = parse(line)
            if entry is None:
                first = first if damaged else number
                damaged.append(line)
                continue
            self._take(entry, segment, damaged, first)
            damaged = []
            yield entry
        entry = parse(rest) if rest and not damaged else None
        if entry is not None:
            self._take(entry, segment, [], 0)
            yield entry
        elif damaged:
            self._find(segment, f"line {first} was changed.")
        elif rest:
            self._found.remarks.append(
                f"{segment.name} ends with a torn line: it was being written when the power went."
            )

    def _take(self, entry: AuditEntry, segment: Path, damaged: list[bytes], first: int) -> None:
        closed = not damaged or _closes(entry, damaged)
        if not closed:
            self._find(segment, f"line {first} was changed.")
        if closed or entry.n != self._expected + len(damaged):
            self._link(entry, segment)
        if damaged and closed:
            self._found.remarks.append(f"Entry {entry.n} closes a torn line of {segment.name}.")
        if entry.action == Action.GAP:
            known = entry.old.partition(" ")[0]
            self._find(
                segment,
                f"entry {entry.n} tells that the log reached {known} and then ended with "
                f"{entry.new}.",
            )
        self._found.entries += 1
        self._found.last = entry
        self._expected, self._previous = entry.n + 1, entry.hash

    def _link(self, entry: AuditEntry, segment: Path) -> None:
        expected = self._expected
        if entry.n > expected:
            missing = (
                f"entry {expected}"
                if entry.n == expected + 1
                else (f"entries {expected} to {entry.n - 1}")
            )
            self._find(segment, f"{missing} missing before entry {entry.n}.")
        elif entry.n < expected:
            self._find(segment, f"entry {entry.n} stands behind entry {expected - 1}.")
        elif entry.previous != self._previous:
            self._find(segment, f"entry {entry.n} does not belong behind the one before it.")

    def _find(self, segment: Path, what: str) -> None:
        self._found.findings.append(f"{segment.name}: {what}")


def _closes(entry: AuditEntry, damaged: list[bytes]) -> bool:
    digest = hashlib.sha256(b"\n".join(damaged).rstrip(b"\n")).hexdigest()
    return entry.action == Action.TORN and entry.new == digest
