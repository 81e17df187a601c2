"""Work beside a line that may never hold it up."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Generic, TypeVar

from app.station.words import unexpected
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

NICENESS = 19
Item = TypeVar("Item")
OpenWork = Callable[[], AbstractContextManager[Callable[[Item], None]]]


class BesideLine(Generic[Item]):
    """Between ``start`` and ``close`` a thread of its own, behind the line's in priority.

    ``open_work`` is entered in that thread and gives what works on an item. Whatever fails in
    there ends this work alone: ``on_failure`` gets a sentence, in that thread.
    """

    def __init__(
        self,
        name: str,
        open_work: OpenWork[Item],
        on_failure: Callable[[str], None],
        *,
        waiting: int,
    ) -> None:
        self._name, self._open_work, self._on_failure = name, open_work, on_failure
        self._items: queue.Queue[Item | None] = queue.Queue(waiting)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name)

    def start(self) -> None:
        self._thread.start()

    def offer(self, item: Item) -> bool:
        """False where too many wait, or it has ended. Any thread; returns at once."""
        if self._ended.is_set():
            return False
        try:
            self._items.put_nowait(item)
        except queue.Full:
            return False
        return True

    def close(self, *, finish: bool = False) -> None:
        """End after the present item, or with ``finish`` after all that wait; wait for it."""
        if not self._thread.is_alive():
            return
        if finish:
            self._items.put(None)
        else:
            self._ended.set()
            with contextlib.suppress(queue.Full):  # a waiting item wakes the thread as well
                self._items.put_nowait(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            step_back()
            with self._open_work() as work:
                while (item := self._items.get()) is not None and not self._ended.is_set():
                    work(item)
        except GoodpartError as error:
            self._on_failure(str(error))
        except Exception as error:  # noqa: BLE001 - the thread's boundary; reported and logged
            _log.exception("%s", self._name)
            meaning, remedy = "The line goes on without it.", "Start the line again."
            self._on_failure(unexpected(error, meaning, remedy))
        finally:
            self._ended.set()
            self._drain()

    def _drain(self) -> None:
        """So that nobody who closes waits for room."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._items.get_nowait()


def step_back() -> None:
    """On Linux niceness belongs to a thread, and those that the engine starts for it inherit it."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
