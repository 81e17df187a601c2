"""What is filtered goes into files, beside the GUI thread; it can be stopped at any part."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.access.audit import Action, Audit
from app.access.exporting import recorded_export
from app.store.exports import export
from app.store.parts import FindsPictures, PartFilter, PartRow
from app.store.picture_exports import export_pictures
from app.ui.background import Background
from app.ui.history.sources import PartsOnRecord
from core.errors import GoodpartError

EVERY = 50
"""Parts between two words of progress."""


class StoppedError(GoodpartError):
    """By the person who began it."""


class Export(QObject):
    """One at a time, in a thread of its own. ``shut_down`` stops it: nothing half is left."""

    progressed = Signal(int)
    """Parts that are written."""
    finished = Signal(object, int)
    """The path, and how many parts; with pictures the parts that have one."""
    failed = Signal(GoodpartError)

    def __init__(
        self,
        record: PartsOnRecord,
        pictures: FindsPictures | None,
        audit: Audit,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._record, self._pictures, self._audit = record, pictures, audit
        self._background = Background("history export", self)
        self._stopping = threading.Event()

    @property
    def running(self) -> bool:
        return self._background.is_busy("export")

    def write_table(self, wanted: PartFilter, path: Path, by: str) -> None:
        """A .csv or .xlsx file. ``by``: who, for the record."""
        self._start(wanted, path, by, "", lambda rows: export(rows, path))

    def write_pictures(self, wanted: PartFilter, folder: Path, by: str) -> None:
        """A new folder. Nothing happens where no pictures are kept."""
        pictures = self._pictures
        if pictures is not None:
            self._start(
                wanted, folder, by, "pictures", lambda rows: export_pictures(rows, pictures, folder)
            )

    def stop(self) -> None:
        self._stopping.set()

    def shut_down(self) -> None:
        self.stop()
        self._background.shut_down()

    def _start(
        self,
        wanted: PartFilter,
        path: Path,
        by: str,
        subject: str,
        write: Callable[[Iterable[PartRow]], int],
    ) -> None:
        if self.running:
            return
        self._stopping.clear()

        def work() -> int:
            """The record's disk may be slow: not in the GUI thread."""
            with recorded_export(
                self._audit,
                by,
                Action.RESULTS_EXPORTED,
                path,
                subject=subject,
                reason=str(wanted),
            ):
                return write(self._watched(self._record.all(wanted)))

        self._background.submit(
            "export",
            work,
            lambda number: self.finished.emit(path, number),
            self.failed.emit,
        )

    def _watched(self, rows: Iterable[PartRow]) -> Iterator[PartRow]:
        """In the worker's thread."""
        for number, row in enumerate(rows):
            if self._stopping.is_set():
                raise StoppedError("The export was stopped.", "Nothing was exported.")
            if number % EVERY == 0:
                self.progressed.emit(number)
            yield row
