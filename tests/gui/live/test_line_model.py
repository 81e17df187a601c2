"""What the view remembers, without any window."""

from dataclasses import replace

import pytest

from app.station.snapshot import LineState
from app.ui.live import line_model
from app.ui.live.line_model import LineModel
from camera.types import ConnectionState
from core.types import Verdict
from tests.helpers.fake_line import FakeLine


def test_results_are_taken_once_and_in_order() -> None:
    line = FakeLine()
    model = LineModel(line)
    assert not model.refresh()
    for verdict in (Verdict.OK, Verdict.NG, Verdict.OK):
        line.inspect(verdict)
    assert model.refresh()
    assert not model.refresh()
    line.inspect(Verdict.OK)
    assert model.refresh()
    assert [r.trigger for r in model.recent] == [1, 2, 3, 4]


def test_rejected_parts_stay_until_they_were_seen() -> None:
    line = FakeLine()
    model = LineModel(line)
    line.inspect(Verdict.NG)
    for _ in range(80):
        line.inspect(Verdict.OK)
        model.refresh()
    assert [r.trigger for r in model.pinned] == [1]
    assert 1 not in {r.trigger for r in model.recent}
    model.unpin_all()
    assert not model.pinned


def test_large_pictures_leave_the_memory_and_pinned_ones_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = FakeLine()
    model = LineModel(line)
    line.inspect(Verdict.NG)
    model.refresh()
    one = model.recent[0].picture_bytes
    monkeypatch.setattr(line_model, "MOST_BYTES", 4 * one)
    for _ in range(8):
        line.inspect(Verdict.OK)
        model.refresh()
    assert model.pinned[0].image is not None
    assert [r.image is not None for r in model.recent] == [False] * 6 + [True] * 3
    assert all(r.score is not None for r in model.recent), "the chart keeps every score"


def test_a_frozen_view_stays_while_the_line_goes_on() -> None:
    line = FakeLine()
    model = LineModel(line)
    line.inspect(Verdict.OK)
    model.refresh()
    model.freeze()
    line.inspect(Verdict.NG)
    model.refresh()
    assert model.shown is not None
    assert model.shown.trigger == 1
    model.release()
    assert model.shown.trigger == 2


def test_a_verdict_is_current_only_while_the_line_inspects() -> None:
    line = FakeLine()
    model = LineModel(line)
    line.inspect(Verdict.OK)
    model.refresh()
    assert model.is_current
    for change in (
        {"camera": ConnectionState.LOST},
        {"state": LineState.PAUSED},
        {"state": LineState.FAILED},
    ):
        running = line.state
        line.state = replace(running, **change)
        model.refresh()
        assert not model.is_current
        line.state = running
