from __future__ import annotations

import numpy as np

from app.library.entries import PinEntry
from app.library.verdict_gate import GateReport, replay
from core.errors import ImageError
from core.types import AnomalyMaps, Image, Judgement, Mask, Verdict


class Judge:
    """OK where the picture is dark, NG where it is bright, UNCERTAIN between."""

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        value = int(image.max())
        verdict = Verdict.NG if value > 200 else Verdict.UNCERTAIN if value > 100 else Verdict.OK
        cells = np.zeros((2, 2), np.float32)
        maps = AnomalyMaps(cells, cells, cells)
        return Judgement(verdict, value / 255, 0.0, 0.0, 0.5, maps, ())


def picture(file: str) -> tuple[Image, None]:
    if file == "gone.png":
        raise ImageError("gone.png can't be read.")
    return np.full((4, 4), int(file), np.uint8), None


def report(*pins: tuple[str, Verdict]) -> GateReport:
    entries = [PinEntry(file=file, expected=expected) for file, expected in pins]
    return GateReport(tuple(replay(entries, Judge(), picture)))


def test_the_same_verdicts_pass() -> None:
    assert report(("10", Verdict.OK), ("250", Verdict.NG)).passed


def test_one_changed_verdict_refuses_and_says_which() -> None:
    told = report(("10", Verdict.OK), ("250", Verdict.OK), ("150", Verdict.OK))
    assert not told.passed
    assert [(r.pin.file, r.verdict) for r in told.changed] == [
        ("250", Verdict.NG),
        ("150", Verdict.UNCERTAIN),
    ]


def test_what_cannot_be_judged_refuses() -> None:
    told = report(("gone.png", Verdict.OK))
    assert not told.passed
    assert told.changed[0].verdict is Verdict.ERROR
    assert "gone.png" in told.changed[0].reason


def test_without_a_pinned_part_nothing_is_proved() -> None:
    assert not report().passed
