"""Loads the models of a line's other recipes while it has nothing better to do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from app.station.beside import BesideLine
from app.station.fitted import Fitting, NoRoomError
from app.station.slots import RecipeSlot
from core.errors import DeviceError

_log = logging.getLogger(__name__)


class Preload:
    """A thread of low priority between ``start`` and ``close``; none for a line of one recipe.

    ``on_failure`` hears of a recipe whose model can't be loaded, in that thread.
    """

    def __init__(
        self,
        name: str,
        fitting: Fitting,
        slots: Sequence[RecipeSlot],
        on_failure: Callable[[RecipeSlot, Exception], None],
    ) -> None:
        self._fitting, self._slots, self._on_failure = fitting, tuple(slots), on_failure
        self._work = BesideLine[RecipeSlot](
            f"{name}-preload", self._open, _log.error, waiting=max(1, len(slots))
        )

    def start(self) -> None:
        if len(self._slots) > 1:
            self._work.start()

    def all_but(self, active: RecipeSlot) -> None:
        """In their order, as far as there is room. Any thread; returns at once."""
        for slot in self._slots:
            if slot is not active:
                self._work.offer(slot)

    def close(self) -> None:
        """After the model that is being loaded."""
        self._work.close()

    @contextmanager
    def _open(self) -> Iterator[Callable[[RecipeSlot], None]]:
        yield self._load

    def _load(self, slot: RecipeSlot) -> None:
        try:
            self._fitting.preload(slot)
        except (NoRoomError, DeviceError, MemoryError) as error:
            # No fault of the recipe: room is made for it when it is asked for.
            _log.info("recipe %d is not loaded before its turn: %s", slot.number, error)
        except Exception as error:  # noqa: BLE001 - another recipe's model may be sound
            _log.warning("recipe %d: %s", slot.number, error)
            self._on_failure(slot, error)
