"""States of camera and station: a sign and words; coloured where something is wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.station.snapshot import LineSnapshot, LineState
from app.ui.widgets.fitted_label import FittedLabel
from app.ui.widgets.lamp import BAD, GOOD, IDLE, set_lamp
from camera.types import ConnectionState


class Lamps(QWidget):
    """Two lamps and the names of device and model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = QLabel(self)
        self.station = QLabel(self)
        self.facts = FittedLabel(self)
        self.facts.setObjectName("facts")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for lamp in (self.camera, self.station):
            lamp.setObjectName("lamp")
            row.addWidget(lamp)
        row.addWidget(self.facts, 1)

    def show_snapshot(self, snapshot: LineSnapshot) -> None:
        """Only what changed is drawn again."""
        sign, text, level = self._camera(snapshot)
        set_lamp(self.camera, f"{sign}  {text}", level)
        sign, text, level = self._station(snapshot.state)
        set_lamp(self.station, f"{sign}  {text}", level)
        self.facts.show_text(" · ".join(t for t in (snapshot.model, snapshot.device) if t))

    def _camera(self, snapshot: LineSnapshot) -> tuple[str, str, str]:
        if snapshot.camera is ConnectionState.LOST:
            return BAD, self.tr("Camera lost"), "alarm"
        if snapshot.camera is ConnectionState.STREAMING:
            return GOOD, self.tr("Camera"), "calm"
        return IDLE, self.tr("Camera off"), "calm"

    def _station(self, state: LineState) -> tuple[str, str, str]:
        return {
            LineState.STOPPED: (IDLE, self.tr("Stopped"), "calm"),
            LineState.STARTING: (IDLE, self.tr("Starting ..."), "calm"),
            LineState.RUNNING: (GOOD, self.tr("Running"), "calm"),
            LineState.PAUSED: (BAD, self.tr("Paused"), "warning"),
            LineState.STOPPING: (IDLE, self.tr("Stopping ..."), "calm"),
            LineState.FAILED: (BAD, self.tr("Failed"), "alarm"),
        }[state]
