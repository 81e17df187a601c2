"""A network in 8-bit integers, its ranges measured on good parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from torch import Tensor

from core.runtime.backends.backend import OPENVINO
from core.runtime.backends.packages import optional
from core.runtime.backends.quiet import quiet

MOST_IMAGES = 40


def quantise(onnx: Path, images: Sequence[Tensor], path: Path) -> None:
    """Post-training quantisation of ``onnx`` to ``path`` (.xml, and .bin beside it).

    ``images`` are prepared (3, H, W), good ones and defective ones: what exceeds their ranges is
    cut off, and a defect's score with it. Layers that read the image stay as they are: they are
    cheap, and the image in 256 steps of the network's input range was where most of the loss came
    from. Raises DeviceError where a package is missing.
    """
    openvino, nncf = (optional(package, OPENVINO) for package in ("openvino", "nncf"))
    batches = [image[None].contiguous().numpy() for image in images[:MOST_IMAGES]]
    network = openvino.Core().read_model(onnx)
    with quiet("nncf"):
        quantised = nncf.quantize(
            network,
            nncf.Dataset(batches),
            preset=nncf.QuantizationPreset.MIXED,
            subset_size=len(batches),
            ignored_scope=nncf.IgnoredScope(names=_reading_the_image(network)),
        )
    openvino.save_model(quantised, path, compress_to_fp16=False)


def _reading_the_image(network: Any) -> list[str]:  # noqa: ANN401 - an untyped package
    return [
        layer.get_friendly_name()
        for layer in network.get_ops()
        if layer.get_type_name() == "Convolution"
        and layer.input(0).get_source_output().get_node().get_type_name() == "Parameter"
    ]
