from itertools import count

from app.station.alarms import AlarmBoard
from app.station.snapshot import Severity


def board() -> AlarmBoard:
    clock = count(1)
    return AlarmBoard(lambda: next(clock))


def test_an_alarm_leaves_when_it_is_over_and_acknowledged_in_either_order() -> None:
    alarms = board()
    alarms.raise_alarm("a", Severity.ALARM, "gone")
    alarms.clear("a", "back")
    assert [(x.text, x.active) for x in alarms.all()] == [("back", False)]
    alarms.acknowledge("a")
    assert alarms.all() == ()
    alarms.raise_alarm("a", Severity.ALARM, "gone")
    alarms.acknowledge("a")
    assert [x.acknowledged for x in alarms.all()] == [True]
    alarms.clear("a")
    assert alarms.all() == ()


def test_a_condition_that_comes_again_counts_and_wants_to_be_seen_again() -> None:
    alarms = board()
    alarms.raise_alarm("a", Severity.WARNING, "one")
    alarms.acknowledge("a")
    alarms.raise_alarm("a", Severity.WARNING, "two")
    (alarm,) = alarms.all()
    assert (alarm.count, alarm.text, alarm.acknowledged) == (2, "two", False)


def test_the_most_urgent_then_the_newest_comes_first() -> None:
    alarms = board()
    for key, severity in (
        ("old", Severity.ALARM),
        ("notice", Severity.NOTICE),
        ("new", Severity.ALARM),
        ("warning", Severity.WARNING),
    ):
        alarms.raise_alarm(key, severity, key)
    assert [x.key for x in alarms.all()] == ["new", "old", "warning", "notice"]


def test_what_is_not_up_can_be_cleared_and_acknowledged() -> None:
    alarms = board()
    alarms.clear("x")
    alarms.acknowledge("x")
    assert alarms.all() == ()


def test_a_noted_event_is_over_and_stays_until_it_was_seen() -> None:
    alarms = board()
    alarms.note("x", Severity.WARNING, "event")
    assert [(x.text, x.active) for x in alarms.all()] == [("event", False)]
    assert not alarms.is_up("x")
    alarms.acknowledge("x")
    assert alarms.all() == ()


def test_an_alarm_is_up_as_long_as_its_condition() -> None:
    alarms = board()
    alarms.raise_alarm("x", Severity.ALARM, "gone")
    alarms.acknowledge("x")
    assert alarms.is_up("x")
    alarms.raise_alarm("y", Severity.ALARM, "gone")
    alarms.clear("y")
    assert not alarms.is_up("y")
