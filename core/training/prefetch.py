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
    """Threads that prepare batches: the cores beside a GPU, none where they compute themselves.

    A thread of torch's brings threads of its own, which wait for more work in a loop and so take
    the cores from the step: EfficientAD's autoencoder alone took 1.4 times as long beside one.
    """
    if device.type == "cpu":
        return 0
    return max(1, min(MOST_WORKERS, (os.cpu_count() or 1) - 2))


def prefetch(make: Callable[[int], T], indices: range, workers: int) -> Generator[T, None, None]:
    """``make(i)`` for every index in order, made ahead in ``workers`` threads, one item each.

    Without any it is made when its turn comes, in the consumer's thread.

    An exception of ``make`` arrives where its item would. The threads end with the iteration,
    also when the consumer stops early (close the generator).
    """
    if workers == 0:
        yield from map(make, indices)
        return
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
