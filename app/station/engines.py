"""Judges that are loaded and warm before their recipe's turn comes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from app.station.judge import Judge

OpenJudge = Callable[[], Judge]


class Engines:
    """Keeps up to ``spare`` judges beside the one in use. Any threads; ``close`` at the end.

    What is longest unused goes first. A judge that is taken is in nobody else's hands until it is
    given back. Errors of opening are those of the judge.
    """

    def __init__(self, spare: int) -> None:
        self._spare = spare
        self._changed = threading.Condition()
        self._ready: OrderedDict[Hashable, Judge] = OrderedDict()
        self._loading: set[Hashable] = set()
        self._taken = 0

    def take(self, key: Hashable, open_judge: OpenJudge) -> Judge:
        """The ready one, also where it is just being loaded; else a new one."""
        with self._changed:
            self._changed.wait_for(lambda: key not in self._loading)
            judge = self._ready.pop(key, None)
            self._taken += 1
        if judge is not None:
            return judge
        try:
            return open_judge()
        except BaseException:
            with self._changed:
                self._taken -= 1
            raise

    def give_back(self, key: Hashable, judge: Judge) -> None:
        """Keep it for the next time, where its key can tell it from others."""
        too_many = [judge]
        with self._changed:
            self._taken -= 1
            if key is not None and self._spare and key not in self._ready:
                self._ready[key] = too_many.pop()
            while len(self._ready) > self._spare:
                too_many.append(self._ready.popitem(last=False)[1])
        for old in too_many:
            old.close()

    def preload(self, key: Hashable, open_judge: OpenJudge) -> None:
        """Load it where there is room and it is not there yet."""
        with self._changed:
            # What is in use comes back, and has its room.
            full = len(self._ready) + len(self._loading) + self._taken > self._spare
            if key is None or full or key in self._ready or key in self._loading:
                return
            self._loading.add(key)
        try:
            judge = open_judge()
            with self._changed:
                self._ready[key] = judge
        finally:
            with self._changed:
                self._loading.discard(key)
                self._changed.notify_all()

    def close(self) -> None:
        """Nobody may load any more."""
        with self._changed:
            judges = list(self._ready.values())
            self._ready.clear()
        for judge in judges:
            judge.close()
