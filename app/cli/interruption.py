"""Ctrl-C: the first asks a run to end after its step, the second ends it at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator
from types import FrameType, TracebackType
from typing import Any, TypeVar

Step = TypeVar("Step")
Result = TypeVar("Result")


class Interruption:
    """While entered, SIGINT and SIGTERM only set ``asked``. Main thread only."""

    def __init__(self, on_first: Callable[[], None] = lambda: None) -> None:
        self.asked = False
        self._on_first = on_first
        self._previous: dict[int, Any] = {}

    def __enter__(self) -> Interruption:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._previous[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, previous in self._previous.items():
            signal.signal(number, previous)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._on_first()


def drain(
    steps: Generator[Step, None, Result],
    on_step: Callable[[Step], None],
    stop: Interruption,
    sentence: str = "Stopped.",
) -> Result:
    """Run ``steps`` to the end and return its result.

    Where a stop was asked for, close the generator, which keeps its checkpoint, and raise
    KeyboardInterrupt with ``sentence``.
    """
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        on_step(step)
        if stop.asked:
            steps.close()
            raise KeyboardInterrupt(sentence)
