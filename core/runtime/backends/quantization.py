"""A network in 8-bit integers, its ranges measured on good parts."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from torch import Tensor

from core.runtime.backends.backend import OPENVINO
from core.runtime.backends.packages import optional

MOST_IMAGES = 40


def quantise(onnx: Path, images: Sequence[Tensor], path: Path) -> None:
    """Post-training quantisation of ``onnx`` to ``path`` (.xml, and .bin beside it).

    ``images`` are prepared (3, H, W) good parts; some ten suffice. Weights per channel,
    activations asymmetric where they are. Raises DeviceError where a package is missing.
    """
    openvino, nncf = (optional(package, OPENVINO) for package in ("openvino", "nncf"))
    batches = [image[None].contiguous().numpy() for image in images[:MOST_IMAGES]]
    with _quiet():
        quantised = nncf.quantize(
            openvino.Core().read_model(onnx),
            nncf.Dataset(batches),
            preset=nncf.QuantizationPreset.MIXED,
            subset_size=len(batches),
        )
    openvino.save_model(quantised, path, compress_to_fp16=False)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Its progress bars and its notes on every layer."""
    log = logging.getLogger("nncf")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        log.setLevel(level)
