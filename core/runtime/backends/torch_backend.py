"""torch itself, which every installation has: nothing to prepare."""

from __future__ import annotations

from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from core.data.preprocessing import FromScaled
from core.models.efficientad.fused import FusedEfficientAd
from core.models.efficientad.inference import EfficientAdInference
from core.models.tiled import Tiled
from core.runtime.backends.backend import COMPILED, PLAIN, TORCH, RawMaps
from core.runtime.backends.cuda_graphs import CudaGraphs
from core.runtime.device import Precision

_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


class TorchBackend:
    """``name`` TORCH: the fused graph where the method has one; PLAIN: the graph as trained.

    COMPILED is TORCH through torch's compiler, which needs Triton and a C compiler. On CUDA each
    size of batch is recorded once and replayed as a CUDA graph, the images' normalisation in it.
    Raises RuntimeError or MemoryError where the device can't hold it.
    """

    def __init__(
        self,
        model: nn.Module,
        device: torch.device,
        precision: Precision,
        name: str = TORCH,
    ) -> None:
        self.name, self.precision = name, precision
        self._device, self._dtype = device, _DTYPES[precision]
        network = model if name == PLAIN else fused(model, self._dtype)
        # Channels last is the layout that convolutions on CPU and tensor cores prefer.
        network = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._network: nn.Module | None = network
        self._chooses_types = isinstance(_within(network), FusedEfficientAd)
        self._compute = (
            torch.compile(self._on_device, dynamic=False) if name == COMPILED else self._on_device
        )
        self._from_scaled = FromScaled().to(device)
        self.takes_scaled = device.type == "cuda" and name != PLAIN
        self._graphs = CudaGraphs(device) if self.takes_scaled else None

    @torch.inference_mode()
    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        if self._graphs is not None and counted is None:
            return self._graphs.infer(batch, self._of_prepared)
        inputs = [batch.to(self._device, memory_format=torch.channels_last)]
        inputs += [] if counted is None else [counted.to(self._device)]
        return _on_host(self._compute(*inputs))

    @torch.inference_mode()
    def infer_scaled(self, scaled: Tensor) -> RawMaps:
        """See ``TakesScaled``."""
        if self._graphs is not None:
            return self._graphs.infer(scaled, self._of_scaled)
        return _on_host(self._of_scaled(scaled.to(self._device)))

    def close(self) -> None:
        self._network = None
        if self._graphs is not None:
            self._graphs.close()
        if self._device.type == "cuda":
            torch.cuda.empty_cache()

    def _of_prepared(self, batch: Tensor) -> Tensor:
        """The device changes the layout faster than the host."""
        return self._compute(batch.contiguous(memory_format=torch.channels_last))

    def _of_scaled(self, scaled: Tensor) -> Tensor:
        return self._compute(self._from_scaled(scaled))

    def _on_device(self, *inputs: Tensor) -> Tensor:
        if self._network is None:
            raise RuntimeError("This backend was closed.")
        if self._chooses_types:
            return cast(Tensor, self._network(*inputs))
        reduced = self._dtype is not torch.float32
        with torch.autocast(self._device.type, dtype=self._dtype, enabled=reduced):
            return cast(Tensor, self._network(*inputs)).float()


def _on_host(maps: Tensor) -> RawMaps:
    return cast(RawMaps, np.asarray(maps.cpu().numpy(), np.float32))


def fused(
    model: nn.Module, dtype: torch.dtype = torch.float32, *, for_bf16: bool = False
) -> nn.Module:
    """The method's fused graph, or the model itself where it has none; of tiles their network's."""
    if isinstance(model, EfficientAdInference):
        return FusedEfficientAd(model, dtype, for_bf16=for_bf16)
    if isinstance(model, Tiled):
        return model.around(fused(model.network, dtype, for_bf16=for_bf16))
    return model


def _within(network: nn.Module) -> nn.Module:
    """What computes the maps, of tiles or of the whole picture."""
    return network.network if isinstance(network, Tiled) else network
