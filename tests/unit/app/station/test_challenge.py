"""Known parts: owed, asked for, counted, on record; withheld verdicts while a failure blocks."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from app.library.challenges import LOG, ChallengeLog
from app.recipes.recipe import ChallengeEntry, ChallengePart
from app.station.challenge import Challenge, Phase
from app.station.result import InspectionResult
from core.types import Verdict
from tests.helpers.station import ScriptedLine

PARTS = (ChallengePart(name="master", expected="OK"), ChallengePart(name="hole", expected="NG"))
GOOD, BAD = 20, 250


class World:
    """A challenge with a clock that the test turns."""

    def __init__(self, folder: Path, plan: ChallengeEntry) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
        self.owed: list[str] = []
        self.log = ChallengeLog(folder)
        self.plan = plan
        self.challenge = self.another()

    def another(self) -> Challenge:
        """As after a new start of the program."""
        return Challenge("Line 1", self.plan, self.log, self.owed.append, lambda: self.now)

    def part(self, verdict: Verdict, score: float = 0.2, in_time: bool = True) -> InspectionResult:
        result = InspectionResult("Line 1", 1, verdict, score=score, threshold=0.5)
        return self.challenge.take(result, in_time=in_time)

    def run(self, *parts: tuple[Verdict, float]) -> list[InspectionResult]:
        self.challenge.begin("Ada")
        results = []
        for verdict, score in parts:
            self.challenge.ready()
            results.append(self.part(verdict, score))
        return results


def plan(**values: object) -> ChallengeEntry:
    return ChallengeEntry.model_validate({"parts": PARTS, **values})


RIGHT = ((Verdict.OK, 0.2), (Verdict.NG, 0.8))


def test_parts_are_withheld_until_the_challenge_is_passed(tmp_path: Path) -> None:
    world = World(tmp_path, plan(blocks=True))
    assert world.part(Verdict.OK).verdict is Verdict.OK, "nothing is due before the line starts"
    world.challenge.line_started("flange/1")
    withheld = world.part(Verdict.OK)
    assert withheld.verdict is Verdict.CANNOT_JUDGE and "due" in withheld.reason
    world.challenge.begin("Ada")
    assert world.part(Verdict.OK).verdict is Verdict.CANNOT_JUDGE, "not armed: any other part"
    world.challenge.cancel()
    assert world.challenge.state().phase is Phase.DUE
    results = world.run(*RIGHT)
    assert [r.challenge for r in results] == ["master", "hole"]
    assert [r.verdict for r in results] == [Verdict.OK, Verdict.NG], "the outputs sort them too"
    state = world.challenge.state()
    assert state.phase is Phase.PASSED and not state.blocks and world.owed[-1] == ""
    assert world.part(Verdict.OK).verdict is Verdict.OK
    record = world.log.all()[0]
    assert (record.by, record.model, record.line) == ("Ada", "flange/1", "Line 1")
    assert [o.margin for o in record.outcomes] == [pytest.approx(0.6), pytest.approx(0.6)]


def test_a_failure_blocks_only_where_the_recipe_says_so(tmp_path: Path) -> None:
    for blocks in (True, False):
        world = World(tmp_path / str(blocks), plan(blocks=blocks))
        world.challenge.line_started("m")
        world.run((Verdict.OK, 0.2), (Verdict.OK, 0.45))
        state = world.challenge.state()
        assert state.phase is Phase.FAILED and state.blocks is blocks
        assert "failed" in world.owed[-1]
        expected = Verdict.CANNOT_JUDGE if blocks else Verdict.OK
        assert world.part(Verdict.OK).verdict is expected
        hole = world.log.all()[0].outcomes[1]
        assert hole.margin == pytest.approx(-0.1) and not hole.matches
        world.run(*RIGHT)
        assert world.part(Verdict.OK).verdict is Verdict.OK


@pytest.mark.parametrize("verdict", [Verdict.CANNOT_JUDGE, Verdict.ERROR, Verdict.TIMEOUT])
def test_a_part_that_was_not_judged_is_asked_for_again(tmp_path: Path, verdict: Verdict) -> None:
    world = World(tmp_path, plan())
    world.challenge.begin("Ada")
    world.challenge.ready()
    assert world.part(verdict).challenge == "master"
    state = world.challenge.state()
    assert state.phase is Phase.ASKING and state.asked == PARTS[0] and state.outcomes == ()


def test_a_verdict_that_came_too_late_does_not_count(tmp_path: Path) -> None:
    world = World(tmp_path, plan())
    world.challenge.begin("Ada")
    world.challenge.ready()
    world.part(Verdict.OK, in_time=False)
    state = world.challenge.state()
    assert state.outcomes == () and "again" in state.problem


def test_uncertain_is_no_pass(tmp_path: Path) -> None:
    world = World(tmp_path, plan())
    world.run((Verdict.UNCERTAIN, 0.49), (Verdict.NG, 0.8))
    assert world.challenge.state().phase is Phase.FAILED


def test_it_is_due_when_a_shift_begins(tmp_path: Path) -> None:
    world = World(tmp_path, plan(at_start=False, shifts=("06:00", "14:00", "22:00")))
    world.challenge.line_started("m")
    assert world.challenge.state().phase is Phase.DUE, "nobody passed it since six"
    world.run(*RIGHT)
    assert world.challenge.state().phase is Phase.PASSED
    world.challenge = world.another()
    assert world.challenge.state().phase is Phase.IDLE, "passed in this shift, before the restart"
    world.now += timedelta(hours=4, minutes=59)
    assert world.challenge.state().phase is Phase.IDLE
    world.now += timedelta(minutes=1)
    assert world.challenge.state().phase is Phase.DUE
    world.run(*RIGHT)
    world.now += timedelta(hours=13)  # three at night: the night shift began yesterday
    assert world.challenge.state().phase is Phase.DUE


def test_what_cannot_be_recorded_is_not_passed(tmp_path: Path) -> None:
    world = World(tmp_path, plan(blocks=True))
    (tmp_path / LOG).mkdir()
    world.run(*RIGHT)
    state = world.challenge.state()
    assert state.phase is Phase.FAILED and state.blocks and "could not be written" in state.problem


def test_a_plan_needs_parts_and_times_of_day() -> None:
    for wrong in ({"parts": []}, {"shifts": ["6:00"]}, {"shifts": ["24:00"]}):
        with pytest.raises(ValidationError):
            plan(**wrong)


def test_a_line_counts_known_parts_apart_and_every_trigger_once(tmp_path: Path) -> None:
    log = ChallengeLog(tmp_path)
    entry = plan(blocks=True)

    with ScriptedLine(
        open_challenge=lambda on_owed: Challenge("Line 1", entry, log, on_owed)
    ) as scripted:
        scripted.run()
        challenge = scripted.line.challenge
        assert challenge is not None
        scripted.source.send(GOOD)
        scripted.until_recorded(1)
        alarms = {alarm.key: alarm for alarm in scripted.line.snapshot().alarms}
        assert alarms["challenge"].active
        challenge.begin("Ada")
        for count, value in enumerate((GOOD, BAD), start=2):
            challenge.ready()
            scripted.source.send(value)
            scripted.until_recorded(count)
        scripted.source.send(GOOD)
        results = scripted.until_recorded(4)
        assert [r.verdict for r in results] == [
            Verdict.CANNOT_JUDGE,
            Verdict.OK,
            Verdict.NG,
            Verdict.OK,
        ]
        snapshot = scripted.line.snapshot()
        assert snapshot.counts == {Verdict.CANNOT_JUDGE: 1, Verdict.OK: 1}
        assert (snapshot.triggers, snapshot.challenged, snapshot.pending) == (2, 2, 0)
        assert [r.trigger for r in results] == [1, 2, 3, 4]
        assert not any(a.active for a in snapshot.alarms if a.key == "challenge")
        assert log.all()[0].model == "scripted"
