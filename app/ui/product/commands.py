"""The commands of one product, one at a time, each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.access.audit import Who
from app.ui.commands import CommandLine, RunningCommand, StepReport

End = Callable[[int, Mapping[str, object]], None]


DISPENSABLE = frozenset({"estimate", "review", "scores", "compare"})
"""Actions that only compute: whatever a person asks for next ends them."""


class ProductCommands(QObject):
    """Starts ``product ACTION FOLDER ...`` and tells how it goes."""

    progressed = Signal(StepReport)
    said = Signal(str)
    changed = Signal()
    """A command began or ended."""

    def __init__(
        self, command_line: CommandLine, folder: Path, who: Who, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command_line, self._folder, self.who = command_line, folder, who
        self._running: RunningCommand | None = None
        self.action = ""
        """What runs, "" where nothing does."""

    def run(self, action: str, *words: str, end: End) -> bool:
        """False where another one runs. ``end`` gets exit code and result."""
        self.dispense()
        if self._running is not None:
            return False
        running = RunningCommand(self._command_line, self)
        running.progressed.connect(self.progressed)
        running.said.connect(self.said)
        running.finished.connect(lambda code, result: self._finish(end, code, result))
        self._running, self.action = running, action
        self.changed.emit()
        running.start(["product", action, str(self._folder), *words, "--by", self.who()])
        return True

    def dispense(self) -> None:
        """End what only computes; nothing more is heard of it, its ``end`` is not called."""
        running = self._running
        if running is None or self.action not in DISPENSABLE:
            return
        self._running, self.action = None, ""
        running.blockSignals(True)
        running.kill()
        running.deleteLater()
        self.changed.emit()

    def stop(self) -> None:
        """Ask it to end; a training keeps its checkpoint."""
        if self._running is not None:
            self._running.stop()

    def shut_down(self) -> None:
        """End it; call before the application goes."""
        if self._running is not None:
            self._running.shut_down()

    def _finish(self, end: End, code: int, result: Mapping[str, object]) -> None:
        if self._running is not None:
            self._running.deleteLater()
        self._running, self.action = None, ""
        end(code, result)
        self.changed.emit()
