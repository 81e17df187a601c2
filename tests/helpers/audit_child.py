"""Appends to an audit log and notes what is on disk; waits to be killed.

Usage: python -m tests.helpers.audit_child LOG NAME ACKNOWLEDGED ENTRIES
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.access.audit import Action, Deed
from app.access.log import AuditLog

SEGMENT_BYTES = 20_000
PATIENCE_S = 60.0
"""A machine under load is no finding."""


def main(folder: str, name: str, acknowledged: str, entries: int) -> None:
    log = AuditLog(
        Path(folder), "Press 4", name, segment_bytes=SEGMENT_BYTES, patience_s=PATIENCE_S
    )
    with Path(acknowledged).open("a", encoding="ascii") as file:
        for number in range(entries):
            deed = Deed(name, Action.PINNED, f"flange, {number:06}.png", reason="x" * 200)
            entry = log.append(deed)
            file.write(f"{entry.n} {entry.hash}\n")
            file.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
