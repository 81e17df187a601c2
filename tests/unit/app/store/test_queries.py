"""Looking parts up, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.store.entries import StoreEntry
from app.store.part_store import PartStore
from app.store.parts import Delivery, PartFilter, moment
from app.store.queries import History
from core.types import Verdict
from tests.helpers.records import RUN, SETUP, delivery, part

OTHER_RUN = "0b5c9d3e-0000-4000-8000-000000000002"
FIRST = datetime.fromtimestamp(1_790_000_000, UTC)


@pytest.fixture
def history(engine: Engine) -> History:
    """Ten parts a second apart on line 1, one on line 2, one of a challenge."""
    other = SETUP.model_copy(update={"recipe": "Disc"})
    parts = [part(n, verdict=Verdict.NG if n % 4 == 0 else Verdict.OK) for n in range(1, 11)]
    parts[2] = part(3, serial="A-17", score=0.7)
    parts[3] = part(4, serial="A-18", verdict=Verdict.NG, reason="")
    parts.append(
        part(1, run=OTHER_RUN, line="Line 2", setup=other, decided_us=1_790_000_020_000_000)
    )
    parts.append(part(2, run=OTHER_RUN, line="Line 2", challenge="Master", score=None))
    PartStore(engine).add(parts)
    return History(engine)


def found(history: History, **wanted: object) -> list[int]:
    return [row.trigger for row in history.page(PartFilter(**wanted))]  # type: ignore[arg-type]


def test_only_parts_that_were_judged_with_it_have_a_third_score(engine: Engine) -> None:
    PartStore(engine).add([part(1), part(2, puad_score=0.0), part(3, puad_score=0.25)])
    rows = History(engine).page(PartFilter())
    assert [row.puad_score for row in rows] == [0.25, 0.0, None]


def test_the_newest_come_first_page_by_page(history: History) -> None:
    first = history.page(PartFilter(line="Line 1"), limit=4)
    assert [row.trigger for row in first] == [10, 9, 8, 7]
    second = history.page(PartFilter(line="Line 1"), first[-1].cursor, limit=4)
    assert [row.trigger for row in second] == [6, 5, 4, 3]
    assert [r.trigger for r in history.all(PartFilter(line="Line 1"))] == list(range(10, 0, -1))


def test_parts_of_one_moment_are_not_lost_between_pages(engine: Engine) -> None:
    PartStore(engine).add([part(n, decided_us=5) for n in range(1, 8)])
    history = History(engine)
    rows, after = [], None
    while page := history.page(PartFilter(), after, limit=3):
        rows += [row.trigger for row in page]
        after = page[-1].cursor
    assert sorted(rows) == list(range(1, 8))


@pytest.mark.parametrize(
    ("wanted", "triggers"),
    [
        ({"verdicts": (Verdict.NG,)}, [8, 4]),
        ({"verdicts": (Verdict.NG, Verdict.OK), "line": "Line 2"}, [1]),
        ({"since": FIRST + timedelta(seconds=9), "line": "Line 1"}, [10, 9]),
        ({"until": FIRST + timedelta(seconds=2)}, [1]),
        ({"recipe": "Disc"}, [1]),
        ({"recipe": "none such"}, []),
        ({"serial": "A-17"}, [3]),
        ({"serial": "A-*"}, [4, 3]),
        ({"serial": "A-%"}, []),
        ({"serial": "a-*"}, []),
        ({"serial": "A-%*"}, []),
        ({"serial": "A_*"}, []),
        ({"serial": "A-17*"}, [3]),
        ({"serial": "*"}, [4, 3]),
        ({"serial": "A-*", "line": "Line 2"}, []),
        ({"recipe": "Disc", "line": "Line 1"}, []),
        ({"recipe": "Flange", "verdicts": (Verdict.NG,), "score_min": 0.05}, [8, 4]),
        ({"score_min": 0.5}, [3]),
        ({"score_max": 0.05}, []),
        ({"known_parts": True}, [2]),
    ],
)
def test_what_is_looked_for_is_found(
    history: History, wanted: dict[str, object], triggers: list[int]
) -> None:
    assert found(history, **wanted) == triggers


def test_a_row_tells_all_that_was_recorded(history: History) -> None:
    (row,) = history.page(PartFilter(serial="A-18"))
    assert (row.station, row.line, row.recipe, row.model) == (
        "Station 1",
        "Line 1",
        "Flange",
        "flange/1",
    )
    assert row.decided_at == FIRST + timedelta(seconds=4)
    assert row.regions == ((1, 2, 3, 4, 5, 0.5),) and row.gates == {"brightness": 0.4}
    assert (row.threshold, row.verdict, row.late) == (0.4, Verdict.NG, False)


def test_counts_by_verdict(history: History) -> None:
    assert history.counts(PartFilter(line="Line 1")) == {Verdict.OK: 8, Verdict.NG: 2}
    assert history.counts(PartFilter(known_parts=True)) == {Verdict.OK: 1}


def test_names_to_choose_from(history: History) -> None:
    assert history.lines() == ["Line 1", "Line 2"]
    assert history.recipes() == ["Disc", "Flange"]


def test_serial_numbers_of_any_signs_are_found(engine: Engine) -> None:
    serials = ["a\\b", "Z\ud7ff1", "Z\U0010ffff", "Z\U0010ffffx", "Z", "Y%_*?["]
    PartStore(engine).add([part(n, serial=serial) for n, serial in enumerate(serials)])
    history = History(engine)
    assert found(history, serial="a\\*") == [0]
    assert found(history, serial="Z\ud7ff*") == [1]
    assert found(history, serial="Z\U0010ffff*") == [3, 2]
    assert found(history, serial="Y%_*?[*") == [5]
    assert found(history, serial="Z*") == [4, 3, 2, 1]


def test_deliveries_come_with_their_part(engine: Engine) -> None:
    entries: list[StoreEntry] = [part(1), part(2), part(1, run=OTHER_RUN, line="Line 2")]
    entries += [
        delivery(1),
        delivery(1, output="MQTT", acknowledged_us=None, attempts=3, problem="No broker."),
        delivery(1, run=OTHER_RUN, output="Light"),
    ]
    PartStore(engine).add(entries)
    history = History(engine)
    second, first = history.page(PartFilter(line="Line 1"))
    sent_at = moment(1_790_000_001_000_000)
    assert first.deliveries == (
        Delivery("MQTT", sent_at, None, 3, "No broker."),
        Delivery("PLC", sent_at, moment(1_790_000_001_004_000), 1, ""),
    )
    assert second.deliveries == () == history.deliveries(second)
    PartStore(engine).add(
        [delivery(1, run=RUN, output="MQTT", attempts=4, acknowledged_us=1_790_000_002_000_000)]
    )
    assert [str(told) for told in history.deliveries(first)] == [
        "MQTT: acknowledged after 1000 ms, 4 attempts",
        "PLC: acknowledged after 4 ms",
    ]
    assert str(first.deliveries[0]) == "MQTT: not acknowledged, 3 attempts (No broker.)"
