"""OpenVINO on the CPU: float32, bfloat16, and int8 of a quantised network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.runtime.backends.backend import OPENVINO, RawMaps
from core.runtime.backends.packages import optional
from core.runtime.device import Precision, preferred_precision


class OpenVinoBackend:
    """``path`` is a network for one image (.onnx or .xml), quantised for ``precision`` int8.

    Batches are computed one by one. What int8 leaves out runs in bfloat16 where the processor
    multiplies it. Raises DeviceError where openvino is missing, RuntimeError where it can't use
    the file.
    """

    name = OPENVINO

    def __init__(self, path: Path, precision: Precision) -> None:
        self.precision = precision
        openvino = optional("openvino", OPENVINO)
        core = openvino.Core()
        rest = preferred_precision(torch.device("cpu")) if precision == "int8" else precision
        compiled = core.compile_model(
            core.read_model(path),
            "CPU",
            {
                "PERFORMANCE_HINT": "LATENCY",
                "INFERENCE_NUM_THREADS": torch.get_num_threads(),
                "INFERENCE_PRECISION_HINT": "bf16" if rest == "bf16" else "f32",
            },
        )
        self._request: Any = compiled.create_infer_request()

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        if self._request is None:
            raise RuntimeError("This backend was closed.")
        images = batch.contiguous().numpy()
        return np.concatenate([self._one(images[k : k + 1]) for k in range(len(images))])

    def close(self) -> None:
        self._request = None

    def _one(self, image: RawMaps) -> RawMaps:
        # The output lies in the request's own memory: concatenating copies it.
        self._request.infer([image], share_inputs=True)
        return np.array(self._request.get_output_tensor(0).data, np.float32)
