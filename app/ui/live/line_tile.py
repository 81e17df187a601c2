"""One line among several: its verdict and picture, and whether it needs somebody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.live.image_view import ImageView
from app.ui.live.lamps import Lamps
from app.ui.live.line_model import LineModel
from app.ui.live.picture import MapKind, draw, shrunk
from app.ui.live.verdict_banner import VerdictBanner
from app.ui.outputs.texts import OutputTexts
from app.ui.sentences import translated
from app.ui.widgets.lamp import set_lamp
from core.evaluation.overlay import display_image

BANNER_PX = 84


class LineTile(QFrame):
    """Tapped, or chosen by the enter key, it asks to be enlarged."""

    chosen = Signal()

    def __init__(self, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setObjectName("tile")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(model.line.name)
        self.title = QLabel(model.line.name, self)
        self.title.setObjectName("cardTitle")
        self.lamps = Lamps(self)
        self.lamps.facts.hide()
        self.outputs = QLabel(self)
        self.outputs.setObjectName("lamp")
        self.outputs.hide()
        self.banner = VerdictBanner(self, BANNER_PX)
        self.image = ImageView(self)
        # A tap anywhere on the tile enlarges it; zooming is for the large view.
        self.image.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.alarm = QLabel(self)
        self.alarm.setObjectName("reason")
        self.alarm.setWordWrap(True)
        self._texts = OutputTexts(self)
        self._drawn: object = None
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.outputs)
        head.addWidget(self.lamps)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.image, 1)
        column.addWidget(self.alarm)

    def refresh(self) -> None:
        """Show the model's present state."""
        snapshot = self.model.snapshot
        self.lamps.show_snapshot(snapshot)
        self.banner.show_model(self.model)
        waiting = [a for a in snapshot.alarms if not a.acknowledged]
        text = translated(snapshot.reason or (waiting[0].text if waiting else ""))
        if self.alarm.text() != text:
            self.alarm.setText(text)
        self.alarm.setVisible(bool(text))
        self._show_outputs()
        self._draw()

    def _show_outputs(self) -> None:
        """Only while something is wrong with them: a tile is for what needs somebody."""
        if self.model.outputs is not None:
            text, level = self._texts.brief(self.model.outputs.snapshots())
            set_lamp(self.outputs, text, level)
            self.outputs.setVisible(level != "calm")

    def _draw(self) -> None:
        shown, frame = self.model.shown, self.model.frame
        source = frame if shown is None or shown.image is None else shown
        if source is None or source is self._drawn:
            return
        self._drawn = source
        if shown is source and shown is not None:
            self.image.show_picture(draw(shown, MapKind.COMBINED, 0.6))
        elif frame is not None:
            self.image.show_picture(display_image(shrunk(frame.image)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        super().keyPressEvent(event)
