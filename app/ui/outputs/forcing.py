"""Forcing signals by hand: who may, when, on record, and let go of without fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.audit import Action
from app.access.roles import Permission
from app.outputs.snapshot import OutputsFace, OutputState, SignalValue
from app.station.snapshot import LineFace, LineSnapshot, LineState
from app.ui.access.gate import Gate
from app.ui.sentences import translated
from core.errors import GoodpartError

AT_REST = (LineState.STOPPED, LineState.PAUSED, LineState.FAILED)
RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Wish:
    """One signal of one output, and what it should be held at."""

    output: str
    signal: str
    value: SignalValue


def is_at_rest(line: LineSnapshot) -> bool:
    """No part is inspected and none is on its way: a forced signal lets no part pass."""
    return line.state in AT_REST and not line.pending


class Forcing(QObject):
    """``changed`` when there is a question, a problem, or something forced or released.

    A line that is at rest is forced at once, another one after ``confirm``. What was forced at
    rest is released as soon as the line inspects.
    """

    changed = Signal()

    def __init__(self, line: LineFace, outputs: OutputsFace, gate: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self._line, self._outputs, self._gate = line, outputs, gate
        self._window: Callable[[], QWidget] = parent.window
        self.question: Wish | None = None
        self.problem = ""
        self.forced: dict[tuple[str, str], SignalValue] = {}
        self._confirmed = False
        """What is forced was forced by somebody who knew that the line inspects."""
        gate.changed.connect(self._person_changed)

    def ask(self, wish: Wish) -> None:
        """Somebody wants it; perhaps after a log-in, perhaps after a question."""
        self._gate.ask(Permission.TEST_OUTPUTS, lambda: self._weigh(wish), self._window())

    def confirm(self) -> None:
        """Yes to the question, by somebody who may, which may have changed meanwhile."""
        wish, self.question = self.question, None
        if wish is not None:
            self._gate.ask(Permission.TEST_OUTPUTS, lambda: self._force(wish), self._window())
        self.changed.emit()

    def cancel(self) -> None:
        self.question = None
        self.changed.emit()

    def release(self, reason: str, problem: str = "") -> None:
        """Let go of everything, whoever asks. Never fails.

        ``reason`` is for the record, ``problem`` for who did not expect it.
        """
        self.question, self._confirmed, self.problem = None, False, problem
        for (output, signal), value in self.forced.items():
            self._gate.audit.note(
                self._gate.who(),
                Action.OUTPUT_FORCED,
                self._subject(output, signal),
                value,
                RELEASED,
                reason,
            )
        self.forced.clear()
        self._outputs.release()
        self.changed.emit()

    def watch(self, line: LineSnapshot) -> None:
        """Call at every look at the line."""
        if is_at_rest(line):
            self._confirmed = False
            if self.question is not None:
                self.cancel()
        elif self.forced and not self._confirmed:
            self.release(
                "the line began to inspect",
                self.tr("The line began to inspect: every forced signal was released."),
            )

    def _weigh(self, wish: Wish) -> None:
        self.problem = ""
        if is_at_rest(self._line.snapshot()):
            self._force(wish)
            return
        self.question = wish
        self.changed.emit()

    def _force(self, wish: Wish) -> None:
        self.problem = ""
        before = self._value(wish)
        if before is None:
            said = self.tr("{0} is not connected any more. Nothing was forced.")
            self.problem = said.format(wish.output)
        elif self._recorded(wish, before):
            self._confirmed = not is_at_rest(self._line.snapshot())
            self.forced[wish.output, wish.signal] = wish.value
            self._outputs.force(wish.output, wish.signal, wish.value)
        self.changed.emit()

    def _recorded(self, wish: Wish, before: SignalValue) -> bool:
        """False where it can't be put on record: then it is not done."""
        try:
            self._gate.audit.record(
                self._gate.who(),
                Action.OUTPUT_FORCED,
                self._subject(wish.output, wish.signal),
                before,
                wish.value,
            )
        except GoodpartError as error:
            self.problem = translated(str(error))
            return False
        return True

    def _value(self, wish: Wish) -> SignalValue | None:
        """What the signal is now; None where it can't be forced now."""
        for output in self._outputs.snapshots():
            if output.name == wish.output and output.state is OutputState.OPEN:
                for signal in output.signals:
                    if signal.name == wish.signal and signal.can_force:
                        return signal.value
        return None

    def _subject(self, output: str, signal: str) -> str:
        return f"{self._line.name}: {output}: {signal}"

    def _person_changed(self) -> None:
        self.release("another person or none")
