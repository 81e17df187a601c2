"""The recipes that a line can run with, and what it is made of with each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from app.recipes.choice import RecipeChoice
from app.recipes.recipe import CameraEntry
from app.station.challenge import Challenge
from app.station.judge import Judge
from app.station.preparation import Preparation
from app.station.result import RunsWith
from camera.reconnection import ConnectionEvent, ReconnectingSource


def _no_version() -> int:
    return 0


@dataclass(frozen=True, slots=True)
class LineParts:
    """What a line is made of with one recipe. The makers are called in threads of the line."""

    open_judge: Callable[[Callable[[str], None]], Judge]
    """Gets a function that takes the sentence when the engine changes to the CPU.

    Where that raises while the judge is opened, none is opened.
    """
    open_source: Callable[[Callable[[ConnectionEvent], None]], ReconnectingSource]
    open_preparation: Callable[[], Preparation]
    deadline_ns: int
    queue_length: int
    software_trigger: bool
    runs_with: RunsWith = field(default_factory=RunsWith)
    """Its version is that of ``keep_version``, not yet known here."""
    keep_version: Callable[[], int] = _no_version
    """Puts the recipe among its versions and gives the number. Raises GoodpartError: full disk."""
    content: str = ""
    """The same for equal recipes; "" where that is not known."""
    engine: Hashable = None
    """The same where one judge can serve both; None keeps no judge ready."""
    camera: CameraEntry | None = None
    """Equal entries mean that the camera can stay as it is."""


@dataclass(frozen=True, slots=True)
class RecipeSlot:
    """``load`` reads the recipe as it is at that moment; raises GoodpartError."""

    choice: RecipeChoice
    load: Callable[[], LineParts]
    open_challenge: Callable[[Callable[[str], None]], Challenge] | None = None
    """Gets a function that takes what is owed, "" once nothing is. Called once, by the line."""

    @property
    def number(self) -> int:
        return self.choice.number


def fixed_recipe(
    name: str,
    parts: LineParts,
    open_challenge: Callable[[Callable[[str], None]], Challenge] | None = None,
) -> tuple[RecipeSlot, ...]:
    """The one recipe of a line that never changes over."""
    return (RecipeSlot(RecipeChoice(0, name), lambda: parts, open_challenge),)
