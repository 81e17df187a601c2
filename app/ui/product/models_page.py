"""The versions of a product's model: figures, notes, two side by side, export and import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.library.comparison import ComparedSample, compare
from app.library.scores import load_scores
from app.ui.product.commands import ProductCommands
from app.ui.product.product_model import ProductModel
from app.ui.product.shadow_log import ShadowLogFace
from app.ui.product.version_exhibits import VersionExhibits
from app.ui.product.versions_table import VersionsTable
from app.ui.sentences import translated
from app.ui.widgets.asking import is_agreed
from app.ui.widgets.gallery import GalleryView
from core.errors import GoodpartError

SUFFIX = ".goodpart"
SHOWN = 24
Choose = Callable[[QWidget, bool], Path | None]
Confirm = Callable[[QWidget, str], bool]


def choose_file(parent: QWidget, save: bool) -> Path | None:
    """The system's dialog; None where the person cancels."""
    ask = QFileDialog.getSaveFileName if save else QFileDialog.getOpenFileName
    name, _ = ask(parent, parent.windowTitle(), "", f"*{SUFFIX}")
    return Path(name) if name else None


def confirm(parent: QWidget, question: str) -> bool:
    return is_agreed(parent, parent.windowTitle(), question)


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
        self.table = VersionsTable(self)
        self.message = self._label("reason")
        self.gallery, self._exhibits = GalleryView(self), VersionExhibits(self)
        self.judge = self._button(self.tr("Judge and tune"), self._judge)
        self.compare = self._button(self.tr("Compare two"), self._compare)
        self.shadow = self._button(self.tr("Shadow"), self._shadow)
        self.delete = self._button(self.tr("Delete"), self._delete)
        self.export = self._button(self.tr("Export ..."), self._export)
        self.take = self._button(self.tr("Import ..."), self._import)
        self.table.itemSelectionChanged.connect(self._allow)
        self.table.noted.connect(self._note)
        commands.changed.connect(self._allow)
        self._arrange()

    def enter(self) -> None:
        """List the versions, newest first."""
        self.message.clear()
        self._list()
        hint = self.tr("Choose two versions to see where they differ.")
        self.gallery.show_exhibits((), hint)

    def _list(self) -> None:
        self.table.show_versions(self._model.product.versions)
        self._allow()

    def _allow(self) -> None:
        chosen, free = self.table.chosen, not self._commands.action
        self.judge.setEnabled(len(chosen) == 1)
        self.compare.setEnabled(free and len(chosen) == 2)
        self.export.setEnabled(free and len(chosen) == 1)
        deletable = len(chosen) == 1 and chosen[0].number != self._model.live
        self.delete.setEnabled(free and deletable)
        self.shadow.setEnabled(deletable)
        self._show_shadow(chosen[0].number if len(chosen) == 1 else 0)
        self.take.setEnabled(free)

    def _note(self, number: int, text: str) -> None:
        try:
            self._model.product.versions.annotate(number, text)
        except GoodpartError as error:
            self.message.setText(translated(str(error)))

    def _judge(self) -> None:
        if chosen := self.table.chosen:
            self.judge_asked.emit(chosen[0].number)

    def _compare(self) -> None:
        numbers = [version.number for version in self.table.chosen]
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
        samples = self._model.product.samples
        self.gallery.show_exhibits(
            [self._exhibits.compared(samples, row, numbers) for row in shown],
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

    def _shadow(self) -> None:
        """Set or take off; a line takes it at its next start."""
        versions, number = self._model.product.versions, self.table.chosen[0].number
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
        exhibits = [self._exhibits.shadowed(log, row) for row in differing[:SHOWN]]
        self.gallery.show_exhibits(exhibits, self.tr("They agreed on every part."))

    def _delete(self) -> None:
        number = self.table.chosen[0].number
        if self._agree(self, self.tr("Delete version {0} for good?").format(number)):
            self._commands.run("delete", str(number), end=self._end)

    def _export(self) -> None:
        file = self._choose(self, True)
        if file is not None:
            whole = file if file.suffix else file.with_suffix(SUFFIX)
            if whole != file and whole.exists() and not self._agree(self, self._taken(whole)):
                return
            # What is replaced was agreed to here, or in the dialog.
            number = str(self.table.chosen[0].number)
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
