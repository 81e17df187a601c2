"""One training step as a CUDA graph: the GPU no longer waits for Python to launch its kernels."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from core.runtime.capture import recording

WARM_UP = 3
"""Steps that run as they are before the capture: lazily made state and tuned kernels come to be."""

Update = Callable[[Mapping[str, Tensor]], dict[str, Tensor]]
"""Inputs on the device to losses; forward, backward and optimizer, without waiting for the GPU."""


class GraphedStep:
    """Calls ``update``; on CUDA its kernels are recorded once and replayed after that.

    Inputs of other names, shapes or types than before are recorded anew. ``forget`` after the
    update itself changed. Weights, optimizer state and losses are the same as without a graph.
    """

    def __init__(self, update: Update, device: torch.device) -> None:
        self._update, self._device = update, device
        self._done = 0
        self._inputs: dict[str, Tensor] = {}
        self._losses: dict[str, Tensor] = {}
        self._graph: torch.cuda.CUDAGraph | None = None

    def forget(self) -> None:
        """Record again from the next call on."""
        self._graph, self._done = None, 0
        self._inputs, self._losses = {}, {}

    def __call__(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Losses of the step, detached scalars on the device."""
        if self._device.type != "cuda":
            return self._update(inputs)
        with torch.cuda.device(self._device):
            return self._on_cuda(inputs)

    def _on_cuda(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        if not self._same_shapes(inputs):
            self.forget()
            self._inputs = {name: torch.empty_like(value) for name, value in inputs.items()}
        for name, value in inputs.items():
            self._inputs[name].copy_(value, non_blocking=True)
        if self._done < WARM_UP:
            return self._warm_up()
        if self._graph is None:
            self._capture()
        assert self._graph is not None
        self._graph.replay()
        return self._losses

    def _same_shapes(self, inputs: Mapping[str, Tensor]) -> bool:
        def shapes(tensors: Mapping[str, Tensor]) -> dict[str, tuple[torch.Size, torch.dtype]]:
            return {name: (value.shape, value.dtype) for name, value in tensors.items()}

        return shapes(inputs) == shapes(self._inputs)

    def _warm_up(self) -> dict[str, Tensor]:
        """On a stream of its own, as a capture demands."""
        self._done += 1
        stream = torch.cuda.Stream(self._device)  # type: ignore[no-untyped-call]
        stream.wait_stream(torch.cuda.current_stream(self._device))
        with torch.cuda.stream(stream):
            losses = self._update(self._inputs)
        torch.cuda.current_stream(self._device).wait_stream(stream)
        return losses

    def _capture(self) -> None:
        self._graph = torch.cuda.CUDAGraph()
        stream = torch.cuda.Stream(self._device)  # type: ignore[no-untyped-call]
        with recording(self._graph, stream):
            self._losses = self._update(self._inputs)
