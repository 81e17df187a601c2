"""What a method's ``error`` says: below 0 the specification leaves it to us."""

from __future__ import annotations

DONE = 0
NOT_READY = -1
NOT_ALLOWED = -2
NOT_KNOWN = -3
