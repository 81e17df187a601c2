"""Which pictures go: by age, and where the disk has too little room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from app.store.pictures.folder import PictureFile, PictureFolder
from app.store.pictures.policy import PictureGroup, PicturePolicy, Room

BATCH = 100
OnRemoved = Callable[[tuple[str, ...]], None]


class Retention:
    """One thread, that of ``folder``. ``on_removed`` hears of paths whose files are gone.

    The file goes before its row: on a full disk no row can be written first. A row that a crash
    leaves behind is found by ``app.store.pictures.index.rows_without_file``.
    """

    def __init__(
        self, folder: PictureFolder, policy: PicturePolicy, room: Room, on_removed: OnRemoved
    ) -> None:
        self._folder, self._policy = folder, policy
        self._room, self._on_removed = room, on_removed

    def expire(self, now: datetime) -> int:
        """Remove what is too old by its group's age; returns how many went."""
        removed = 0
        for group, days in self._policy.days.items():
            if days:
                old = self._folder.oldest(group, before=now - timedelta(days=days))
                removed += self._remove(old)
        return removed

    def shortage(self, wanted: int = 0) -> int:
        """Bytes that are missing for ``wanted`` more; 0 and less: there is room."""
        return self._room.shortage(self._folder.free, self._folder.used, wanted)

    def make_room(self, wanted: int, for_group: PictureGroup) -> frozenset[PictureGroup]:
        """Remove the oldest until ``wanted`` bytes fit; returns the groups that lost pictures.

        OK first, NG last, and none that is worth more than ``for_group``: ask ``shortage`` what
        it came to.
        """
        short = self.shortage(wanted)
        lost = set()
        for group in PictureGroup:
            if group.rank > for_group.rank or short <= 0:
                break
            before = self._folder.totals()[group].bytes
            if self._remove(self._folder.oldest(group), short):
                lost.add(group)
            # Counted, not asked of the disk: some give the room back later, and all would go.
            short -= before - self._folder.totals()[group].bytes
        return frozenset(lost)

    def forget(self, paths: Sequence[str]) -> None:
        """Tell of files that are gone, in portions that any database takes."""
        for start in range(0, len(paths), BATCH):
            self._on_removed(tuple(paths[start : start + BATCH]))

    def _remove(self, files: Iterable[PictureFile], bytes_: int | None = None) -> int:
        """All, or until ``bytes_`` are gone; returns how many went."""
        removed, left = [], bytes_
        for file in files:
            if left is not None and left <= 0:
                break
            if self._folder.remove(file):
                removed.append(str(file.path))
                left = None if left is None else left - file.bytes
        self.forget(removed)
        return len(removed)
