"""What a person must know before and while signals are forced, with the buttons that answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.outputs.snapshot import OutputSnapshot
from app.station.snapshot import LineSnapshot
from app.ui.outputs.forcing import Forcing, is_at_rest
from app.ui.outputs.texts import OutputTexts
from app.ui.widgets.lamp import BAD

BY_HAND = "by hand"


class ForcingNotice(QWidget):
    """A question, a problem, what is forced, or whether something can be: the gravest shows."""

    def __init__(self, forcing: Forcing, parent: QWidget) -> None:
        super().__init__(parent)
        self._forcing, self._texts = forcing, OutputTexts(self)
        self.setObjectName("alarm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.confirm = self._button(self.tr("Force it anyway"), forcing.confirm)
        self.cancel = self._button(self.tr("Cancel"), forcing.cancel)
        self.release = self._button(self.tr("Release all"), lambda: forcing.release(BY_HAND))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        for button in (self.confirm, self.cancel, self.release):
            row.addWidget(button)

    def show_state(self, line: LineSnapshot, outputs: Sequence[OutputSnapshot]) -> None:
        """Of this moment."""
        asks = self._forcing.question is not None
        forced = self._forced(outputs)
        text = self._question() if asks else " ".join(filter(None, (self._forcing.problem, forced)))
        is_grave = bool(text)
        if not text:
            text = self._hint(line)
        shown = f"{BAD}  {text}" if is_grave else text
        if self.text.text() != shown:
            self.text.setText(shown)
        if asks and self.cancel.isHidden():
            # Keys of a scanner or a keyboard must not answer by accident.
            self.cancel.setVisible(True)
            self.cancel.setFocus()
        self.confirm.setVisible(asks)
        self.cancel.setVisible(asks)
        self.release.setVisible(not asks)
        self.release.setEnabled(bool(forced))
        level = "warning" if is_grave else "calm"
        if self.property("level") != level:
            self.setProperty("level", level)
            for widget in (self, self.text):
                widget.style().polish(widget)

    def _question(self) -> str:
        wish = self._forcing.question
        if wish is None:
            return ""
        text = self.tr(
            "The line is inspecting: a forced signal can let a bad part pass. "
            "Hold {0} of {1} at {2}?"
        )
        value = self._texts.value(wish.value)
        return text.format(self._texts.signal(wish.signal), wish.output, value)

    def _forced(self, outputs: Sequence[OutputSnapshot]) -> str:
        held = [
            f"{output.name} · {self._texts.signal(signal.name)} {self._texts.value(signal.value)}"
            for output in outputs
            for signal in output.signals
            if signal.forced
        ]
        return self.tr("Forced by hand: {0}.").format(", ".join(held)) if held else ""

    def _hint(self, line: LineSnapshot) -> str:
        if is_at_rest(line):
            return self.tr("The line does not inspect: signals can be forced until it does.")
        return self.tr("The line is inspecting. Pause it before signals are forced.")

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: slot())
        return button
