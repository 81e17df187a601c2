"""What a broker knows a client by: two with one name throw each other out, again and again."""

from __future__ import annotations

import hashlib
import re
import secrets
import socket
from collections.abc import Sequence
from pathlib import Path

from app.files import write_text
from app.outputs.plain_names import plain

NAME = "client.txt"
_MARK = re.compile(r"[0-9a-f]{16}")


def client_name(names: Sequence[str], folder: Path) -> str:
    """``goodpart-NAMES-MARK``: stations of one name differ in the mark, each keeps its own.

    The mark is made once and kept in ``folder``; this computer's name is in it too, so that a
    copied disk makes another one. Raises DataError, OSError.
    """
    path = folder / NAME
    kept = path.read_text(encoding="utf-8", errors="replace").strip() if path.exists() else ""
    if not _MARK.fullmatch(kept):
        kept = secrets.token_hex(8)
        write_text(path, kept)
    mark = hashlib.sha256(f"{kept} {socket.gethostname()}".encode()).hexdigest()[:8]
    return "-".join(["goodpart", *map(plain, names), mark])
