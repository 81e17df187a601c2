"""Guides a person through the known parts of a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.access.audit import Who
from app.station.challenge import Challenge, ChallengeState, Phase
from app.station.challenge_records import ChallengeOutcome
from app.ui.challenge.trend import TrendChart
from app.ui.live.image_view import ImageView
from app.ui.live.line_model import LineModel
from app.ui.live.picture import MapKind, draw, shrunk
from app.ui.live.verdict_banner import VerdictBanner
from app.ui.live.verdict_style import verdict_text
from app.ui.sentences import translated
from core.evaluation.overlay import display_image
from core.types import Verdict

NAME_COLUMN = 1
SIDE_WIDTH_PX = 460
TREND_HEIGHT_PX = 190
OPACITY = 0.6


class ChallengeView(QWidget):
    """One part after the other; ``left`` when the person is done."""

    left = Signal()

    def __init__(
        self, model: LineModel, challenge: Challenge, who: Who, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.challenge, self._model, self._who = challenge, model, who
        self._state: ChallengeState | None = None
        self._drawn: object = None
        self.image = ImageView(self)
        self.banner = VerdictBanner(self)
        self.sentence = self._label("summary")
        self.problem = self._label("reason")
        self.begin = self._button(self.tr("Begin"), self._begin)
        self.ready = self._button(self.tr("It lies there"), self._ready)
        self.stop = self._button(self.tr("Stop"), challenge.cancel)
        self.done = self._button(self.tr("Done"), self.left.emit)
        self.trend = TrendChart(self)
        self.trend.setFixedHeight(TREND_HEIGHT_PX)
        self._rows = QGridLayout()
        self._cells: list[QLabel] = []
        self._arrange()

    @property
    def is_outdated(self) -> bool:
        """The line has changed over to a recipe with another challenge."""
        return self._model.line.challenge is not self.challenge

    def refresh(self) -> None:
        """Show line and challenge as they are now."""
        self.banner.show_model(self._model)
        self._draw()
        state = self.challenge.state()
        if state == self._state:
            return
        ended = self._state is None or self._state.phase is not state.phase
        self._state = state
        self._show_state(state)
        if ended:
            self.trend.show_records(self.challenge.history())

    def _show_state(self, state: ChallengeState) -> None:
        runs = state.phase in (Phase.ASKING, Phase.ARMED)
        self.begin.setVisible(not runs)
        self.ready.setVisible(runs)
        self.stop.setVisible(runs)
        self.ready.setEnabled(state.phase is Phase.ASKING)
        self.sentence.setText(self._say(state))
        self.problem.setText(translated(state.problem))
        self.problem.setVisible(bool(state.problem))
        self._list_parts(state)

    def _say(self, state: ChallengeState) -> str:
        asked = state.asked
        if asked is not None:
            number, count = len(state.outcomes) + 1, len(state.parts)
            if state.phase is Phase.ARMED:
                return self.tr("Waiting for “{0}” ({1} of {2}) ...").format(
                    asked.name, number, count
                )
            return self.tr("Put “{0}” before the camera ({1} of {2}).").format(
                asked.name, number, count
            )
        return {
            Phase.IDLE: self.tr("No challenge is due. It can be done at any time."),
            Phase.DUE: self.tr("The challenge is due. Have the known parts at hand."),
            Phase.PASSED: self.tr("Passed: every known part got its right verdict."),
            Phase.FAILED: self.tr("Failed. Call an engineer, then challenge again."),
        }[state.phase]

    def _list_parts(self, state: ChallengeState) -> None:
        for cell in self._cells:
            self._rows.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        for row, part in enumerate(state.parts):
            outcome = state.outcomes[row] if row < len(state.outcomes) else None
            mark = "·" if outcome is None else "✓" if outcome.matches else "✗"
            must = self.tr("must be {0}").format(verdict_text(Verdict(part.expected)))
            for column, text in enumerate((mark, part.name, must, self._margin(outcome))):
                self._add_cell(row, column, text, outcome is None or outcome.matches)
        self._rows.setColumnStretch(1, 1)

    def _add_cell(self, row: int, column: int, text: str, is_right: bool) -> None:
        cell = self._label("cell" if is_right else "wrongCell")
        cell.setText(text)
        cell.setWordWrap(column == NAME_COLUMN)
        self._rows.addWidget(cell, row, column)
        self._cells.append(cell)

    def _margin(self, outcome: ChallengeOutcome | None) -> str:
        if outcome is None:
            return ""
        verdict = verdict_text(outcome.verdict)
        if outcome.margin is None:
            return self.tr("was {0}").format(verdict)
        margin = self.locale().toString(100 * outcome.margin, "f", 0)
        return self.tr("was {0}, {1} %").format(verdict, margin)

    def _begin(self) -> None:
        self.challenge.begin(self._who())
        self.refresh()

    def _ready(self) -> None:
        """Lines that wait for a trigger get one; on the others the next part is it."""
        self.challenge.ready()
        self._model.line.trigger()
        self.refresh()

    def _draw(self) -> None:
        shown = self._model.shown
        if shown is None or shown.image is None:
            frame = self._model.frame
            if frame is not None and frame is not self._drawn:
                self._drawn = frame
                self.image.show_picture(display_image(shrunk(frame.image)))
            return
        if shown is not self._drawn:
            self._drawn = shown
            self.image.show_picture(draw(shown, MapKind.COMBINED, OPACITY))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: slot())
        return button

    def _arrange(self) -> None:
        title = self._label("lineTitle")
        title.setText(self.tr("Challenge: {0}").format(self._model.line.name))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.done)
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        self._rows.setHorizontalSpacing(12)
        right.addWidget(self.banner)
        right.addWidget(self.sentence)
        right.addWidget(self.problem)
        right.addLayout(self._rows)
        right.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self.begin, self.ready, self.stop):
            buttons.addWidget(button, 2 if button is self.ready else 1)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.image, 1)
        middle.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self.trend)
