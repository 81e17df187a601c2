"""What to train; then progress, loss curves and what the model sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.capture.coverage import USUAL
from app.library.entries import PREVIEW
from app.library.teachers import Teachers, teachers_here
from app.ui.commands import StepReport
from app.ui.moments import stored_text
from app.ui.product.commands import ProductCommands
from app.ui.product.loss_chart import LossChart
from app.ui.product.product_model import ProductModel, Training
from app.ui.product.train_choices import TrainChoices
from app.ui.run_view.texts import INTERRUPTED, RunTexts

TRAIN, ESTIMATE = "train", "estimate"


class TrainPage(QWidget):
    """One training at a time; it runs in a process of its own, behind a line's inspection."""

    trained = Signal()

    def __init__(
        self,
        model: ProductModel,
        commands: ProductCommands,
        parent: QWidget,
        look: Callable[[], Teachers] = teachers_here,
    ) -> None:
        super().__init__(parent)
        self._model, self._commands = model, commands
        self._texts = RunTexts(self)
        self._stopping = False
        self._outcome = "", ""
        """State and hint of the last run, empty where it was stopped."""
        self._known: frozenset[Path] = frozenset()
        """Previews of versions that were trained before."""
        self.choices = TrainChoices(model, self, look)
        self.state = self._label("summary")
        self.hint = self._label("hint")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.chart = LossChart(self)
        self.chart.hide()
        self.preview = QLabel(self)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumHeight(120)
        self.preview_title = self._label("hint")
        self.train = self._button(self.tr("Train"))
        self.stop = self._button(self.tr("Stop"))
        self.resume = self._button(self.tr("Go on with it"))
        self.discard = self._button(self.tr("Discard it"))
        self.train.clicked.connect(lambda: self._run(*self.choices.words()))
        self.stop.clicked.connect(self._stop)
        self.resume.clicked.connect(lambda: self._run("--resume"))
        self.discard.clicked.connect(self._discard)
        self.choices.changed.connect(self._estimate)
        commands.progressed.connect(self._show_step)
        commands.changed.connect(self.refresh)
        self._arrange()

    def enter(self) -> None:
        """The page is shown: say how long trainings take here."""
        self.choices.enter()
        self.refresh()
        if not self.choices.schedule.seconds:
            self._estimate()

    def propose_start(self, number: int) -> None:
        """Go on from that version's weights, unless the person chooses otherwise."""
        self.choices.propose_start(number)

    def refresh(self) -> None:
        """What may be done now, and why; while it trains, its steps say how it goes."""
        running = self._commands.action == TRAIN
        interrupted = None if running else self._model.product.interrupted()
        free = not self._commands.action or self._commands.action == ESTIMATE
        ready = free and self._model.missing == 0 and interrupted is None and self.choices.possible
        self.train.setEnabled(ready)
        self.stop.setVisible(running)
        for field in self.choices.fields:
            field.setEnabled(free and interrupted is None)
        for button in (self.resume, self.discard):
            button.setVisible(interrupted is not None)
            button.setEnabled(free)
        if not running:
            state, hint = self._standing(interrupted)
            self.state.setText(state)
            self.hint.setText(hint)

    def _standing(self, interrupted: Training | None) -> tuple[str, str]:
        """State and hint while nothing is trained."""
        if interrupted is not None:
            begun = self.tr("Begun {0} (UTC), version {1}. Nothing that it learned is lost.")
            when = stored_text(interrupted.started_utc)
            return self.tr("A training was interrupted."), begun.format(when, interrupted.number)
        if self._model.missing:
            needed = self.tr("Good pictures still needed: {0}").format(self._model.missing)
            return needed, self.tr("Capture them first, or take them from a folder.")
        if self._outcome[0]:
            return self._outcome
        split = self.tr("A tenth of them is not learned: they set the threshold. {0}")
        count = self.tr("Good pictures: {0}").format(self._model.good)
        return count, split.format(self._enough())

    def _enough(self) -> str:
        if self._model.good < USUAL:
            return self.tr("More good parts make it surer: 50 to 100 are usual.")
        return ""

    def _estimate(self) -> None:
        """Measured here and now: some seconds."""
        self._commands.dispense()
        if self._commands.action:
            return
        self.choices.show_seconds({})
        if self.choices.possible:
            self._commands.run(ESTIMATE, *self.choices.method_words(), end=self._take_estimate)
        self.refresh()

    def _take_estimate(self, code: int, result: Mapping[str, object]) -> None:
        seconds = result.get("seconds")
        self.choices.show_seconds(seconds if code == 0 and isinstance(seconds, Mapping) else {})

    def _run(self, *words: str) -> None:
        if not self._commands.run(TRAIN, *words, end=self._end):
            return
        self._stopping, self._outcome = False, ("", "")
        recorded = {str(version.number) for version in self._model.product.versions.all()}
        self._known = frozenset(path for path in self._previews() if path.parent.name in recorded)
        self._clear()
        self.stop.setEnabled(True)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.setText(self.tr("Starting ..."))
        self.hint.setText(self.tr("The line goes on inspecting meanwhile."))

    def _clear(self) -> None:
        """Nothing of a run before may be taken for the present one's."""
        self.bar.hide()
        self.chart.clear()
        self.chart.hide()
        self.preview.hide()
        self.preview_title.clear()

    def _stop(self) -> None:
        self._stopping = True
        self.stop.setEnabled(False)
        self.state.setText(self.tr("Stopping after this step ..."))
        self._commands.stop()

    def _discard(self) -> None:
        self._commands.run("discard", end=lambda code, result: self._clear())

    def _show_step(self, report: StepReport) -> None:
        if self._commands.action != TRAIN or self._stopping:
            return
        self.bar.setRange(0, report.steps)
        self.bar.setValue(report.step)
        self.state.setText(self._texts.step(report))
        if report.losses:
            self.chart.add(report.step, report.losses)
            self.chart.show()
        self._show_preview()

    def _show_preview(self) -> None:
        place = self._newest_preview()
        if place is None:
            return
        picture = QPixmap(str(place))
        if picture.isNull():
            return
        self.preview.show()
        room = self.preview.size()
        mode = Qt.TransformationMode.SmoothTransformation
        self.preview.setPixmap(picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode))
        self.preview_title.setText(
            self.tr("Pictures that are not learned, and what still looks odd on them")
        )

    def _newest_preview(self) -> Path | None:
        new = self._previews() - self._known
        return max(new, key=lambda path: path.stat().st_mtime, default=None)

    def _previews(self) -> set[Path]:
        return set((self._model.product.root / "versions").glob(f"*/{PREVIEW}"))

    def _end(self, code: int, result: Mapping[str, object]) -> None:
        # Where a command is ended rather than asked (Windows), it has no words of its own.
        ended = self._stopping and code != 0 and "error" not in result
        if ended or code == INTERRUPTED:
            self._clear()
            return
        self.bar.setRange(0, 1)
        self.bar.setValue(1 if code == 0 else 0)
        self._outcome = self._texts.ending(code), self._summary(code, result)
        if code == 0:
            self._model.chosen = 0
            self.choices.list_versions()
            self.trained.emit()

    def _summary(self, code: int, result: Mapping[str, object]) -> str:
        """The version of this product, and those that others got of the same model."""
        partners = result.get("partners")
        if not (isinstance(partners, Mapping) and partners):
            return self._texts.summary(code, result)
        names = {other.folder.name: other.name for other in self._model.others()}
        rows: list[tuple[str, Mapping[str, Any]]] = [(self._model.product.recipe.name, result)]
        rows += [(names.get(name, str(name)), facts) for name, facts in partners.items()]
        lines = []
        for name, facts in rows:
            text = self.tr("{0}: version {1}, threshold {2}. {3}")
            threshold = self.locale().toString(float(facts["threshold"]), "f", 3)
            rate = self._texts.summary(code, facts)
            lines.append(text.format(name, facts["number"], threshold, rate))
        return "\n".join(lines)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        return button

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.choices, 1)
        for button in (self.resume, self.discard, self.stop, self.train):
            left.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(10)
        for widget in (self.state, self.hint, self.bar):
            right.addWidget(widget)
        right.addWidget(self.chart, 2)
        right.addWidget(self.preview_title)
        right.addWidget(self.preview, 3)
        right.addStretch()
        self.preview.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(24)
        row.addLayout(left)
        row.addLayout(right, 1)
