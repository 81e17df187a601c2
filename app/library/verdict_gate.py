"""No model goes live that judges a pinned part otherwise than people did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.library.entries import PinEntry
from core.errors import GoodpartError
from core.types import Image, Judgement, Mask, Verdict


class Judges(Protocol):
    """The model as it will run: its device, precision and runtime."""

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        """Raises GoodpartError where the part can't be judged."""


class Pictures(Protocol):
    """Where pinned pictures come from, with what is ignored of them."""

    def __call__(self, file: str) -> tuple[Image, Mask | None]: ...


@dataclass(frozen=True, slots=True)
class PinResult:
    """One pinned part, judged anew. ``score`` is None where it could not be judged."""

    pin: PinEntry
    verdict: Verdict
    score: float | None
    reason: str = ""
    threshold: float | None = None

    @property
    def is_changed(self) -> bool:
        return self.verdict is not self.pin.expected


@dataclass(frozen=True, slots=True)
class GateReport:
    """Whether the model may go live: every pinned part gets its verdict, and there is a part."""

    results: tuple[PinResult, ...]

    @property
    def changed(self) -> tuple[PinResult, ...]:
        return tuple(result for result in self.results if result.is_changed)

    @property
    def passed(self) -> bool:
        return bool(self.results) and not self.changed


def replay(pins: Sequence[PinEntry], judge: Judges, picture: Pictures) -> Iterator[PinResult]:
    """Judge every pinned part; one result after the other, for a progress bar."""
    for pin in pins:
        try:
            judgement = judge.judge(*picture(pin.file))
        except GoodpartError as error:
            yield PinResult(pin, Verdict.ERROR, None, str(error))
        else:
            yield PinResult(pin, judgement.verdict, judgement.score, threshold=judgement.threshold)
