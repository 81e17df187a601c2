import threading
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.station.ledger import TriggerLedger
from core.types import Verdict

Step = tuple[int, Verdict, bool]
steps = st.tuples(st.integers(1, 12), st.sampled_from(Verdict), st.booleans())


@given(st.lists(st.one_of(st.none(), steps)))
def test_the_sums_reconcile_whatever_happens(steps: list[Step | None]) -> None:
    """None opens a trigger, a step tries to end one, perhaps twice, perhaps too early."""
    ledger = TriggerLedger()
    opened = 0
    first_ends: dict[int, tuple[Verdict, bool]] = {}
    for step in steps:
        if step is None:
            opened += 1
            assert ledger.open() == opened
        elif step[0] > opened:
            with pytest.raises(KeyError):
                ledger.end(step[0], step[1])
        else:
            trigger, verdict, known = step
            assert ledger.end(trigger, verdict, challenge=known) is (trigger not in first_ends)
            first_ends.setdefault(trigger, (verdict, known))
        sums = ledger.sums()
        assert sums.counts == Counter(v for v, known in first_ends.values() if not known)
        assert sums.ended == sum(sums.counts.values())
        assert sums.ended + sums.pending + sums.challenged == opened


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
    assert ledger.sums()[1:] == (500, 0, 0)


def test_a_reset_counts_anew_and_forgets_no_pending_trigger() -> None:
    ledger = TriggerLedger()
    ledger.end(ledger.open(), Verdict.NG)
    pending = ledger.open()
    ledger.reset()
    assert ledger.sums() == ({}, 0, 1, 0)
    ledger.end(pending, Verdict.OK)
    assert ledger.sums() == ({Verdict.OK: 1}, 1, 0, 0)
    assert ledger.open() == 3
