"""Records a network's CUDA kernels once per size of batch and replays them as one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core.runtime.backends.backend import RawMaps
from core.runtime.capture import recording

LARGEST_BATCH = 64
"""Images in one replay; larger batches go in pieces, so that memory has a limit."""
_KEPT = 8
"""Recordings at once; the one longest unused makes room."""
_WARM_UPS = 3
Compute = Callable[[Tensor], Tensor]
_Key = tuple[torch.Size, torch.dtype]


@dataclass(frozen=True, slots=True)
class _Recording:
    """Tensors at fixed places, in pinned memory on the host's side."""

    graph: torch.cuda.CUDAGraph
    host_input: Tensor
    input: Tensor
    output: Tensor
    host_output: Tensor


class CudaGraphs:
    """Batches on the host to maps on the host. One thread at a time.

    Launching some 60 kernels one by one costs the host more than a GPU needs to compute them.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._pool = torch.cuda.graph_pool_handle()
        """One memory for all: they never run at once, and what they yield is copied out first."""
        self._recordings: OrderedDict[_Key, _Recording] = OrderedDict()

    def infer(self, batch: Tensor, compute: Compute) -> RawMaps:
        """``compute`` maps such a batch on the device to maps there, always the same way.

        Raises torch.OutOfMemoryError, torch.AcceleratorError.
        """
        pieces = [self._replay(piece, compute) for piece in torch.split(batch, LARGEST_BATCH)]
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    def close(self) -> None:
        self._recordings.clear()

    def _replay(self, batch: Tensor, compute: Compute) -> RawMaps:
        key = (batch.shape, batch.dtype)
        if key not in self._recordings:
            self._make_room()
            self._recordings[key] = self._record(batch, compute)
        made = self._recordings[key]
        self._recordings.move_to_end(key)
        made.host_input.copy_(batch)
        with torch.cuda.stream(self._stream):
            made.input.copy_(made.host_input, non_blocking=True)
            made.graph.replay()
            made.host_output.copy_(made.output, non_blocking=True)
        self._stream.synchronize()
        return made.host_output.numpy().copy()

    def _make_room(self) -> None:
        while len(self._recordings) >= _KEPT:
            self._recordings.popitem(last=False)

    def _record(self, batch: Tensor, compute: Compute) -> _Recording:
        host_input = torch.empty(batch.shape, dtype=batch.dtype, pin_memory=True)
        inputs = torch.zeros(batch.shape, dtype=batch.dtype, device=self._device)
        # The library tries its algorithms while warming up; the recording uses what it found.
        with torch.backends.cudnn.flags(enabled=True, benchmark=True):
            self._stream.wait_stream(torch.cuda.current_stream(self._device))
            with torch.cuda.stream(self._stream):
                for _ in range(_WARM_UPS):
                    compute(inputs)
            self._stream.synchronize()
            graph = torch.cuda.CUDAGraph()
            with recording(graph, self._stream, self._pool):
                output = compute(inputs).float()
        host_output = torch.empty(output.shape, pin_memory=True)
        return _Recording(graph, host_input, inputs, output, host_output)
