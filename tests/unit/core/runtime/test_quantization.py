"""int8 keeps to the large convolutions that the maps hardly notice."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import torch

from core.runtime.backends.export import export_onnx
from core.runtime.backends.openvino_backend import OpenVinoBackend
from core.runtime.backends.packages import optional
from core.runtime.backends.quantization import largest, quantise, sensitive
from tests.helpers.models import HEIGHT, WIDTH, inference_model

WORK = {"small": 1.0, "first": 30.0, "second": 30.0, "third": 25.0, "rest": 14.0}


def test_the_largest_convolutions_that_make_up_four_fifths_are_chosen() -> None:
    assert largest(WORK) == ["first", "second", "third"]
    assert largest({"only": 3.0}) == ["only"]


def test_a_convolution_that_makes_most_of_the_deviation_is_left_out() -> None:
    asked: list[Sequence[str]] = []

    def deviation(left_out: Sequence[str]) -> float:
        asked.append(tuple(left_out))
        return 1.0 - 0.7 * ("second" in left_out) - 0.06 * ("first" in left_out)

    assert sensitive(deviation, ["first", "second", "third"], WORK) == ["second"]
    assert asked[0] == () and ("second",) in asked


def test_nothing_is_left_out_where_no_convolution_stands_out() -> None:
    assert sensitive(lambda names: 1.0 - 0.2 * len(names), ["first", "second"], WORK) == []


def test_half_of_the_work_stays_quantised() -> None:
    left_out = sensitive(lambda names: 0.1 ** len(names), ["first", "second", "third"], WORK)
    assert left_out == ["first"]  # without a second one 25 of 100 would be left
    assert sensitive(lambda names: 0.1 ** len(names), ["only"], {"only": 3.0}) == []


@pytest.mark.skipif(
    not (find_spec("openvino") and find_spec("nncf") and find_spec("onnxscript")),
    reason="OpenVINO is not installed",
)
def test_the_quantised_network_gives_nearly_the_same_maps_twice(tmp_path: Path) -> None:
    openvino = optional("openvino", "openvino")
    model, generator = inference_model(), torch.Generator().manual_seed(5)
    images = list(torch.rand(6, 3, HEIGHT, WIDTH, generator=generator))
    onnx = tmp_path / "network.onnx"
    export_onnx(model, (HEIGHT, WIDTH), onnx, "openvino")
    first, again = tmp_path / "first.xml", tmp_path / "again.xml"
    assert quantise(onnx, images, first) == quantise(onnx, images, again)
    assert first.with_suffix(".bin").read_bytes() == again.with_suffix(".bin").read_bytes()
    layers = openvino.Core().read_model(first).get_ops()
    rounded = {
        target.get_node().get_type_name()
        for layer in layers
        if layer.get_type_name() == "FakeQuantize"
        for target in layer.output(0).get_target_inputs()
    }
    assert rounded == {"Convolution"}  # no pooling, no square, no mean
    backend = OpenVinoBackend(first, "int8")
    with torch.inference_mode():
        expected = model(torch.stack(images)).numpy()
    maps = backend.infer(torch.stack(images))
    backend.close()
    deviation = np.sqrt(np.square(maps - expected).mean() / np.square(expected).mean())
    assert 1e-5 < deviation < 0.05
