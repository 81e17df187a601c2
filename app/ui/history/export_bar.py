"""Buttons that export what is filtered, and how it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from app.access.roles import Permission
from app.store.parts import PartFilter
from app.ui.access.gate import Gate
from app.ui.history.export import Export
from app.ui.sentences import translated
from app.ui.widgets.asking import ask_for_folder, ask_where_to_save
from core.errors import GoodpartError

AskFile = Callable[[QWidget, str, Path], Path | None]
AskFolder = Callable[[QWidget, str], Path | None]


class ExportBar(QWidget):
    """``wanted`` tells what is filtered now. ``folder`` is where files are proposed."""

    def __init__(
        self,
        export: Export,
        wanted: Callable[[], PartFilter],
        folder: Path,
        gate: Gate,
        parent: QWidget,
        ask_file: AskFile = ask_where_to_save,
        ask_folder: AskFolder = ask_for_folder,
    ) -> None:
        super().__init__(parent)
        self._export, self._wanted, self._folder = export, wanted, folder
        self.ask_file, self.ask_folder = ask_file, ask_folder
        self._gate = gate
        self._place: Path | None = None
        self._total: int | None = None
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(self)
        self.open_button = self._button(self.tr("Open"), self._open)
        self.stop_button = self._button(self.tr("Stop"), export.stop)
        self.csv = self._locked(self.tr("Export CSV"), lambda: self._write_table(".csv"))
        self.excel = self._locked(self.tr("Export Excel"), lambda: self._write_table(".xlsx"))
        self.images = self._locked(self.tr("Export images"), self._write_pictures)
        export.progressed.connect(self._progress)
        export.finished.connect(self._finish)
        export.failed.connect(self._fail)
        self._arrange()
        self._show(running=False)

    def show_total(self, parts: int | None) -> None:
        """How many parts are filtered; None while nobody knows."""
        self._total = parts

    def offer_images(self, are_kept: bool) -> None:
        self.images.setVisible(are_kept)

    def _write_table(self, suffix: str) -> None:
        proposal = self._folder / f"parts-{datetime.now():%Y%m%d-%H%M%S}{suffix}"
        path = self.ask_file(self, self.tr("Export parts"), proposal)
        if path is not None:
            self._begin(lambda by: self._export.write_table(self._wanted(), path, by))

    def _write_pictures(self) -> None:
        folder = self.ask_folder(self, self.tr("Where the folder with the images is made"))
        if folder is not None:
            path = folder / f"parts-{datetime.now():%Y%m%d-%H%M%S}"
            self._begin(lambda by: self._export.write_pictures(self._wanted(), path, by))

    def _begin(self, start: Callable[[str], None]) -> None:
        """Whoever was allowed may have been logged out while the dialog was open."""
        self._gate.ask(Permission.EXPORT, lambda: self._run(start), self.window())

    def _run(self, start: Callable[[str], None]) -> None:
        self._place = None
        self.message.setText(self.tr("The parts are being exported ..."))
        self.bar.setRange(0, self._total or 0)
        self.bar.setValue(0)
        self._show(running=True)
        start(self._gate.who())

    def _progress(self, parts: int) -> None:
        if self._total:
            self.bar.setValue(min(parts, self._total))

    def _finish(self, path: Path, parts: int) -> None:
        is_table = path.suffix in (".csv", ".xlsx")
        text = self.tr("Parts whose images are in {1}: {0}.")
        if is_table:
            text = self.tr("Parts in {1}: {0}.")
        self.message.setText(text.format(self.locale().toString(parts), path))
        self._place = path.parent if is_table else path
        self._show(running=False)

    def _fail(self, error: GoodpartError) -> None:
        self.message.setText(translated(str(error)))
        self._show(running=False)

    def _show(self, *, running: bool) -> None:
        for button in (self.csv, self.excel, self.images):
            button.setEnabled(not running)
        self.bar.setVisible(running)
        self.stop_button.setVisible(running)
        self.open_button.setVisible(self._place is not None and not running)

    def _open(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place)))

    def _locked(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = self._button(text, lambda: self._gate.ask(Permission.EXPORT, slot, self.window()))
        self._gate.mark(button, Permission.EXPORT)
        return button

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.clicked.connect(lambda checked: slot())
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.message, 1)
        row.addWidget(self.bar, 1)
        for button in (self.stop_button, self.open_button, self.csv, self.excel, self.images):
            row.addWidget(button)
