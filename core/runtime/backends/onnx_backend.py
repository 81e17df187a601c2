"""ONNX Runtime on the CPU, float32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.runtime.backends.backend import ONNX, RawMaps
from core.runtime.backends.export import INPUT
from core.runtime.backends.packages import optional
from core.runtime.device import Precision


class OnnxBackend:
    """``path`` is an exported network for one image; batches are computed one by one.

    Raises DeviceError where onnxruntime is missing, RuntimeError where it can't use the file.
    """

    name = ONNX
    precision: Precision = "fp32"

    def __init__(self, path: Path) -> None:
        runtime = optional("onnxruntime", ONNX)
        runtime.disable_telemetry_events()  # on Windows it reports to its makers
        options = runtime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin while they wait would take the cores from cameras and window.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = runtime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"]
        )

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        if self._session is None:
            raise RuntimeError("This backend was closed.")
        images = batch.contiguous().numpy()
        maps = [self._session.run(None, {INPUT: images[k : k + 1]})[0] for k in range(len(images))]
        return np.concatenate(maps)

    def close(self) -> None:
        self._session = None
