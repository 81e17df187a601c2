"""Method, size and schedule in words; then progress, loss curves and what the model sees."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.capture.coverage import USUAL
from app.library.entries import PREVIEW
from app.ui.commands import StepReport
from app.ui.moments import stored_text
from app.ui.product.commands import ProductCommands
from app.ui.product.loss_chart import LossChart
from app.ui.product.product_model import ProductModel
from app.ui.run_view.texts import INTERRUPTED, RunTexts

SIDE_WIDTH_PX = 420
SIZES = (128, 256, 384, 512)
TRAIN, ESTIMATE = "train", "estimate"


class TrainPage(QWidget):
    """One training at a time; it runs in a process of its own, behind a line's inspection."""

    trained = Signal()

    def __init__(self, model: ProductModel, commands: ProductCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._commands = model, commands
        self._texts = RunTexts(self)
        self._seconds: Mapping[str, object] = {}
        self._number = 0
        self.state = self._label("summary")
        self.hint = self._label("hint")
        self.method, self.image_size, self.schedule, self.start_from = (
            QComboBox(self) for _ in range(4)
        )
        for box in (self.method, self.image_size, self.schedule, self.start_from):
            box.setMinimumHeight(48)
        self.method.addItem(self.tr("Small network: quick"), "efficientad-s")
        self.method.addItem(self.tr("Medium network: finer, about twice as slow"), "efficientad-m")
        for side in SIZES:
            self.image_size.addItem(self.tr("{0} x {0} pixels").format(side), side)
        self.image_size.setCurrentIndex(SIZES.index(256))
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
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
        self.train.clicked.connect(self._train)
        self.stop.clicked.connect(self._stop)
        self.resume.clicked.connect(lambda: self._run("--resume"))
        self.discard.clicked.connect(self._discard)
        self.image_size.currentIndexChanged.connect(lambda index: self._estimate())
        self.method.currentIndexChanged.connect(lambda index: self._estimate())
        commands.progressed.connect(self._show_step)
        commands.changed.connect(self.refresh)
        self._arrange()

    def enter(self) -> None:
        """The page is shown: say how long trainings take here."""
        self._list_versions()
        self._name_schedules()
        self.refresh()
        if not self._seconds:
            self._estimate()

    def propose_start(self, number: int) -> None:
        """Go on from that version's weights, unless the person chooses otherwise."""
        self.start_from.setCurrentIndex(max(0, self.start_from.findData(number)))

    def refresh(self) -> None:
        """What may be done now."""
        running = self._commands.action == TRAIN
        interrupted = None if running else self._model.product.interrupted()
        free = not self._commands.action or self._commands.action == ESTIMATE
        ready = free and self._model.missing == 0 and interrupted is None
        self.train.setEnabled(ready)
        self.stop.setVisible(running)
        for box in (self.method, self.image_size, self.schedule, self.start_from):
            box.setEnabled(free and interrupted is None)
        for button in (self.resume, self.discard):
            button.setVisible(interrupted is not None)
            button.setEnabled(free)
        if interrupted is not None:
            when = stored_text(interrupted.started_utc)
            self.state.setText(self.tr("A training was interrupted."))
            self.hint.setText(
                self.tr("Begun {0} (UTC), version {1}. Nothing that it learned is lost.").format(
                    when, interrupted.number
                )
            )
        elif self._model.missing == 0 and not running and not self.state.text():
            self.state.setText(self.tr("{0} good pictures are there.").format(self._model.good))
            self.hint.setText(
                self.tr("A tenth of them is not learned: they set the threshold. {0}").format(
                    self._enough()
                )
            )
        elif self._model.missing and not running:
            self.state.setText(self.tr("{0} more good pictures needed").format(self._model.missing))
            self.hint.setText(self.tr("Capture them first, or take them from a folder."))

    def _enough(self) -> str:
        if self._model.good < USUAL:
            return self.tr("More good parts make it surer: 50 to 100 are usual.")
        return ""

    def _estimate(self) -> None:
        """Measured here and now: some seconds."""
        if self._commands.action:
            return
        self._seconds = {}
        self._name_schedules()
        self._commands.run(ESTIMATE, *self._method_words(), end=self._take_estimate)

    def _take_estimate(self, code: int, result: Mapping[str, object]) -> None:
        seconds = result.get("seconds")
        self._seconds = seconds if code == 0 and isinstance(seconds, Mapping) else {}
        self._name_schedules()

    def _name_schedules(self) -> None:
        chosen = self.schedule.currentData() or "quick"
        names = {
            "quick": self.tr("Quick"),
            "standard": self.tr("Standard"),
            "full": self.tr("Full, as published"),
        }
        self.schedule.clear()
        for name, words in names.items():
            self.schedule.addItem(f"{words}: {self._duration(self._seconds.get(name))}", name)
        self.schedule.setCurrentIndex(list(names).index(str(chosen)))

    def _duration(self, seconds: object) -> str:
        if not isinstance(seconds, int | float):
            return self.tr("measuring how long it takes here ...")
        if seconds < 90 * 60:
            return self.tr("about {0} minutes here").format(max(1, round(seconds / 60)))
        return self.tr("about {0} hours here").format(round(seconds / 3600))

    def _list_versions(self) -> None:
        self.start_from.clear()
        self.start_from.addItem(self.tr("From scratch"), 0)
        for version in reversed(self._model.product.versions.all()):
            text = self.tr("From version {0}: quicker where little changed").format(version.number)
            self.start_from.addItem(text, version.number)

    def _method_words(self) -> tuple[str, ...]:
        size = str(self.image_size.currentData())
        method = str(self.method.currentData())
        # The program's own network: a line's computer need not reach ImageNet's weights.
        return ("--method", method, "--teacher", "embedded", "--image-size", size)

    def _train(self) -> None:
        start = int(self.start_from.currentData() or 0)
        schedule = "update" if start else str(self.schedule.currentData())
        words = [*self._method_words(), "--schedule", schedule]
        self._run(*words, *(("--start", str(start)) if start else ()))

    def _run(self, *words: str) -> None:
        if not self._commands.run(TRAIN, *words, end=self._end):
            return
        self.chart.clear()
        self.chart.hide()
        self.preview.hide()
        self.preview_title.clear()
        self.bar.setRange(0, 0)
        self.state.setText(self.tr("Starting ..."))
        self.hint.setText(self.tr("The line goes on inspecting meanwhile."))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.state.setText(self.tr("Stopping after this step ..."))
        self._commands.stop()

    def _discard(self) -> None:
        self._commands.run("discard", end=lambda code, result: self.state.clear())

    def _show_step(self, report: StepReport) -> None:
        if self._commands.action != TRAIN:
            return
        self.bar.setRange(0, report.steps)
        self.bar.setValue(report.step)
        self.state.setText(self._texts.step(report))
        self.stop.setEnabled(True)
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
        places = list((self._model.product.root / "versions").glob(f"*/{PREVIEW}"))
        return max(places, key=lambda path: path.stat().st_mtime, default=None)

    def _end(self, code: int, result: Mapping[str, object]) -> None:
        self.bar.setRange(0, 1)
        self.bar.setValue(1 if code == 0 else 0)
        self.state.setText(self._texts.ending(code))
        self.hint.setText("" if code == INTERRUPTED else self._texts.summary(code, result))
        if code == 0:
            self._model.chosen = 0
            self._list_versions()
            self.trained.emit()

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
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        for title, box in (
            (self.tr("Method"), self.method),
            (self.tr("Image size"), self.image_size),
            (self.tr("Schedule"), self.schedule),
            (self.tr("Start"), self.start_from),
        ):
            name = self._label("sliderTitle")
            name.setText(title)
            left.addWidget(name)
            left.addWidget(box)
        left.addStretch(1)
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
        row.addWidget(side)
        row.addLayout(right, 1)
