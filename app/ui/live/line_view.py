"""One line, large: verdict, picture, score, counts, parts and alarms."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.station.result import InspectionResult
from app.station.snapshot import LineSnapshot
from app.ui.live.alarm_list import AlarmList
from app.ui.live.controls import LineControls, MapControls
from app.ui.live.counters import Counters
from app.ui.live.image_view import ImageView
from app.ui.live.label_bar import LabelBar, TakesLabels
from app.ui.live.lamps import Lamps
from app.ui.live.line_model import LineModel
from app.ui.live.parts_strip import PartsStrip
from app.ui.live.picture import draw, score_at, shrunk
from app.ui.live.score_chart import ScoreChart
from app.ui.live.verdict_banner import VerdictBanner
from app.ui.outputs.lamp_button import OutputsButton
from app.ui.sentences import translated
from core.evaluation.overlay import display_image

SIDE_WIDTH_PX = 420
TITLE_PX = 200
CODE_LENGTH = 24


class LineView(QWidget):
    """Shows what its model holds; ``left`` asks for the overview of all lines."""

    left = Signal()
    setup_asked = Signal()
    challenge_asked = Signal()
    recipe_asked = Signal()
    outputs_asked = Signal()

    def __init__(
        self,
        model: LineModel,
        several: bool,
        parent: QWidget | None = None,
        labels: TakesLabels | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.title = QLabel(model.line.name, self)
        self.title.setObjectName("lineTitle")
        # The name takes the room that is left, in two lines if need be, and never asks for more.
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setMinimumWidth(TITLE_PX)
        self.back = QPushButton(self.tr("All lines"), self)
        self.back.setObjectName("choice")
        self.back.setVisible(several)
        self.setup = QPushButton(self.tr("Set up"), self)
        self.setup.setObjectName("choice")
        self.recipe = QPushButton(self)
        self.recipe.setObjectName("choice")
        self.scanned = QLabel(self)
        self.scanned.setObjectName("summary")
        self.scanned.hide()
        self.challenge = QPushButton(self.tr("Challenge"), self)
        self.challenge.setObjectName("choice")
        self.results = QPushButton(self.tr("Results"), self)
        self.results.setObjectName("choice")
        self.outputs = OutputsButton(self)
        self.outputs.setVisible(model.outputs is not None)
        self.lamps = Lamps(self)
        self.alarms = AlarmList(self)
        self.image = ImageView(self)
        self.maps = MapControls(self)
        self.banner = VerdictBanner(self)
        self.reason = QLabel(self)
        self.reason.setObjectName("reason")
        self.reason.setWordWrap(True)
        self.chart = ScoreChart(self)
        self.counters = Counters(self)
        self.controls = LineControls(model.line, self)
        self.strip = PartsStrip(self)
        self.labels = None if labels is None else LabelBar(labels, self)
        self._drawn: tuple[object, ...] = ()
        self._chart_is_behind = True
        self._arrange()
        self._connect()

    def refresh(self, has_news: bool, *, whole: bool = True) -> None:
        """Show the model's present state; the picture only where it changed.

        Without ``whole`` only picture and verdict, which a fast line changes at every look.
        """
        self.banner.show_model(self.model)
        self._draw(self.model.shown)
        self._chart_is_behind |= has_news or self.model.selected is not None
        if whole:
            self._show_details()

    def _show_details(self) -> None:
        model, snapshot = self.model, self.model.snapshot
        name = " · ".join(text for text in (snapshot.name, snapshot.recipe) if text)
        self.title.setText(name)
        self._show_recipe(snapshot)
        challenge = model.line.challenge
        self.challenge.setVisible(challenge is not None and bool(challenge.state().parts))
        if model.outputs is not None:
            self.outputs.show_outputs(model.outputs.snapshots())
        self.lamps.show_snapshot(snapshot)
        self.alarms.show_alarms(snapshot.alarms)
        self.counters.show_snapshot(snapshot)
        self.controls.show_snapshot(snapshot, model.selected is not None)
        self.strip.show_results(tuple(model.pinned), tuple(model.recent))
        self._show_reason(model.shown)
        if self.labels is not None:
            self.labels.show_result(model.selected)
        if self._chart_is_behind:
            self._chart_is_behind = False
            self.chart.show_results(tuple(model.recent), model.shown)

    def _show_recipe(self, snapshot: LineSnapshot) -> None:
        requested, active = snapshot.recipe_requested, snapshot.recipe_active
        self.recipe.setVisible(len(snapshot.recipes) > 1)
        text = self.tr("Recipe {0}").format(active)
        if requested != active:
            text = self.tr("Recipe {0} → {1} ...").format(active, requested)
        if self.recipe.text() != text:
            self.recipe.setText(text)

    def show_scan(self, code: str, is_known: bool) -> None:
        """What a barcode scanner read; it stays until it reads again."""
        said = self.tr("✓ Code {0}") if is_known else self.tr("? Code {0} means nothing here")
        self.scanned.setText(said.format(shortened(code)))
        self.scanned.show()

    def _show_reason(self, shown: InspectionResult | None) -> None:
        reason = self.model.snapshot.reason or ("" if shown is None else shown.reason)
        text = translated(reason)
        if self.model.selected is not None:
            part = self.tr("Part {0}, held.").format(self.model.selected.trigger)
            text = f"{part} {text}".strip()
        if shown is not None and shown.serial:
            serial = self.tr("Serial number {0}.").format(shown.serial)
            text = f"{serial} {text}".strip()
        if shown is not None and shown.challenge:
            known = self.tr("Known part: {0}.").format(shown.challenge)
            text = f"{known} {text}".strip()
        if self.reason.text() != text:
            self.reason.setText(text)
            self.reason.setFixedHeight(self.reason.heightForWidth(SIDE_WIDTH_PX))
        self.reason.setVisible(bool(text))

    def _draw(self, shown: InspectionResult | None) -> None:
        kind, opacity = self.maps.kind, self.maps.opacity.value() / 100
        if shown is None or shown.image is None:
            frame = self.model.frame
            if frame is None or self._drawn == (id(frame),):
                return
            self._drawn = (id(frame),)
            self.image.show_picture(display_image(shrunk(frame.image)))
            return
        wanted = (shown.trigger, id(shown), kind, opacity)
        if wanted != self._drawn:
            self._drawn = wanted
            self.image.show_picture(draw(shown, kind, opacity))

    def _point(self, position: tuple[float, float] | None) -> None:
        shown = self.model.shown
        if position is None or shown is None or shown.image is None:
            self.maps.pointer.clear()
            return
        height, width = shown.image.shape[:2]
        x, y = int(position[0] * width), int(position[1] * height)
        value, score = shown.image[y, x], score_at(shown, self.maps.kind, position)
        pixel = " ".join(str(v) for v in value) if value.ndim else str(value)
        number = "–" if score is None else self.locale().toString(score, "f", 3)
        self.maps.pointer.setText(
            self.tr("x {0}  y {1}  value {2}  score {3}").format(x, y, pixel, number)
        )

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.setup.clicked.connect(self.setup_asked)
        self.challenge.clicked.connect(self.challenge_asked)
        self.recipe.clicked.connect(self.recipe_asked)
        self.outputs.clicked.connect(self.outputs_asked)
        self.alarms.acknowledged.connect(self.model.line.acknowledge)
        self.maps.fit_asked.connect(self.image.fit)
        self.maps.changed.connect(lambda: self._draw(self.model.shown))
        self.image.pointed.connect(self._point)
        self.strip.chosen.connect(self._select)
        self.strip.seen.connect(self._seen)
        self.controls.freeze_asked.connect(self._freeze)

    def _select(self, result: InspectionResult) -> None:
        self.model.select(result)
        self.refresh(True)

    def _freeze(self) -> None:
        if self.model.selected is not None:
            self.model.release()
        else:
            self.model.freeze()
        self.refresh(True)

    def _seen(self) -> None:
        self.model.unpin_all()
        self.refresh(True)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.lamps)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        for button in (self.recipe, self.results, self.challenge, self.outputs, self.setup):
            head.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.image, 1)
        left.addWidget(self.scanned)
        left.addWidget(self.maps)
        if self.labels is not None:
            left.addWidget(self.labels)
        side = _Side(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        right.addWidget(self.banner)
        right.addWidget(self.reason)
        right.addWidget(self.chart, 1)
        right.addWidget(self.counters)
        right.addWidget(self.controls)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 1)
        middle.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.alarms)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)


class _Side(QWidget):
    """Banner and chart give way where the screen is low.

    Of a widget whose height follows its width a layout knows no least height but the usual one.
    """

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return False


def shortened(code: str) -> str:
    """Its end tells parts apart."""
    return code if len(code) <= CODE_LENGTH else "…" + code[-CODE_LENGTH:]
