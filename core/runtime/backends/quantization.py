"""A network in 8-bit integers where that costs little, its ranges measured on good parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.runtime.backends.backend import OPENVINO
from core.runtime.backends.packages import optional
from core.runtime.backends.quiet import quiet

MOST_IMAGES = 40
SHARE = 0.8
"""Of the work, that is quantised at first: the largest convolutions that make it up."""
WORTH = 0.75
"""A convolution is left out after all where that brings the maps' deviation below this share."""
LEAST = 0.5
"""Share of the work that stays quantised: with less, bfloat16 is hardly slower."""
_TALKATIVE = ("nncf", "torch.utils.cpp_extension")
"""nncf loads the latter, when it is imported or first used; it looks for a CUDA compiler."""
_EVERY = 4
"""One image in so many shows how sensitive a convolution is."""


def quantise(onnx: Path, images: Sequence[Tensor], path: Path) -> list[str]:
    """Post-training quantisation of ``onnx`` to ``path`` (.xml, and .bin beside it).

    ``images`` are prepared (3, H, W), good ones and defective ones: what exceeds their ranges is
    cut off, and a defect's score with it. Only the largest convolutions become integers, without
    those to which the maps are sensitive: all else is cheap, and the squared differences that a
    map is the mean of have no room in 256 steps. The same for the same images. Returns the names
    of the convolutions that were left out. Raises DeviceError where a package is missing.
    """
    with quiet(*_TALKATIVE):
        openvino, nncf = (optional(package, OPENVINO) for package in ("openvino", "nncf"))
    batches = [image[None].contiguous().numpy() for image in images[:MOST_IMAGES]]
    exact, network = (openvino.Core().read_model(onnx) for _ in range(2))
    work = _work(exact)
    chosen = largest(work)
    quantised = _quantised(nncf, network, batches, chosen)
    shown = batches[::_EVERY]
    expected = _maps(openvino, exact, shown)

    def deviation(left_out: Sequence[str]) -> float:
        maps = _maps(openvino, _restored(exact, quantised, left_out), shown)
        return _deviation(expected, maps)

    left_out = sensitive(deviation, chosen, work)
    openvino.save_model(_restored(exact, quantised, left_out), path, compress_to_fp16=False)
    return left_out


def largest(work: Mapping[str, float]) -> list[str]:
    """Names of the convolutions, largest first, that make up ``SHARE`` of the work."""
    names = sorted(work, key=lambda name: work[name], reverse=True)
    before = [0.0, *accumulate(work[name] for name in names)]
    return [n for n, done in zip(names, before, strict=False) if done < SHARE * before[-1]]


def sensitive(
    deviation: Callable[[Sequence[str]], float], chosen: Sequence[str], work: Mapping[str, float]
) -> list[str]:
    """Those to leave out: one after another, while one of them takes much of the deviation away."""
    left_out: list[str] = []
    smallest, rest = deviation(left_out), sum(work[name] for name in chosen)
    while True:
        trials = {
            name: deviation([*left_out, name])
            for name in chosen
            if name not in left_out and rest - work[name] >= LEAST * sum(work.values())
        }
        best = min(trials, key=lambda name: trials[name], default="")
        if not best or not trials[best] < WORTH * smallest:
            return left_out
        left_out.append(best)
        smallest, rest = trials[best], rest - work[best]


def _work(network: Any) -> dict[str, float]:  # noqa: ANN401 - an untyped package
    """Multiplications of each convolution, by its name."""
    return {
        layer.get_friendly_name(): float(
            np.prod(layer.get_input_shape(1)) * np.prod(layer.get_output_shape(0)[2:])
        )
        for layer in _convolutions(network)
    }


def _quantised(
    nncf: Any,  # noqa: ANN401
    network: Any,  # noqa: ANN401
    batches: Sequence[NDArray[np.float32]],
    names: Collection[str],
) -> Any:  # noqa: ANN401
    """``network``, which is used up; its layers of these ``names`` alone compute in integers."""
    layers = (layer.get_friendly_name() for layer in network.get_ops())
    others = [name for name in layers if name not in names]
    with quiet(*_TALKATIVE):
        return nncf.quantize(
            network,
            nncf.Dataset(batches),
            preset=nncf.QuantizationPreset.MIXED,
            subset_size=len(batches),
            ignored_scope=nncf.IgnoredScope(names=others, validate=False),
        )


def _restored(exact: Any, quantised: Any, names: Collection[str]) -> Any:  # noqa: ANN401
    """A copy of ``quantised``; its convolutions of these ``names`` compute as in ``exact``."""
    restored, source = quantised.clone(), exact.clone()
    weights = {layer.get_friendly_name(): layer.input_value(1) for layer in _convolutions(source)}
    for layer in _convolutions(restored):
        name = layer.get_friendly_name()
        if name not in names:
            continue
        rounding = layer.input_value(0).get_node()
        if rounding.get_type_name() == "FakeQuantize":
            layer.input(0).replace_source_output(rounding.input_value(0))
        layer.input(1).replace_source_output(weights[name])
    return restored


def _maps(
    openvino: Any,  # noqa: ANN401
    network: Any,  # noqa: ANN401
    batches: Sequence[NDArray[np.float32]],
) -> NDArray[np.float32]:
    threads = {"INFERENCE_NUM_THREADS": torch.get_num_threads()}
    settings = {"INFERENCE_PRECISION_HINT": "f32", **threads}
    request = openvino.Core().compile_model(network, "CPU", settings).create_infer_request()
    return np.concatenate([np.array(request.infer([batch])[0], np.float32) for batch in batches])


def _deviation(expected: NDArray[np.float32], maps: NDArray[np.float32]) -> float:
    """Root mean square as a share of the map's own, averaged over images: of the worse map.

    Each image counts alike: the strongest defect's map would else drown the good parts'.
    """
    first, other = (np.asarray(values, np.float64) for values in (expected, maps))
    squares = np.square(other - first).mean((2, 3))
    own = np.maximum(np.square(first).mean((2, 3)), np.finfo(np.float32).tiny)
    return float(np.sqrt(squares / own).mean(0).max())


def _convolutions(network: Any) -> list[Any]:  # noqa: ANN401
    return [layer for layer in network.get_ordered_ops() if layer.get_type_name() == "Convolution"]
