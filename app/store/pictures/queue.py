"""Parts whose pictures wait to be written: bounded, and the least important give way."""

from __future__ import annotations

import threading
from collections import Counter, deque
from dataclasses import dataclass

from app.station.result import InspectionResult
from app.store.pictures.policy import PictureGroup
from app.store.record import PartRecord

LIMIT_BYTES = 256 * 2**20
"""Of memory that waiting pictures may take."""


@dataclass(frozen=True, slots=True)
class PartPictures:
    """A part that may be drawn, and its record."""

    record: PartRecord
    result: InspectionResult
    group: PictureGroup

    @property
    def bytes(self) -> int:
        """Memory that it holds on to."""
        maps, ignored = self.result.maps, self.result.ignored
        cells = 0 if maps is None else 3 * maps.combined.nbytes
        return self.result.picture_bytes + cells + (0 if ignored is None else ignored.nbytes)


class PictureQueue:
    """Any threads put, at once; one takes. Taken in the order in which they came.

    Where there is no room the oldest of the least important group gives way, the newcomer itself
    where it is the least important; ``given_up`` counts them.
    """

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._changed = threading.Condition()
        self._waiting: deque[PartPictures] = deque()
        self._bytes = 0
        self._closed = False
        self._given_up: Counter[PictureGroup] = Counter()

    def put(self, part: PartPictures) -> None:
        with self._changed:
            if self._closed:
                return
            self._waiting.append(part)
            self._bytes += part.bytes
            while self._bytes > self._limit and len(self._waiting) > 1:
                self._give_up(min(self._waiting, key=lambda p: (p.group.rank, p is part)))
            self._changed.notify()

    def take(self, timeout_s: float) -> PartPictures | None:
        """None after a while without any, or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed, timeout_s)
            if not self._waiting:
                return None
            part = self._waiting.popleft()
            self._bytes -= part.bytes
            return part

    def close(self) -> None:
        """What waits can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    @property
    def is_over(self) -> bool:
        """Closed, and all is taken."""
        with self._changed:
            return self._closed and not self._waiting

    @property
    def waiting(self) -> int:
        with self._changed:
            return len(self._waiting)

    def given_up(self) -> Counter[PictureGroup]:
        """Since the beginning."""
        with self._changed:
            return self._given_up.copy()

    def _give_up(self, part: PartPictures) -> None:
        # By identity: parts hold arrays, which can't be compared.
        place = next(n for n, other in enumerate(self._waiting) if other is part)
        del self._waiting[place]
        self._bytes -= part.bytes
        self._given_up[part.group] += 1
