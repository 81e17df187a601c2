"""A network as an ONNX file, which other programs than torch compute."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from core.runtime.backends.packages import optional
from core.runtime.backends.quiet import quiet
from core.runtime.backends.torch_backend import fused

OPSET = 20
INPUT, OUTPUT = "images", "maps"


def export_onnx(
    model: nn.Module,
    size: tuple[int, int],
    path: Path,
    backend: str,
    *,
    for_bf16: bool = False,
) -> None:
    """The fused graph for one image of (height, width), static shapes, float32, for ``backend``.

    ``for_bf16`` see ``FusedEfficientAd``: it may then compute in bfloat16.
    Raises DeviceError where onnx or onnxscript is missing.
    """
    for package in ("onnx", "onnxscript"):
        optional(package, backend)
    graph = fused(model, for_bf16=for_bf16).to(memory_format=torch.channels_last)
    with quiet("torch.onnx"), torch.inference_mode():
        program = torch.onnx.export(
            graph,
            (torch.zeros(1, 3, *size),),
            dynamo=True,
            opset_version=OPSET,
            input_names=[INPUT],
            output_names=[OUTPUT],
            verbose=False,
        )
        if program is None:
            raise RuntimeError("The network could not be exported.")
        program.save(path)
