import threading

import pytest
import torch

from core.training.prefetch import prefetch, workers_for


def test_items_arrive_in_order() -> None:
    for workers in (0, 1):
        squares = list(prefetch(lambda i: i * i, range(3, 9), workers))
        assert squares == [9, 16, 25, 36, 49, 64]


def test_nothing_to_do_is_fine() -> None:
    for workers in (0, 1):
        assert list(prefetch(lambda i: i, range(0), workers)) == []


def test_the_next_item_is_made_while_the_current_one_is_used() -> None:
    made = threading.Event()

    def make(index: int) -> int:
        if index == 1:
            made.set()
        return index

    items = prefetch(make, range(3), 1)
    assert next(items) == 0
    assert made.wait(timeout=10)
    items.close()


def test_an_error_arrives_at_its_item_and_the_thread_ends() -> None:
    def make(index: int) -> int:
        if index == 2:
            raise ValueError("broken image")
        return index

    items = prefetch(make, range(5), 1)
    assert [next(items), next(items)] == [0, 1]
    with pytest.raises(ValueError, match="broken image"):
        next(items)
    assert not [t for t in threading.enumerate() if t.name.startswith("prefetch")]


def test_several_workers_make_items_at_once_and_keep_their_order() -> None:
    both = threading.Barrier(2, timeout=10)

    def make(index: int) -> int:
        both.wait()  # broken, and an error, where only one thread makes items
        return index

    assert list(prefetch(make, range(6), workers=2)) == [0, 1, 2, 3, 4, 5]


def test_stopping_early_makes_nothing_more() -> None:
    made: list[int] = []
    items = prefetch(made.append, range(1000), workers=3)
    next(items)
    items.close()
    assert len(made) <= 8


def test_without_workers_an_item_is_made_in_its_turn_by_the_consumer() -> None:
    made: list[tuple[int, str]] = []
    items = prefetch(
        lambda i: made.append((i, threading.current_thread().name)), range(1000), workers=0
    )
    next(items)
    items.close()
    assert made == [(0, threading.current_thread().name)]


@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (2, 1), (4, 2), (64, 12)])
def test_only_a_gpu_leaves_cores_for_many_workers(
    cores: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert workers_for(torch.device("cuda")) == workers
    assert workers_for(torch.device("cpu")) == 0
