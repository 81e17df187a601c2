"""Judges that are loaded and warm before their recipe's turn comes."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable

from app.station.judge import Judge
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

OpenJudge = Callable[[], Judge]


class Engines:
    """Keeps up to ``spare`` judges beside the one in use. Any threads; ``close`` at the end.

    What is longest unused goes first. Who takes a judge that another still uses gets the same one:
    a line judges all its parts in one thread. Errors of opening are those of the judge.
    """

    def __init__(self, spare: int) -> None:
        self._spare = spare
        self._changed = threading.Condition()
        self._ready: OrderedDict[Hashable, Judge] = OrderedDict()
        self._used: dict[Hashable, tuple[Judge, int]] = {}
        self._loading: set[Hashable] = set()
        self._behind: set[Hashable] = set()

    def take(
        self, key: Hashable, open_judge: OpenJudge, open_beside: OpenJudge | None = None
    ) -> Judge:
        """One that is there, also where another is just taking it; else a new one.

        Room is made before it is loaded: the device may not hold one more than it has to. What is
        being preloaded is loaded by ``open_beside`` a second time: a preload goes on behind all
        else, for minutes on a busy computer, and on Linux nothing can call it to the front. Where
        that fails, as there is no room for both, the preload is waited for.
        """
        if key is None:
            return open_judge()
        with self._changed:
            self._changed.wait_for(lambda: key not in self._loading)
            found = self._found(key)
            if found is not None:
                return found
            behind = key in self._behind
            if not behind or open_beside is not None:
                self._loading.add(key)
            too_many = self._beyond(self._spare - len(self._used))
        self._close(too_many)
        if not behind:
            return self._keep(key, self._load(key, open_judge))
        try:
            if open_beside is not None:
                return self._keep(key, self._load(key, open_beside))
        except (GoodpartError, MemoryError) as error:
            _log.info("a model is not loaded beside its preload: %s", error)
        with self._changed:
            self._changed.wait_for(lambda: key not in self._behind)
        return self.take(key, open_judge)

    def _found(self, key: Hashable) -> Judge | None:
        found = self._used.get(key)
        if found is None and key in self._ready:
            found = self._ready.pop(key), 0
        if found is None:
            return None
        self._used[key] = found[0], found[1] + 1
        return found[0]

    def _keep(self, key: Hashable, judge: Judge) -> Judge:
        with self._changed:
            self._used[key] = judge, 1
            self._loaded(key)
        return judge

    def is_shared(self, key: Hashable) -> bool:
        """Whether who took it is not alone: parts of an earlier recipe may wait for it still."""
        with self._changed:
            return key in self._used and self._used[key][1] > 1

    def drop_spares(self) -> None:
        """Of those that nobody uses none stays."""
        with self._changed:
            too_many = self._beyond(0)
        self._close(too_many)

    def give_back(self, key: Hashable, judge: Judge) -> None:
        """Keep it for the next time, where nobody else uses it and its key tells it from others."""
        if key is None:
            self._close([judge])
            return
        with self._changed:
            _, users = self._used.pop(key)
            if users > 1:
                self._used[key] = judge, users - 1
                return
            self._ready[key] = judge
            too_many = self._beyond(self._spare)
        self._close(too_many)

    def preload(self, key: Hashable, open_judge: OpenJudge) -> None:
        """Load it where there is room and it is not there yet."""
        with self._changed:
            there = {*self._ready, *self._used, *self._loading, *self._behind}
            # What is in use comes back, and has its room.
            if key is None or key in there or len(there) > self._spare:
                return
            self._behind.add(key)
        try:
            judge = open_judge()
        except BaseException:
            with self._changed:
                self._behind.discard(key)
                self._changed.notify_all()
            raise
        with self._changed:
            self._behind.discard(key)
            is_there = key in {*self._ready, *self._used, *self._loading}
            if not is_there:
                self._ready[key] = judge
            self._changed.notify_all()
        if is_there:
            self._close([judge])  # somebody could not wait for it

    def close(self) -> None:
        """Nobody uses or loads any more."""
        self.drop_spares()

    def _beyond(self, spare: int) -> list[Judge]:
        """Those that have no room, the longest unused first; not ready any more."""
        gone = []
        while len(self._ready) > max(0, spare):
            gone.append(self._ready.popitem(last=False)[1])
        return gone

    def _close(self, judges: Iterable[Judge]) -> None:
        for judge in judges:
            try:
                judge.close()
            except Exception:  # noqa: BLE001 - a lost device can't even free its memory
                _log.exception("a model could not be released")

    def _load(self, key: Hashable, open_judge: OpenJudge) -> Judge:
        try:
            return open_judge()
        except BaseException:
            with self._changed:
                self._loaded(key)
            raise

    def _loaded(self, key: Hashable) -> None:
        self._loading.discard(key)
        self._changed.notify_all()
