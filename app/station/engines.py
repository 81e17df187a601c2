"""Judges that are loaded and warm before their recipe's turn comes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from app.station.judge import Judge

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

    def take(self, key: Hashable, open_judge: OpenJudge) -> Judge:
        """One that is there, also where it is just being loaded; else a new one."""
        if key is None:
            return open_judge()
        with self._changed:
            self._changed.wait_for(lambda: key not in self._loading)
            found = self._used.get(key)
            if found is None and key in self._ready:
                found = self._ready.pop(key), 0
            if found is not None:
                self._used[key] = found[0], found[1] + 1
                return found[0]
            self._loading.add(key)
        judge = self._load(key, open_judge)
        with self._changed:
            self._used[key] = judge, 1
            self._loaded(key)
        return judge

    def give_back(self, key: Hashable, judge: Judge) -> None:
        """Keep it for the next time, where nobody else uses it and its key tells it from others."""
        if key is None:
            judge.close()
            return
        too_many = []
        with self._changed:
            _, users = self._used.pop(key)
            if users > 1:
                self._used[key] = judge, users - 1
                return
            self._ready[key] = judge
            while len(self._ready) > self._spare:
                too_many.append(self._ready.popitem(last=False)[1])
        for old in too_many:
            old.close()

    def preload(self, key: Hashable, open_judge: OpenJudge) -> None:
        """Load it where there is room and it is not there yet."""
        with self._changed:
            there = {*self._ready, *self._used, *self._loading}
            # What is in use comes back, and has its room.
            if key is None or key in there or len(there) > self._spare:
                return
            self._loading.add(key)
        judge = self._load(key, open_judge)
        with self._changed:
            self._ready[key] = judge
            self._loaded(key)

    def close(self) -> None:
        """Nobody uses or loads any more."""
        with self._changed:
            judges = list(self._ready.values())
            self._ready.clear()
        for judge in judges:
            judge.close()

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
