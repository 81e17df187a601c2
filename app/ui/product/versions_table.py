"""The versions of a product's model, newest first, with their figures and notes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.library.entries import VersionEntry
from app.ui.moments import stored_text
from app.ui.product.product_model import AllVersions
from app.ui.widgets.finger import scroll_by_finger

NOTES = 6
ROW_PX = 52


class VersionsTable(QTableWidget):
    """Whole rows are chosen; ``noted`` when a person wrote a version's note."""

    noted = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._versions: list[VersionEntry] = []
        titles = (
            self.tr("Version"),
            self.tr("When, who"),
            self.tr("Good parts rejected"),
            self.tr("Bad parts missed"),
            self.tr("AU-ROC"),
            self.tr("Data set"),
            self.tr("Notes"),
        )
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        scroll_by_finger(self)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NOTES, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._note)

    @property
    def chosen(self) -> list[VersionEntry]:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self._versions[row] for row in rows if row < len(self._versions)]

    def show_versions(self, versions: AllVersions) -> None:
        self._versions = list(reversed(versions.all()))
        live, shadow = versions.live(), versions.shadow()
        with QSignalBlocker(self):
            self.setRowCount(len(self._versions))
            for row, version in enumerate(self._versions):
                marks = self._marks(version, live, shadow)
                for column, text in enumerate((marks, *self._facts(version))):
                    item = QTableWidgetItem(text)
                    if column != NOTES:
                        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                    self.setItem(row, column, item)
        self.resizeRowsToContents()

    def _marks(self, version: VersionEntry, live: int, shadow: int) -> str:
        text = str(version.number)
        if version.number == live:
            text = self.tr("{0} · live").format(version.number)
        if version.number == shadow:
            text = self.tr("{0} · shadow").format(version.number)
        return text + "\n" + self.tr("several products") if version.product else text

    def _facts(self, version: VersionEntry) -> tuple[str, ...]:
        figures = version.figures
        auroc = self.locale().toString(figures["auroc"], "f", 3) if "auroc" in figures else "–"
        rejected = _share(figures.get("good_rejected"), figures.get("good"))
        missed = _share(figures.get("bad_missed"), figures.get("bad"))
        when = f"{stored_text(version.created_utc)}\n{version.created_by}"
        return when, rejected, missed, auroc, version.snapshot, version.notes

    def _note(self, item: QTableWidgetItem) -> None:
        if item.column() == NOTES:
            self.noted.emit(self._versions[item.row()].number, item.text())


def _share(part: float | None, whole: float | None) -> str:
    return "–" if not whole or part is None else f"{part:.0f} / {whole:.0f}"
