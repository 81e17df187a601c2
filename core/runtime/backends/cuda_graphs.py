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


@dataclass(frozen=True, slots=True)
class _Recording:
    """Tensors at fixed places, in pinned memory on the host's side."""

    graph: torch.cuda.CUDAGraph
    host_input: Tensor
    input: Tensor
    output: Tensor
    host_output: Tensor


class CudaGraphs:
    """``compute`` maps (N, 3, H, W) on the device to maps on the device. One thread at a time.

    Launching some 60 kernels one by one costs the host more than a GPU needs to compute them.
    """

    def __init__(self, compute: Callable[[Tensor], Tensor], device: torch.device) -> None:
        self._compute, self._device = compute, device
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._pool = torch.cuda.graph_pool_handle()
        """One memory for all: they never run at once, and what they yield is copied out first."""
        self._recordings: OrderedDict[torch.Size, _Recording] = OrderedDict()

    def infer(self, batch: Tensor) -> RawMaps:
        """Host to host. Raises torch.OutOfMemoryError, torch.AcceleratorError."""
        pieces = [self._replay(piece) for piece in torch.split(batch, LARGEST_BATCH)]
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    def close(self) -> None:
        self._recordings.clear()

    def _replay(self, batch: Tensor) -> RawMaps:
        made = self._recordings.get(batch.shape) or self._record(batch)
        self._recordings.move_to_end(batch.shape)
        made.host_input.copy_(batch)
        with torch.cuda.stream(self._stream):
            made.input.copy_(made.host_input, non_blocking=True)
            made.graph.replay()
            made.host_output.copy_(made.output, non_blocking=True)
        self._stream.synchronize()
        return made.host_output.numpy().copy()

    def _record(self, batch: Tensor) -> _Recording:
        while len(self._recordings) >= _KEPT:
            self._recordings.popitem(last=False)
        host_input = torch.empty(batch.shape, pin_memory=True)
        inputs = torch.zeros(batch.shape, device=self._device)

        def compute() -> Tensor:
            """The device changes the layout faster than the host."""
            return self._compute(inputs.contiguous(memory_format=torch.channels_last)).float()

        # The library tries its algorithms while warming up; the recording uses what it found.
        with torch.backends.cudnn.flags(enabled=True, benchmark=True):
            self._stream.wait_stream(torch.cuda.current_stream(self._device))
            with torch.cuda.stream(self._stream):
                for _ in range(_WARM_UPS):
                    compute()
            self._stream.synchronize()
            graph = torch.cuda.CUDAGraph()
            with recording(graph, self._stream, self._pool):
                output = compute()
        host_output = torch.empty(output.shape, pin_memory=True)
        made = _Recording(graph, host_input, inputs, output, host_output)
        self._recordings[batch.shape] = made
        return made
