"""How often a client may try a password."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable

MOST_WRONG = 10
WITHIN_S = 60.0
MOST_KNOWN = 200
_STRANGERS = ""


class Attempts:
    """At most MOST_WRONG wrong passwords within WITHIN_S; then none is looked at for a while.

    Each certificate that came in before has a count of its own, all others share one: whoever
    guesses with ever new certificates gets no further, and does not shut the controller out.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: list[str] = []
        self._wrong: dict[str, deque[float]] = {}

    def may_try(self, certificate: bytes | None) -> bool:
        """Whether its password is looked at now."""
        times, now = self._times(certificate), self._clock()
        while times and now - times[0] > WITHIN_S:
            times.popleft()
        return len(times) < MOST_WRONG

    def was_wrong(self, certificate: bytes | None) -> None:
        self._times(certificate).append(self._clock())

    def came_in(self, certificate: bytes | None) -> None:
        name = _name(certificate)
        if name not in self._known:
            self._known = [*self._known, name][-MOST_KNOWN:]
            self._wrong = {n: t for n, t in self._wrong.items() if n in {*self._known, _STRANGERS}}

    def _times(self, certificate: bytes | None) -> deque[float]:
        name = _name(certificate)
        return self._wrong.setdefault(name if name in self._known else _STRANGERS, deque())


def _name(certificate: bytes | None) -> str:
    return hashlib.sha256(certificate or b"").hexdigest()
