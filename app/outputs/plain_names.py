"""Names of stations and lines as topics and addresses can have them."""

from __future__ import annotations

import re


def plain(name: str) -> str:
    """Letters, digits, "-", "." and "_" only."""
    return re.sub(r"[^\w.-]", "_", name) or "_"
