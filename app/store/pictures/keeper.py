"""Writes pictures of parts beside the lines, and removes those whose time has come."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from app.station.beside import step_back
from app.station.result import InspectionResult
from app.station.words import unexpected
from app.store.entries import PictureRecord
from app.store.parts import moment
from app.store.pictures.drawing import encoded, suffix_of
from app.store.pictures.folder import PictureFolder
from app.store.pictures.naming import PictureName
from app.store.pictures.policy import PictureGroup, PictureKind, PicturePolicy, Room, group_of
from app.store.pictures.queue import PartPictures, PictureQueue
from app.store.pictures.retention import Retention
from app.store.pictures.troubles import RoomTrouble, Say, behind
from app.store.record import PartRecord
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

TIDY_S = 10.0
"""How often ages and room are looked at, while parts come and while none do."""
RESCAN_S = 3600.0
"""How often the folder is counted anew: people remove files as well."""
AMPLE = 10
"""There is room again once so many pictures like the last one fit."""


@dataclass(frozen=True, slots=True)
class PictureListeners:
    """Who hears of pictures, in the keeper's thread. Sentences are "" when it is over."""

    keep: Callable[[PictureRecord], None]
    """One is on disk."""
    forget: Callable[[tuple[str, ...]], None]
    """These paths are no more."""
    report: Say
    """Pictures are not kept, or have to make room."""
    report_behind: Say
    """They come too fast."""
    lost_rows: Callable[[], tuple[str, ...]] = tuple
    """Asked once, when nothing else is to be done: paths on record without a file."""


class PictureKeeper:
    """``receive`` from any thread, between ``start`` and ``close``; it returns at once.

    One thread, behind the lines' in priority, does all else.
    """

    def __init__(
        self,
        policy: PicturePolicy,
        folder: PictureFolder,
        listeners: PictureListeners,
        *,
        room: Room | None = None,
        waiting: PictureQueue | None = None,
    ) -> None:
        self._policy, self._folder, self._listeners = policy, folder, listeners
        self._retention = Retention(folder, policy, room or policy.room, listeners.forget)
        self._trouble = RoomTrouble(listeners.report)
        self._waiting = waiting or PictureQueue()
        self._given_up: Counter[PictureGroup] = Counter()
        self._is_behind = False
        self._good: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._wanted = 0
        self._tidy_at = self._rescan_at = 0.0
        self._is_swept = False
        self._thread = threading.Thread(target=self._run, name="pictures", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def receive(self, record: PartRecord, result: InspectionResult) -> None:
        group = group_of(record.verdict, known=bool(record.challenge))
        if result.image is not None and self._policy.kinds and self._is_kept(group, record.line):
            self._waiting.put(PartPictures(record, result, group))

    def close(self) -> None:
        """Write what waits, and end."""
        self._waiting.close()
        if self._thread.is_alive():
            self._thread.join()

    def _is_kept(self, group: PictureGroup, line: str) -> bool:
        every = self._policy.every[group]
        if group is not PictureGroup.OK or not every:
            return bool(every)
        with self._lock:
            self._good[line] += 1
            return (self._good[line] - 1) % every == 0

    # The keeper's thread.

    def _run(self) -> None:
        step_back()
        while not self._waiting.is_over:
            self._guard(self._tidy)
            part = self._waiting.take(max(0.0, self._tidy_at - time.monotonic()))
            if part is not None:
                self._guard(partial(self._write_all, part), part.group)
            elif not self._is_swept:
                self._is_swept = True
                self._guard(self._sweep)
            self._tell_behind()

    def _guard(self, work: Callable[[], None], group: PictureGroup | None = None) -> None:
        """What fails costs this picture, where it is one, and nothing else."""
        try:
            work()
        except GoodpartError as error:
            _log.warning("%s", error)
            self._refuse(group, error.what)
        except Exception as error:  # noqa: BLE001 - the thread's boundary; reported and logged
            _log.exception("pictures")
            self._refuse(group, unexpected(error, "", "").strip())

    def _refuse(self, group: PictureGroup | None, reason: str) -> None:
        if group is not None:
            self._trouble.refuse(group, reason)

    def _write_all(self, part: PartPictures) -> None:
        for kind in self._policy.kinds:
            content = encoded(kind, part.result, self._policy)
            if content is not None:
                self._write(part, kind, content)

    def _write(self, part: PartPictures, kind: PictureKind, content: bytes) -> None:
        record = part.record
        self._wanted = len(content)
        self._trouble.lose(self._retention.make_room(len(content), part.group))
        if self._retention.shortage(len(content)) > 0:
            self._trouble.refuse(part.group)
            return
        name = _name(record, kind).path(suffix_of(kind, self._policy))
        path = self._folder.write(name, part.group, content)
        self._listeners.keep(
            PictureRecord(
                run=record.run, trigger=record.trigger, kind=kind, path=path, bytes=len(content)
            )
        )
        self._trouble.accept(part.group)

    def _tidy(self) -> None:
        now = time.monotonic()
        if now < self._tidy_at:
            return
        self._tidy_at = now + TIDY_S
        if now >= self._rescan_at:
            self._rescan_at = now + RESCAN_S
            self._folder.scan()
        self._retention.expire(datetime.now(UTC))
        self._trouble.lose(self._retention.make_room(0, PictureGroup.NG))
        if self._retention.shortage(AMPLE * self._wanted) <= 0:
            self._trouble.there_is_room()

    def _sweep(self) -> None:
        self._retention.forget(self._listeners.lost_rows())

    def _tell_behind(self) -> None:
        given_up = self._waiting.given_up()
        if given_up != self._given_up:
            self._given_up, self._is_behind = given_up, True
            self._listeners.report_behind(behind(given_up))
        elif self._is_behind and not self._waiting.waiting:
            self._is_behind = False
            self._listeners.report_behind("")


def _name(record: PartRecord, kind: PictureKind) -> PictureName:
    seen_us = record.decided_us - round(record.latency_ms * 1000)
    return PictureName(
        taken_at=moment(seen_us),
        line=record.line,
        trigger=record.trigger,
        verdict=record.verdict,
        known=bool(record.challenge),
        score=record.score,
        serial=record.serial,
        kind=kind,
    )
