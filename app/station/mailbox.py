"""One slot between two threads, for whoever only wants the newest."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Mailbox(Generic[Item]):
    """``put`` overwrites, ``take`` empties. Neither waits; any threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._item: Item | None = None

    def put(self, item: Item) -> None:
        with self._lock:
            self._item = item

    def take(self) -> Item | None:
        """The newest item, once; None where there is no newer one."""
        with self._lock:
            item, self._item = self._item, None
            return item
