"""Sums by the database against sums over the parts themselves, on SQLite and on PostgreSQL."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, text

from app.store.control_chart import Rule
from app.store.figures import Cell, Figures, Kind, Stream, Tally, cell_name
from app.store.part_store import PartStore
from app.store.parts import PartFilter
from app.store.record import PartRecord
from app.store.statistics import Statistics
from core.types import Verdict
from tests.helpers.made_up_shifts import made_up_parts
from tests.helpers.records import part

SINCE = datetime(2026, 11, 20, 4, 20, tzinfo=UTC)
UNTIL = SINCE + timedelta(hours=10, minutes=15)
"""Neither begins nor ends with an hour."""
WANTED = PartFilter(since=SINCE, until=UNTIL)
HOUR = timedelta(hours=1)
Parts = list[PartRecord]


@pytest.fixture
def parts() -> Parts:
    """Two lines, from half a day before the period until after its end, with a challenge."""
    made = list(made_up_parts(SINCE - 14 * HOUR, 26, per_hour=90, lines=("Line 1", "Line 2")))
    challenged = made[1500].model_copy(update={"challenge": "Master", "verdict": Verdict.NG})
    return [*made[:1500], challenged, *made[1501:]]


@pytest.fixture
def statistics(engine: Engine, parts: Parts) -> Statistics:
    PartStore(engine).add(parts)
    return Statistics(engine)


def at(record: PartRecord) -> datetime:
    return datetime.fromtimestamp(record.decided_us / 1e6, UTC)


def within(parts: Iterable[PartRecord], since: datetime, until: datetime) -> Parts:
    return [p for p in parts if since <= at(p) < until and not p.challenge]


def tally(parts: Iterable[PartRecord]) -> Counter[Verdict]:
    return Counter(p.verdict for p in parts)


def test_counts_in_all(statistics: Statistics, parts: Parts) -> None:
    found = statistics.figures(WANTED)
    mine = within(parts, SINCE, UNTIL)
    assert found.tally.counts == tally(mine) and found.tally.total == len(mine)
    good = [p for p in mine if p.verdict is Verdict.OK]
    assert found.tally.yield_rate == len(good) / len(mine)
    assert found.by_line == {
        line: Tally(tally(p for p in mine if p.line == line)) for line in ("Line 1", "Line 2")
    }
    assert set(found.by_recipe) == {"Flange 40 mm", "Disc"}


def test_counts_by_hour_of_the_clock(statistics: Statistics, parts: Parts) -> None:
    hours = statistics.figures(WANTED).hours
    assert hours[0].since == SINCE and hours[-1].until == UNTIL
    assert all(hour.since.astimezone().minute == 0 for hour in hours[1:])
    for hour in hours:
        assert hour.tally.counts == tally(within(parts, hour.since, hour.until))
    assert sum(hour.tally.total for hour in hours) == len(within(parts, SINCE, UNTIL))


def test_counts_by_shift_and_day(statistics: Statistics, parts: Parts) -> None:
    local = SINCE.astimezone()
    starts = [f"{(local + timedelta(hours=h)):%H:%M}" for h in (-4, 2, 8)]
    shifts = statistics.figures(WANTED, starts).shifts
    assert [s.since for s in shifts] == [SINCE, SINCE + 2 * HOUR, SINCE + 8 * HOUR]
    assert shifts[-1].until == UNTIL
    for shift in shifts:
        assert shift.tally.counts == tally(within(parts, shift.since, shift.until))
    long = PartFilter(since=SINCE - 14 * HOUR, until=UNTIL)
    days = statistics.figures(long).days
    assert len(days) >= 2 and (days[0].since, days[-1].until) == (long.since, UNTIL)
    assert all(day.until == after.since for day, after in pairwise(days))
    for day in days:
        assert day.tally.counts == tally(within(parts, day.since, day.until))


def test_only_what_is_looked_for(statistics: Statistics, parts: Parts) -> None:
    found = statistics.figures(PartFilter(since=SINCE, until=UNTIL, line="Line 2"))
    assert set(found.by_line) == {"Line 2"} and set(found.by_recipe) == {"Disc"}
    assert {t.stream for t in found.trends} == {Stream("Line 2", "Disc", "Disc/2")}
    other = statistics.figures(PartFilter(since=SINCE, until=UNTIL, recipe="Flange 40 mm"))
    assert other.tally.total + found.tally.total == len(within(parts, SINCE, UNTIL))


def test_latencies_are_those_of_judged_parts(statistics: Statistics, parts: Parts) -> None:
    found = statistics.figures(WANTED)
    assert found.latency is not None
    for period in (*found.hours, found):
        mine = within(parts, period.since, period.until)
        ordered = sorted(p.latency_ms for p in mine if p.inference_ms is not None)
        assert period.latency is not None
        for value, share in ((period.latency.median_ms, 0.5), (period.latency.p99_ms, 0.99)):
            exact = ordered[math.ceil(share * len(ordered)) - 1]
            assert value == pytest.approx(exact, abs=0.26 if exact < 99 else 2.6)


def test_kinds_of_rejected_parts(statistics: Statistics, parts: Parts) -> None:
    rejected = [p for p in within(parts, SINCE, UNTIL) if p.verdict is Verdict.NG]
    expected = Counter(
        Kind.SURFACE if (p.local_score or 0) > (p.global_score or 0) else Kind.LAYOUT
        for p in rejected
    )
    assert statistics.figures(WANTED).kinds == expected


def test_one_map_or_none_is_told(engine: Engine) -> None:
    equal = part(1, verdict=Verdict.NG, local_score=0.7, global_score=0.7)
    PartStore(engine).add([equal, part(2, verdict=Verdict.NG, score=None)])
    assert everything(engine).kinds == {Kind.BOTH: 1, Kind.NO_SCORE: 1}


def test_places_of_the_strongest_region(statistics: Statistics, parts: Parts) -> None:
    places = statistics.figures(WANTED).places
    rejected = [p for p in within(parts, SINCE, UNTIL) if p.verdict is Verdict.NG]
    boxes = [p.regions[0] for p in rejected if p.regions]
    assert (places.width_px, places.height_px) == (
        max(x + w for x, _, w, *_ in boxes),
        max(y + h for _, y, _, h, *_ in boxes),
    )
    assert sum(places.counts.values()) == len(boxes)
    assert places.without == len(rejected) - len(boxes)
    for (column, row), number in places.counts.items():
        # Middles are known to 8 pixels: those near a cell's border may be counted next door.
        near = [_distance(box, (column, row), places.width_px, places.height_px) for box in boxes]
        assert sum(d < -8 for d in near) <= number <= sum(d < 8 for d in near)


def _distance(box: tuple[float, ...], cell: Cell, width: int, height: int) -> float:
    """How far a box's middle lies outside a cell; below 0 inside."""
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    side_x, side_y = width / 8, height / 6
    return max(
        cell[0] * side_x - x, x - (cell[0] + 1) * side_x,
        cell[1] * side_y - y, y - (cell[1] + 1) * side_y,
    )  # fmt: skip


def test_cells_have_names() -> None:
    assert (cell_name((0, 0)), cell_name((7, 5))) == ("A1", "H6")


def test_reasons_are_counted_whatever_their_values(statistics: Statistics, parts: Parts) -> None:
    mine = tally(within(parts, SINCE, UNTIL))
    found = {
        (reason.verdict, reason.text): reason.number
        for reason in statistics.figures(WANTED).reasons
    }
    assert found == {
        (
            Verdict.CANNOT_JUDGE,
            "The picture is too dark (…). Check the light and the exposure.",
        ): mine[Verdict.CANNOT_JUDGE],
        (Verdict.TIMEOUT, "The verdict did not come before the deadline."): mine[Verdict.TIMEOUT],
        (
            Verdict.MISSED,
            "The inspection is slower than the line; parts that wait for it: ….",
        ): mine[Verdict.MISSED],
    }


def test_trends_are_means_of_good_parts(statistics: Statistics, parts: Parts) -> None:
    found = statistics.figures(PartFilter(since=SINCE, until=UNTIL, line="Line 1"))
    assert [trend.measure for trend in found.trends] == ["score", "brightness", "sharpness"]
    for trend in found.trends:
        assert trend.limits is not None and trend.limits.points == 14
        assert [p.in_period for p in trend.points] == [False] * 14 + [True] * 11
        for point in trend.points:
            begin = max(point.since, SINCE) if point.in_period else point.since
            end = min(point.since + HOUR, UNTIL if point.in_period else SINCE)
            good = [
                p.score if trend.measure == "score" else p.gates[trend.measure]
                for p in within(parts, begin, end)
                if p.verdict is Verdict.OK and p.line == "Line 1"
            ]
            assert point.parts == len(good)
            assert point.value == pytest.approx(sum(v for v in good if v is not None) / len(good))


def test_a_dying_lamp_shows_before_it_rejects(engine: Engine) -> None:
    begin = SINCE.replace(minute=0)
    dying = made_up_parts(begin - 24 * HOUR, 34, drift_from=begin + 2 * HOUR)
    PartStore(engine).add(list(dying))
    found = Statistics(engine).figures(PartFilter(since=begin, until=begin + 10 * HOUR))
    (brightness,) = [trend for trend in found.trends if trend.measure == "brightness"]
    assert brightness.broken and Rule.BEYOND in brightness.broken[-1].broken
    assert all(point.since >= begin + 2 * HOUR for point in brightness.broken)


def test_a_few_hours_have_no_limits(engine: Engine) -> None:
    PartStore(engine).add(list(made_up_parts(SINCE, 8)))
    (score, *_) = everything(engine).trends
    assert score.limits is None and len(score.points) == 9 and not score.broken


def test_an_hour_with_few_parts_is_no_point(engine: Engine) -> None:
    PartStore(engine).add([part(n) for n in range(1, 5)])
    assert everything(engine).trends == ()
    PartStore(engine).add([part(5)])
    assert len(everything(engine).trends) == 2, "score and brightness"


def test_nothing_on_record(engine: Engine) -> None:
    found = everything(engine)
    assert found.tally.total == 0 and found.tally.yield_rate is None
    assert found.latency is None and found.hours == found.trends == found.shifts == ()
    assert found.places.counts == {} and found.kinds == {} and found.reasons == ()


def test_a_time_must_be_given(engine: Engine) -> None:
    with pytest.raises(ValueError, match="since"):
        Statistics(engine).figures(PartFilter())


def test_the_worst_come_first(statistics: Statistics, parts: Parts) -> None:
    rejected = [p for p in within(parts, SINCE, UNTIL) if p.verdict is Verdict.NG]
    highest = sorted((p.score or 0 for p in rejected), reverse=True)[:4]
    assert [row.score for row in statistics.worst(WANTED, 4)] == highest


def test_long_sums_may_take_longer_than_other_statements(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no limit")
    with Statistics(engine)._reading() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "2min"
    with engine.begin() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "10s"


def everything(engine: Engine) -> Figures:
    """Of all that any test puts on record."""
    span = PartFilter(
        since=datetime(2026, 9, 20, tzinfo=UTC), until=datetime(2026, 12, 20, tzinfo=UTC)
    )
    return Statistics(engine).figures(span)
