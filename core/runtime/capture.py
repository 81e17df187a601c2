"""One recording of CUDA kernels at a time in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import torch

_UNDER_WAY = Lock()


@contextmanager
def recording(
    graph: torch.cuda.CUDAGraph, stream: torch.cuda.Stream, pool: object = None
) -> Iterator[None]:
    """What runs inside on ``stream`` becomes ``graph``; from any thread.

    torch allows one recording per process ("only one capture may be underway at a time"): lines,
    preloads and shadows open models in threads of their own. Those may use the device meanwhile.
    """
    with _UNDER_WAY, torch.cuda.graph(graph, pool, stream, "thread_local"):  # type: ignore[arg-type]
        yield
