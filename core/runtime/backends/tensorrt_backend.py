"""TensorRT on an NVIDIA GPU, float16 and int8. Written by its documentation; never run.

No machine with the package was at hand. ``model optimize`` compares its maps like any other's and
takes it only where they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.runtime.backends.backend import TENSORRT, RawMaps
from core.runtime.backends.export import INPUT, OUTPUT
from core.runtime.backends.packages import optional
from core.runtime.device import Precision

_WORKSPACE_BYTES = 2 << 30


def build_engine(onnx: Path, path: Path, precision: Precision, images: Sequence[Tensor]) -> None:
    """Compile ``onnx`` for the present GPU to ``path``; ``images`` (3, H, W) calibrate int8.

    Raises DeviceError where the package is missing, RuntimeError where it refuses the network.
    """
    trt = optional("tensorrt", TENSORRT)
    logger = trt.Logger(trt.Logger.ERROR)
    builder = trt.Builder(logger)
    network = builder.create_network(0)
    parser = trt.OnnxParser(network, logger)
    if not parser.parse_from_file(str(onnx)):
        raise RuntimeError(f"TensorRT can't read the network: {parser.get_error(0)}")
    config = builder.create_builder_config()
    config.set_memory_pool_limit(trt.MemoryPoolType.WORKSPACE, _WORKSPACE_BYTES)
    config.set_flag(trt.BuilderFlag.FP16)
    if precision == "int8":
        config.set_flag(trt.BuilderFlag.INT8)
        config.int8_calibrator = _calibrator(trt, images)
    engine = builder.build_serialized_network(network, config)
    if engine is None:
        raise RuntimeError("TensorRT could not build the network.")
    path.write_bytes(bytes(engine))


class TensorRtBackend:
    """``path`` is an engine for one image; batches are computed one by one."""

    name = TENSORRT

    def __init__(self, path: Path, device: torch.device, precision: Precision) -> None:
        self.precision = precision
        trt = optional("tensorrt", TENSORRT)
        self._runtime: Any = trt.Runtime(trt.Logger(trt.Logger.ERROR))
        engine = self._runtime.deserialize_cuda_engine(path.read_bytes())
        if engine is None:
            raise RuntimeError("TensorRT can't use the prepared network.")
        self._context: Any = engine.create_execution_context()
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        shapes = [tuple(engine.get_tensor_shape(name)) for name in (INPUT, OUTPUT)]
        self._input, self._output = (torch.empty(shape, device=device) for shape in shapes)
        self._host_input, self._host_output = (
            torch.empty(shape, pin_memory=True) for shape in shapes
        )
        self._context.set_tensor_address(INPUT, self._input.data_ptr())
        self._context.set_tensor_address(OUTPUT, self._output.data_ptr())

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        if self._context is None:
            raise RuntimeError("This backend was closed.")
        return np.concatenate([self._one(image) for image in torch.split(batch, 1)])

    def close(self) -> None:
        self._context = self._runtime = None

    def _one(self, image: Tensor) -> RawMaps:
        self._host_input.copy_(image)
        with torch.cuda.stream(self._stream):
            self._input.copy_(self._host_input, non_blocking=True)
            if not self._context.execute_async_v3(self._stream.cuda_stream):
                raise RuntimeError("TensorRT could not compute the maps.")
            self._host_output.copy_(self._output, non_blocking=True)
        self._stream.synchronize()
        return self._host_output.numpy().copy()


def _calibrator(trt: Any, images: Sequence[Tensor]) -> Any:  # noqa: ANN401 - an untyped package
    class Calibrator(trt.IInt8EntropyCalibrator2):  # type: ignore[misc]
        """Feeds the images one by one; keeps no file."""

        def __init__(self) -> None:
            super().__init__()
            self._left = [image[None].contiguous() for image in images]
            self._fed: Tensor | None = None

        def get_batch_size(self) -> int:
            return 1

        def get_batch(self, names: list[str]) -> list[int] | None:
            if not self._left:
                return None
            self._fed = self._left.pop().cuda()
            return [self._fed.data_ptr()]

        def read_calibration_cache(self) -> None:
            return None

        def write_calibration_cache(self, cache: bytes) -> None: ...

    return Calibrator()
