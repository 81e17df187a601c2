"""Too much at once: good parts give way."""

from __future__ import annotations

import threading

from app.store.pictures.policy import PictureGroup, group_of
from app.store.pictures.queue import PartPictures, PictureQueue
from core.types import Verdict
from tests.helpers.pictures import judged
from tests.helpers.station import PATIENCE_S

SIZE = 64 * 64 + 3 * 16 * 16 * 4


def waiting(trigger: int, verdict: Verdict = Verdict.OK) -> PartPictures:
    record, result = judged(trigger, verdict)
    return PartPictures(record, result, group_of(verdict, known=False))


def drained(queue: PictureQueue) -> list[int]:
    queue.close()
    found = []
    while (part := queue.take(0)) is not None:
        found.append(part.record.trigger)
    return found


def test_what_fits_is_taken_in_its_order() -> None:
    queue = PictureQueue(3 * SIZE)
    for n, verdict in enumerate((Verdict.OK, Verdict.NG, Verdict.OK)):
        queue.put(waiting(n, verdict))
    assert queue.waiting == 3 and not queue.given_up()
    assert drained(queue) == [0, 1, 2]


def test_the_oldest_good_one_gives_way() -> None:
    queue = PictureQueue(3 * SIZE)
    for n, verdict in enumerate((Verdict.NG, Verdict.OK, Verdict.OK, Verdict.UNCERTAIN)):
        queue.put(waiting(n, verdict))
    assert queue.given_up() == {PictureGroup.OK: 1}
    assert drained(queue) == [0, 2, 3]


def test_a_good_newcomer_gives_way_to_worse_ones() -> None:
    queue = PictureQueue(2 * SIZE)
    for n, verdict in enumerate((Verdict.NG, Verdict.UNCERTAIN, Verdict.OK)):
        queue.put(waiting(n, verdict))
    assert drained(queue) == [0, 1] and queue.given_up() == {PictureGroup.OK: 1}


def test_rejected_ones_give_way_last() -> None:
    queue = PictureQueue(2 * SIZE)
    for n, verdict in enumerate((Verdict.UNCERTAIN, Verdict.NG, Verdict.NG, Verdict.NG)):
        queue.put(waiting(n, verdict))
    assert queue.given_up() == {PictureGroup.OTHERS: 1, PictureGroup.NG: 1}
    assert len(drained(queue)) == 2


def test_one_that_is_larger_than_all_room_is_taken_alone() -> None:
    queue = PictureQueue(10)
    queue.put(waiting(1, Verdict.NG))
    assert drained(queue) == [1]


def test_taking_waits_and_closing_wakes() -> None:
    queue = PictureQueue()
    found: list[PartPictures | None] = []
    taker = threading.Thread(target=lambda: found.append(queue.take(PATIENCE_S)))
    taker.start()
    queue.put(waiting(5))
    taker.join(PATIENCE_S)
    assert found[0] is not None and found[0].record.trigger == 5
    taker = threading.Thread(target=lambda: found.append(queue.take(PATIENCE_S)))
    taker.start()
    queue.close()
    taker.join(PATIENCE_S)
    assert found[1] is None and queue.is_over
    queue.put(waiting(6))
    assert queue.waiting == 0, "after the end nothing is taken in"
