"""Prepares the next batches while the current step computes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import torch

T = TypeVar("T")
MOST_WORKERS = 12


def workers_for(device: torch.device) -> int:
    """Threads that prepare batches: the cores beside a GPU, one where they compute themselves."""
    if device.type == "cpu":
        return 1
    return max(1, min(MOST_WORKERS, (os.cpu_count() or 1) - 2))


def prefetch(
    make: Callable[[int], T], indices: range, workers: int = 1
) -> Generator[T, None, None]:
    """``make(i)`` for every index in order, made ahead in ``workers`` threads, one item each.

    An exception of ``make`` arrives where its item would. The threads end with the iteration,
    also when the consumer stops early (close the generator).
    """
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="prefetch") as pool:
        pending: deque[Future[T]] = deque()
        try:
            for index in indices:
                pending.append(pool.submit(make, index))
                if len(pending) > workers:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
