"""Results that the broker never takes: when that is believed, and where they are kept."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from pathlib import Path

from app.files import append_line
from app.outputs.mqtt.segments import Letter

_log = logging.getLogger(__name__)

REFUSED = "refused.jsonl"
TRIES = 12
"""So often a result is refused before it is put aside, where the broker took another meanwhile."""
TRIES_OF_ALL = 720
"""And where it takes none: then a person may mend the broker, and nothing has to be put aside."""
CUTS = 5
"""So often the broker cuts the connection at one result before that is put aside."""
SOON_S = 5.0
"""A cut that comes later after connecting is the network's, or a broker's that hangs."""
ALONE_AFTER = 2
"""After so many of these cuts results go one by one, so that the right one is blamed."""
ALONE = 25
"""So many, more than the client has under way at once."""


class Suspicion:
    """Which result is to blame. One thread; outlives the connection."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: dict[str, tuple[int, int]] = {}
        self._taken = 0
        self._up_since: float | None = None
        self._suspect, self._cuts, self._alone = "", 0, 0

    @property
    def one_by_one(self) -> bool:
        return self._alone > 0

    def taken(self, letter: Letter) -> None:
        """The broker has it."""
        self._taken += 1
        self._alone = max(0, self._alone - 1)
        self._tries.pop(letter.ident, None)

    def refused(self, letter: Letter) -> bool:
        """The broker answered that it does not take it; true where that was once too often."""
        tries, taken_before = self._tries.get(letter.ident, (0, self._taken))
        self._tries[letter.ident] = tries + 1, taken_before
        limit = TRIES if self._taken > taken_before else TRIES_OF_ALL
        if tries + 1 < limit:
            return False
        del self._tries[letter.ident]
        return True

    def connected(self) -> None:
        self._up_since = self._clock()

    def cut(self, first: Letter | None) -> bool:
        """The connection ended, or could not be made, with ``first`` under way before all others.

        True where the client has to forget what it has under way: a result is to be put aside
        (``is_to_blame``), or all are to go one by one from now on.
        """
        since, self._up_since = self._up_since, None
        if since is None or first is None or self._clock() - since > SOON_S:
            return False
        self._cuts = self._cuts + 1 if first.ident == self._suspect else 1
        self._suspect = first.ident
        if self._cuts == ALONE_AFTER:
            self._alone = ALONE
            return True
        return self.is_to_blame(first)

    def is_to_blame(self, letter: Letter) -> bool:
        """Whether the broker has cut the connection at that one too often."""
        return letter.ident == self._suspect and self._cuts >= CUTS


class RefusedFile:
    """Beside the outbox, as long as it at most; kept until a person takes it away. One thread.

    Its lines are those of the outbox, so that a person may put them back.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self.path, self._limit = folder / REFUSED, limit_bytes
        self._number: int | None = None

    @property
    def number(self) -> int:
        """Results that were put aside and are still there, those of earlier programs too."""
        if self._number is None:
            self._number = self._lines()
        if self._number and not self.path.exists():
            self._number = 0
        return self._number

    def add(self, letter: Letter, why: str) -> None:
        """Where the file is full the station's record alone has it. Raises DataError, OSError."""
        _log.error("refused by the MQTT broker (%s): %s", why, letter.ident)
        before = self.number
        size = self.path.stat().st_size if self.path.exists() else 0
        if size + len(letter.payload) <= self._limit:
            append_line(self.path, letter.line())
        self._number = before + 1

    def _lines(self) -> int:
        with contextlib.suppress(OSError):
            return self.path.read_bytes().count(b"\n")
        return 0
