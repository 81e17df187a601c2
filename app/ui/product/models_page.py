"""The versions of a product's model: figures, notes, two side by side, export and import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.library.comparison import ComparedSample, compare
from app.library.entries import VersionEntry
from app.library.scores import load_scores
from app.ui.live.verdict_style import verdict_text
from app.ui.moments import stored_text
from app.ui.product.commands import ProductCommands
from app.ui.product.product_model import ProductModel
from app.ui.sentences import translated
from app.ui.widgets.gallery import Exhibit, GalleryView
from core.errors import GoodpartError
from core.evaluation.overlay import display_image
from core.types import Image, Verdict

SUFFIX = ".goodpart"
NOTES = 6
SHOWN = 24
Choose = Callable[[QWidget, bool], Path | None]
Confirm = Callable[[QWidget, str], bool]


class ShadowLogFace(Protocol):
    """``app.library.shadow.ShadowLog``, which loads the engine and so has no place here."""

    def all(self) -> Sequence[ShadowRow]: ...

    def disagreements(self) -> Sequence[ShadowRow]: ...

    def image(self, entry: Any) -> Image: ...  # noqa: ANN401 - its own rows


class ShadowRow(Protocol):
    """``app.library.shadow.ShadowEntry``."""

    @property
    def trigger(self) -> int: ...

    @property
    def live(self) -> Verdict: ...

    @property
    def shadow(self) -> Verdict: ...


def choose_file(parent: QWidget, save: bool) -> Path | None:
    """The system's dialog; None where the person cancels."""
    ask = QFileDialog.getSaveFileName if save else QFileDialog.getOpenFileName
    name, _ = ask(parent, parent.windowTitle(), "", f"*{SUFFIX}")
    return Path(name) if name else None


def confirm(parent: QWidget, question: str) -> bool:
    return QMessageBox.question(parent, question, question) == QMessageBox.StandardButton.Yes


class ModelsPage(QWidget):
    """``judge_asked`` with the version that a person wants to judge, tune or bring live."""

    judge_asked = Signal(int)
    changed = Signal()

    def __init__(
        self,
        model: ProductModel,
        commands: ProductCommands,
        shadow_log: Callable[[int], ShadowLogFace],
        parent: QWidget,
        choose: Choose = choose_file,
        agree: Confirm = confirm,
    ) -> None:
        super().__init__(parent)
        self._shadow_log = shadow_log
        self._model, self._commands = model, commands
        self._choose, self._agree = choose, agree
        self._versions: list[VersionEntry] = []
        self.table = self._make_table()
        self.message = self._label("reason")
        self.gallery = GalleryView(self)
        self.judge = self._button(self.tr("Judge and tune"), self._judge)
        self.compare = self._button(self.tr("Compare two"), self._compare)
        self.shadow = self._button(self.tr("Shadow"), self._shadow)
        self.delete = self._button(self.tr("Delete"), self._delete)
        self.export = self._button(self.tr("Export ..."), self._export)
        self.take = self._button(self.tr("Import ..."), self._import)
        commands.changed.connect(self._allow)
        self._arrange()

    def enter(self) -> None:
        """List the versions, newest first."""
        self.message.clear()
        self._list()
        hint = self.tr("Choose two versions to see where they differ.")
        self.gallery.show_exhibits((), hint)

    def _list(self) -> None:
        self._versions = list(reversed(self._model.product.versions.all()))
        live = self._model.live
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._versions))
        for row, version in enumerate(self._versions):
            for column, text in enumerate(self._texts(version, version.number == live)):
                item = QTableWidgetItem(text)
                if column != NOTES:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        self.table.resizeRowsToContents()
        self._allow()

    def _texts(self, version: VersionEntry, live: bool) -> tuple[str, ...]:
        figures = version.figures
        auroc = self.locale().toString(figures["auroc"], "f", 3) if "auroc" in figures else "–"
        rejected = _share(figures.get("good_rejected"), figures.get("good"))
        missed = _share(figures.get("bad_missed"), figures.get("bad"))
        number = self.tr("{0} · live").format(version.number) if live else str(version.number)
        if version.number == self._model.product.versions.shadow():
            number = self.tr("{0} · shadow").format(version.number)
        if version.product:
            number += "\n" + self.tr("several products")
        when = stored_text(version.created_utc)
        who = version.created_by
        return number, f"{when}\n{who}", rejected, missed, auroc, version.snapshot, version.notes

    def _chosen(self) -> list[VersionEntry]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._versions[row] for row in rows if row < len(self._versions)]

    def _allow(self) -> None:
        chosen, free = self._chosen(), not self._commands.action
        self.judge.setEnabled(len(chosen) == 1)
        self.compare.setEnabled(free and len(chosen) == 2)
        self.export.setEnabled(free and len(chosen) == 1)
        deletable = len(chosen) == 1 and chosen[0].number != self._model.live
        self.delete.setEnabled(free and deletable)
        self.shadow.setEnabled(deletable)
        self._show_shadow(chosen[0].number if len(chosen) == 1 else 0)
        self.take.setEnabled(free)

    def _judge(self) -> None:
        if chosen := self._chosen():
            self.judge_asked.emit(chosen[0].number)

    def _compare(self) -> None:
        numbers = [version.number for version in self._chosen()]
        self.message.setText(self.tr("Judging what they have not judged yet ..."))
        words = [str(number) for number in numbers]
        self._commands.run(
            "compare", *words, end=lambda code, result: self._show_compared(code, result, numbers)
        )

    def _show_compared(self, code: int, result: Mapping[str, object], numbers: list[int]) -> None:
        if code != 0:
            self.message.setText(translated(str(result.get("error", ""))))
            return
        rows = self._rows(numbers)
        differing = [row for row in rows if row.differs]
        self.message.setText(
            self.tr("Versions {0} and {1}. Pictures with another verdict: {2} of {3}.").format(
                *numbers, len(differing), len(rows)
            )
        )
        shown = (differing or sorted(rows, key=lambda row: -max(row.shares)))[:SHOWN]
        self.gallery.show_exhibits(
            [self._exhibit(row, numbers) for row in shown],
            self.tr("There is no picture that both judged and neither learned."),
        )

    def _rows(self, numbers: list[int]) -> list[ComparedSample]:
        versions = self._model.product.versions
        tables = [load_scores(versions.scores(number)) for number in numbers]
        found = [table for table in tables if table is not None]
        if len(found) < len(numbers):
            return []
        tunings = [versions.tunings.of(number) for number in numbers]
        return compare(found, tunings, self._model.product.samples.all())

    def _exhibit(self, row: ComparedSample, numbers: list[int]) -> Exhibit:
        lines = [
            f"{number}: {verdict_text(verdict)} {round(share * 100)} %"
            for number, verdict, share in zip(numbers, row.verdicts, row.shares, strict=True)
        ]
        try:
            picture = display_image(self._model.product.samples.image(row.sample))
        except GoodpartError:
            picture = None
        return Exhibit(picture, "\n".join([*lines, str(row.sample.label)]))

    def _shadow(self) -> None:
        """Set or take off; a line takes it at its next start."""
        versions, number = self._model.product.versions, self._chosen()[0].number
        try:
            wanted = 0 if versions.shadow() == number else number
            versions.set_shadow(wanted, by=self._commands.who())
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return
        self._list()
        self.message.setText(self.tr("The line takes it at its next start."))
        self.changed.emit()

    def _show_shadow(self, number: int) -> None:
        """What that version said beside the live one, where it did."""
        log = self._shadow_log(number)
        entries = log.all()
        if not entries:
            return
        differing = log.disagreements()
        self.message.setText(
            self.tr(
                "Parts that version {0} judged as a shadow: {1}. Otherwise than the live one: {2}."
            ).format(number, len(entries), len(differing))
        )
        exhibits = []
        for entry in differing[:SHOWN]:
            try:
                picture = display_image(log.image(entry))
            except GoodpartError:
                picture = None
            caption = self.tr("Part {0}: live {1}, shadow {2}").format(
                entry.trigger, verdict_text(entry.live), verdict_text(entry.shadow)
            )
            exhibits.append(Exhibit(picture, caption))
        self.gallery.show_exhibits(exhibits, self.tr("They agreed on every part."))

    def _delete(self) -> None:
        number = self._chosen()[0].number
        if self._agree(self, self.tr("Delete version {0} for good?").format(number)):
            self._commands.run("delete", str(number), end=self._end)

    def _export(self) -> None:
        file = self._choose(self, True)
        if file is not None:
            whole = file if file.suffix else file.with_suffix(SUFFIX)
            if whole != file and whole.exists() and not self._agree(self, self._taken(whole)):
                return
            # What is replaced was agreed to here, or in the dialog.
            number = str(self._chosen()[0].number)
            self._commands.run("export", number, str(whole), "--overwrite", end=self._end)

    def _taken(self, file: Path) -> str:
        return self.tr("There is a file {0} already. Replace it?").format(file.name)

    def _import(self) -> None:
        file = self._choose(self, False)
        if file is not None:
            self._commands.run("import", str(file), end=self._end)

    def _end(self, code: int, result: Mapping[str, object]) -> None:
        text = self.tr("Done.") if code == 0 else translated(str(result.get("error", "")))
        self._list()
        self.message.setText(text)
        self.changed.emit()

    def _note(self, item: QTableWidgetItem) -> None:
        if item.column() == NOTES:
            version = self._versions[item.row()]
            try:
                self._model.product.versions.annotate(version.number, item.text())
            except GoodpartError as error:
                self.message.setText(translated(str(error)))

    def _make_table(self) -> QTableWidget:
        titles = (
            self.tr("Version"),
            self.tr("When, who"),
            self.tr("Good parts rejected"),
            self.tr("Bad parts missed"),
            self.tr("AU-ROC"),
            self.tr("Data set"),
            self.tr("Notes"),
        )
        table = QTableWidget(0, len(titles), self)
        table.setHorizontalHeaderLabels(titles)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(52)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NOTES, QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._allow)
        table.itemChanged.connect(self._note)
        return table

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.clicked.connect(lambda checked: act())
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.judge, self.compare, self.shadow, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.export, self.take):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.table, 2)
        column.addLayout(buttons)
        column.addWidget(self.message)
        column.addWidget(self.gallery, 3)


def _share(part: float | None, whole: float | None) -> str:
    return "–" if not whole or part is None else f"{part:.0f} / {whole:.0f}"
