"""All signals of one output, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.outputs.snapshot import OutputSnapshot, OutputState
from app.ui.access.gate import Gate
from app.ui.outputs.signal_row import SignalRow

MOST_PX, HINT_PX = 16_777_215, 48
LIVE = (OutputState.OPEN, OutputState.SLOW)


class SignalList(QScrollArea):
    """``wanted`` carries name and value of a signal; rows in use are ``rows``."""

    wanted = Signal(str, object)
    refused = Signal(str)

    def __init__(self, gate: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self._gate = gate
        self._all: list[SignalRow] = []
        self.rows: list[SignalRow] = []
        self._page = QWidget(self)
        self.hint = QLabel(self._page)
        self.hint.setObjectName("cardSentence")
        self.hint.setWordWrap(True)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_output(self, output: OutputSnapshot) -> None:
        """Its signals as they are now, or as they were last seen."""
        signals = output.signals
        while len(self._all) < len(signals):
            self._add_row()
        self.rows = self._all[: len(signals)]
        switches = any(s.can_force and isinstance(s.value, bool) for s in signals)
        for row, signal in zip(self.rows, signals, strict=True):
            row.keep_room(switches)
            row.show_signal(signal, is_live=output.state is OutputState.OPEN)
        for place, row in enumerate(self._all):
            row.setVisible(place < len(signals))
        hint = self._say(output)
        if self.hint.text() != hint:
            self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        # Where there is nothing to see the exchanges get the room.
        self.setMaximumHeight(MOST_PX if signals else HINT_PX)

    def _say(self, output: OutputSnapshot) -> str:
        if output.signals and output.state not in LIVE:
            return self.tr("Not connected: the signals as they were last seen.")
        if not output.signals and output.state in LIVE:
            return self.tr("An output of this kind has no signals.")
        return "" if output.signals else self.tr("No signals were seen yet.")

    def _add_row(self) -> None:
        row = SignalRow(self._gate, self._page)
        row.wanted.connect(self.wanted)
        row.refused.connect(self.refused)
        self._all.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
