import threading
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.station.ledger import TriggerLedger
from core.types import Verdict


@given(st.lists(st.one_of(st.none(), st.tuples(st.integers(1, 12), st.sampled_from(Verdict)))))
def test_the_sums_reconcile_whatever_happens(steps: list[tuple[int, Verdict] | None]) -> None:
    """None opens a trigger, a pair tries to end one, perhaps twice, perhaps too early."""
    ledger = TriggerLedger()
    opened = 0
    first_ends: dict[int, Verdict] = {}
    for step in steps:
        if step is None:
            opened += 1
            assert ledger.open() == opened
        elif step[0] > opened:
            with pytest.raises(KeyError):
                ledger.end(*step)
        else:
            assert ledger.end(*step) is (step[0] not in first_ends)
            first_ends.setdefault(*step)
        counts, ended, pending = ledger.sums()
        assert counts == Counter(first_ends.values())
        assert ended == sum(counts.values())
        assert ended + pending == opened


def test_of_two_that_end_a_trigger_at_once_one_wins() -> None:
    ledger = TriggerLedger()
    triggers = [ledger.open() for _ in range(500)]
    wins: list[bool] = []

    def end_all(verdict: Verdict) -> None:
        wins.extend(ledger.end(trigger, verdict) for trigger in triggers)

    threads = [threading.Thread(target=end_all, args=(v,)) for v in (Verdict.OK, Verdict.TIMEOUT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(wins) == {True: 500, False: 500}
    assert ledger.sums()[1:] == (500, 0)


def test_a_reset_counts_anew_and_forgets_no_pending_trigger() -> None:
    ledger = TriggerLedger()
    ledger.end(ledger.open(), Verdict.NG)
    pending = ledger.open()
    ledger.reset()
    assert ledger.sums() == ({}, 0, 1)
    ledger.end(pending, Verdict.OK)
    assert ledger.sums() == ({Verdict.OK: 1}, 1, 0)
    assert ledger.open() == 3
