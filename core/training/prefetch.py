"""Prepares the next batch while the current step computes."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def prefetch(make: Callable[[int], T], indices: range) -> Generator[T, None, None]:
    """``make(i)`` for every index in order, each made one ahead in a thread of its own.

    An exception of ``make`` arrives where its item would. The thread ends with the iteration,
    also when the consumer stops early (close the generator).
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="prefetch") as pool:
        pending = None
        for index in indices:
            following = pool.submit(make, index)
            if pending is not None:
                yield pending.result()
            pending = following
        if pending is not None:
            yield pending.result()
