"""How many pictures there are, and for how many days there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.store.pictures.folder import HOUR, Amount, PictureFolder
from app.store.pictures.policy import PictureGroup, PicturePolicy

LATELY = timedelta(days=7)
LONGEST_DAYS = 365
"""Nobody foresees more."""
HourAmount = tuple[datetime, PictureGroup, Amount]


@dataclass(frozen=True, slots=True)
class PictureStock:
    """What lies in the folder of pictures now."""

    amounts: Mapping[PictureGroup, Amount]
    free: int
    """Bytes on the disk."""
    room: int
    """Bytes of more pictures before some must go; 0 and less: some go already."""
    days_left: int | None
    """Until they must; ``LONGEST_DAYS``: that or more. None where too little was written to say."""


def stock_of(folder: PictureFolder, policy: PicturePolicy, now: datetime) -> PictureStock:
    """Of a folder that was scanned."""
    free = folder.free
    room = -policy.room.shortage(free, folder.used, 0)
    days = days_left(list(folder.by_hour()), policy.days, room, now)
    return PictureStock(folder.totals(), free, room, days)


def days_left(
    hours: Iterable[HourAmount], days: Mapping[PictureGroup, int], room: int, now: datetime
) -> int | None:
    """As long as it goes on as lately: what came each day, and what goes by its age.

    ``days``: the age at which a group's pictures go, 0 for never.
    """
    written = list(hours)
    lately = [(hour, group, amount) for hour, group, amount in written if hour > now - LATELY]
    if not lately:
        return None
    span = now - min(hour for hour, _, _ in lately)
    if span < HOUR:
        return None
    per_day = dict.fromkeys(PictureGroup, 0.0)
    for _, group, amount in lately:
        per_day[group] += amount.bytes / (span / timedelta(days=1))
    if room <= 0:
        return 0
    return _simulated(_ages(written, now), per_day, days, room)


def _ages(hours: Iterable[HourAmount], now: datetime) -> dict[PictureGroup, dict[int, int]]:
    """Bytes by whole days of age."""
    ages: dict[PictureGroup, dict[int, int]] = {group: {} for group in PictureGroup}
    for hour, group, amount in hours:
        age = (now - hour).days
        ages[group][age] = ages[group].get(age, 0) + amount.bytes
    return ages


def _simulated(
    ages: Mapping[PictureGroup, Mapping[int, int]],
    per_day: Mapping[PictureGroup, float],
    days: Mapping[PictureGroup, int],
    room: int,
) -> int:
    left = float(room)
    for day in range(1, LONGEST_DAYS + 1):
        for group, limit in days.items():
            left -= per_day[group]
            if limit:
                left += ages[group].get(limit - day, 0) if day <= limit else per_day[group]
        if left < 0:
            return day - 1
    return LONGEST_DAYS
