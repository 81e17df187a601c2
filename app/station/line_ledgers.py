"""What outlives one life of a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.challenge import Challenge
from app.station.mailbox import Mailbox
from app.station.selection import Selection
from app.station.slots import RecipeSlot
from camera.types import Frame


@dataclass(frozen=True, slots=True)
class LineLedgers:
    """Where a run's parts, alarms and frames go, and what it runs with. Any threads."""

    account: LineAccount
    alarms: AlarmBoard
    frames: Mailbox[Frame]
    selection: Selection
    challenges: Mapping[int, Challenge]
    """By the numbers of their recipes."""
    on_active: Callable[[int], None]
    """The recipe of that number judges; may take a while."""
    spare_models: int

    def challenge_of(self, slot: RecipeSlot) -> Challenge | None:
        return self.challenges.get(slot.number)

    def settle_serial(self) -> None:
        """One that came for another recipe waits only while a changeover is on its way."""
        requested, active = self.selection.numbers()
        if requested == active:
            self.account.stays(active)
