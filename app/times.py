"""Times in records that people read."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_text(at: datetime) -> str:
    """``2026-11-23 14:00:00 UTC``. ``at`` has a time zone."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
