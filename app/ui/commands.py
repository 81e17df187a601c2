"""Commands as child processes: the window stays responsive and outlives a crash of the engine."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

STOP_MS = 10_000
"""How long a stopped command may take for its step and its checkpoint before it is killed."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """How this program's commands are started: interpreter and main.py."""

    python: str
    script: Path

    def arguments(self, command: Sequence[str]) -> list[str]:
        """``command`` with the options that make it readable for the window."""
        return [str(self.script), *command, "--json", "--progress", "json"]


@dataclass(frozen=True, slots=True)
class StepReport:
    """A line of progress. ``seconds_left`` is None while there is no honest estimate."""

    phase: str
    step: int
    steps: int
    images_per_second: float
    seconds_left: float | None
    losses: Mapping[str, float] = field(default_factory=dict)


class RunningCommand(QObject):
    """One command from start to end. Lives in the GUI thread; one signal per line of output."""

    progressed = Signal(StepReport)
    said = Signal(str)
    """A result or a remark for people."""
    finished = Signal(int, dict)
    """Exit code and the command's JSON object, empty where it gave none."""

    def __init__(self, command_line: CommandLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command_line = command_line
        self._result: Mapping[str, object] = {}
        self._rest = {"out": b"", "err": b""}
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read_output)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    @property
    def running(self) -> bool:
        """Whether the process has started and not ended."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, command: Sequence[str]) -> None:
        """Start; the end is told by ``finished``, also where it can't be started."""
        self._process.start(self._command_line.python, self._command_line.arguments(command))

    def stop(self) -> None:
        """Ask the command to end after its step; Windows has no way to ask, so it is ended."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            self._process.terminate()

    def kill(self) -> None:
        """End it at once, for commands that leave nothing half done."""
        self._process.kill()
        self._process.waitForFinished(STOP_MS)

    def shut_down(self) -> None:
        """Stop and wait; kill what does not end. For the end of the program."""
        if not self.running:
            return
        self.stop()
        if not self._process.waitForFinished(STOP_MS):
            self._process.kill()
            self._process.waitForFinished(STOP_MS)

    def _read_output(self) -> None:
        for line in self._lines("out", self._process.readAllStandardOutput().data()):
            parsed = _parse(line)
            if parsed is None:
                self.said.emit(line)
            else:
                self._result = parsed

    def _read_errors(self) -> None:
        for line in self._lines("err", self._process.readAllStandardError().data()):
            parsed = _parse(line)
            if parsed is None or "phase" not in parsed:
                self.said.emit(line)
            else:
                self.progressed.emit(_report(parsed))

    def _lines(self, stream: str, content: bytes | bytearray | memoryview) -> list[str]:
        """Whole lines; the beginning of the next one is kept for the next call."""
        *lines, self._rest[stream] = (self._rest[stream] + bytes(content)).split(b"\n")
        return [line.decode("utf-8", "replace").rstrip() for line in lines if line.strip()]

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_output()
        self._read_errors()
        crashed = status == QProcess.ExitStatus.CrashExit
        self.finished.emit(-1 if crashed else code, dict(self._result))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.finished.emit(-1, {"error": self._process.errorString()})


class WindowProcess(QObject):
    """A window in a process of its own; one at a time."""

    def __init__(self, command_line: CommandLine, parent: QObject) -> None:
        super().__init__(parent)
        self._command_line = command_line
        self._running: RunningCommand | None = None

    @property
    def running(self) -> bool:
        return self._running is not None

    def start(self, command: Sequence[str]) -> None:
        """Nothing happens where it runs already."""
        if self._running is not None:
            return
        running = RunningCommand(self._command_line, self)
        running.finished.connect(lambda code, result: self._finish())
        self._running = running
        running.start(command)

    def shut_down(self) -> None:
        """End it; call before the application goes."""
        if self._running is not None:
            self._running.shut_down()

    def _finish(self) -> None:
        if self._running is not None:
            self._running.deleteLater()
        self._running = None


def _report(parsed: Mapping[str, Any]) -> StepReport:
    return StepReport(
        parsed["phase"],
        parsed["step"],
        parsed["steps"],
        parsed["images_per_second"],
        parsed["seconds_left"],
        parsed.get("losses") or {},
    )


def _parse(line: str) -> dict[str, Any] | None:
    if not line.startswith("{"):
        return None
    try:
        parsed = json.loads(line)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUTF8", "1")
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment
