"""Progress on standard error: a bar on a terminal, plain lines or JSON lines elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Protocol, TextIO

from app.cli.console import Console, plain

KINDS = ("auto", "bar", "lines", "json", "none")
PHASES = {
    "render": "making parts",
    "statistics": "looking at the pictures",
    "train": "learning the good parts",
    "finish": "solving for the model",
    "calibrate": "finding the threshold",
    "score": "judging the pictures",
    "inspect": "inspecting",
    "distil": "imitating the backbone",
    "optimise": "trying ways to judge",
    "measure": "measuring in turns",
}
"""What people read, in the window too; JSON keeps the engine's words."""
WIDEST = 24
"""Of them in characters: a bar stays beside them on a terminal of 80."""
LINE_SECONDS = 5.0
JSON_SECONDS = 0.2


class Progress(Protocol):
    """What the display needs of core's TrainingProgress."""

    @property
    def phase(self) -> str: ...
    @property
    def step(self) -> int: ...
    @property
    def steps(self) -> int: ...
    @property
    def losses(self) -> Mapping[str, float]: ...
    @property
    def images_per_second(self) -> float: ...
    @property
    def seconds_left(self) -> float | None: ...


class ProgressView(Protocol):
    """A display of a run's steps, open between ``__enter__`` and ``__exit__``."""

    def __enter__(self) -> ProgressView: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
    def show(self, progress: Progress) -> None: ...


def open_progress(kind: str, console: Console) -> ProgressView:
    """A display of ``kind``; "auto" draws a bar where standard error is a terminal."""
    stream = console.errors
    if kind == "auto":
        kind = "bar" if stream.isatty() else "lines"
    if kind == "bar":
        return BarProgress(console)
    if kind == "json":
        return WrittenProgress(stream, as_json_line, JSON_SECONDS)
    if kind == "lines":
        return WrittenProgress(stream, as_line, LINE_SECONDS)
    return WrittenProgress(stream, lambda progress: "", float("inf"))


def as_line(progress: Progress) -> str:
    """For logs and pipes: phase, step, rate, time left, losses."""
    parts = [f"{phase_words(progress)} {progress.step}/{progress.steps}"]
    if progress.images_per_second > 0:
        parts.append(f"{progress.images_per_second:.1f} images/s")
    if progress.seconds_left is not None:
        parts.append(f"{clock(progress.seconds_left)} left")
    parts += [f"{name} {value:.4g}" for name, value in progress.losses.items()]
    return ", ".join(parts)


def phase_words(progress: Progress) -> str:
    """The step's phase as a person would call it."""
    return PHASES.get(progress.phase, progress.phase)


def as_json_line(progress: Progress) -> str:
    """For the window: one object per line."""
    return json.dumps(
        plain(
            {
                "phase": progress.phase,
                "step": progress.step,
                "steps": progress.steps,
                "losses": progress.losses,
                "images_per_second": progress.images_per_second,
                "seconds_left": progress.seconds_left,
            }
        )
    )


def clock(seconds: float) -> str:
    """h:mm:ss, or m:ss under an hour."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class WrittenProgress:
    """At most one line per ``seconds``, and always the first and the last of a phase."""

    def __init__(
        self,
        stream: TextIO,
        write: Callable[[Progress], str],
        seconds: float,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream, self._write, self._seconds, self._now = stream, write, seconds, now
        self._phase = ""
        self._last = 0.0

    def __enter__(self) -> WrittenProgress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stream.flush()

    def show(self, progress: Progress) -> None:
        """Write ``progress`` where it is due."""
        edge = progress.phase != self._phase or progress.step >= progress.steps
        if not edge and self._now() - self._last < self._seconds:
            return
        self._phase, self._last = progress.phase, self._now()
        text = self._write(progress)
        if text:
            print(text, file=self._stream, flush=True)


class BarProgress:
    """One bar per phase with step, rate and time left."""

    def __init__(self, console: Console) -> None:
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        self._bars = Bars(
            TextColumn(f"{{task.description:<{WIDEST}}}"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TextColumn("{task.fields[left]}"),
            console=Terminal(file=console.errors, highlight=False, markup=False),
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._console = console
        self._tasks: dict[str, int] = {}

    def __enter__(self) -> BarProgress:
        self._bars.start()
        self._console.print_above = self._bars.console.print
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._console.print_above = None
        self._bars.stop()

    def show(self, progress: Progress) -> None:
        """Move the bar of the step's phase."""
        from rich.progress import TaskID

        rate = f"{progress.images_per_second:.1f} images/s" if progress.images_per_second else ""
        left = f"{clock(progress.seconds_left)} left" if progress.seconds_left is not None else ""
        if progress.phase not in self._tasks:
            words, steps = phase_words(progress), progress.steps
            self._tasks[progress.phase] = self._bars.add_task(words, total=steps, rate="", left="")
        self._bars.update(
            TaskID(self._tasks[progress.phase]), completed=progress.step, rate=rate, left=left
        )
