"""What every variant costs on a CUDA GPU, and how far its maps are from plain torch in fp32.

Usage: python -m tests.benchmark.cuda_inference [--json FILE] [--budget 85] [--sizes s,s-solved]
Untrained networks of both sizes at 256x256. One latency run takes a uint8 image on the host to its
maps on the host (preparation included), batch 1. Images/s the same, in batches.
Starts nothing new once ``--budget`` seconds are over; what was left out is printed. Needs torch,
numpy, cv2, pydantic, safetensors; onnxruntime only where it is installed.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain, zip_longest
from pathlib import Path

import numpy as np
import torch
from torch import nn

from core.data.preprocessing import Preprocessing
from core.models.efficientad.closed_form import adopt
from core.models.efficientad.fused import FusedEfficientAd
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import Size
from core.runtime.backends.backend import COMPILED, PLAIN, TORCH, Backend, takes_scaled
from core.runtime.backends.torch_backend import TorchBackend
from core.runtime.device import Precision

SIDE = 256
SOLVED = "-solved"
LATENCY_RUNS = 1000
LATENCY_S = 3.0
"""A slow variant's latency is measured over fewer runs; their number is in the table."""


@dataclass
class Row:
    """One variant. Times in milliseconds; deviation relative to the plain maps in fp32."""

    size: str
    variant: str
    deviation: float | None = None
    open_s: float | None = None
    median_ms: float | None = None
    p99_ms: float | None = None
    runs: int = 0
    images_per_s: dict[int, float] = field(default_factory=dict)
    error: str = ""


def network(kind: str) -> EfficientAdInference:
    """Untrained, with statistics and biases that are not trivial.

    A solved one has a student with the teacher's hidden layers, as all schedules but full make it.
    """
    torch.manual_seed(0)
    size: Size = "s" if kind.startswith("s") else "m"
    model = EfficientAdInference(size, SIDE, SIDE).eval()
    model.teacher_mean.normal_()
    model.teacher_std.uniform_(0.5, 2.0)
    for layer in model.modules():
        if isinstance(layer, nn.Conv2d) and layer.bias is not None:
            nn.init.normal_(layer.bias, std=0.1)
    if kind.endswith(SOLVED):
        last, source = model.student[-1], model.teacher[-1]
        assert isinstance(last, nn.Conv2d) and isinstance(source, nn.Conv2d)
        kernel = torch.randn_like(last.weight)[:, : source.in_channels] * 0.02
        adopt(model.student, model.teacher, kernel, torch.randn(last.out_channels))
    return model


def backends(
    model: EfficientAdInference, device: torch.device, *, solved: bool
) -> Iterator[tuple[str, Callable[[], Backend]]]:
    """Most wanted first."""

    def opened(name: str, precision: Precision) -> Callable[[], Backend]:
        return lambda: TorchBackend(model, device, precision, name)

    ways: list[tuple[str, Precision]] = [(TORCH, "fp16"), (TORCH, "bf16")]
    ways += [(COMPILED, "fp16")] if solved else [(PLAIN, "fp32"), (COMPILED, "fp16")]
    ways += [] if solved else [(TORCH, "fp32"), (PLAIN, "fp16"), (COMPILED, "bf16")]
    for name, precision in ways:
        yield f"{name} {precision}", opened(name, precision)


def deviation(maps: np.ndarray, expected: np.ndarray) -> float:
    return float((np.abs(maps - expected) / np.abs(expected)).max())


def latency(backend: Backend, images: list[np.ndarray]) -> tuple[float, float, int]:
    """Median and p99 from uint8 image to maps, and the number of runs."""

    def one(image: np.ndarray) -> None:
        infer(backend, [image])

    for image in images[:10]:
        one(image)
    times: list[float] = []
    began = time.perf_counter()
    while len(times) < LATENCY_RUNS and (
        len(times) < 30 or time.perf_counter() - began < LATENCY_S
    ):
        start = time.perf_counter()
        one(images[len(times) % len(images)])
        times.append((time.perf_counter() - start) * 1000)
    median, p99 = np.quantile(times, (0.5, 0.99))
    return float(median), float(p99), len(times)


def infer(backend: Backend, images: list[np.ndarray]) -> np.ndarray:
    """As the predictor does it."""
    preparation = Preprocessing(SIDE, SIDE)
    if takes_scaled(backend):
        scaled = [torch.from_numpy(preparation.scale(image)) for image in images]
        return backend.infer_scaled(torch.stack(scaled))
    return backend.infer(torch.stack([preparation.prepare(image) for image in images]))


def throughput(backend: Backend, images: list[np.ndarray]) -> float:
    """Images/s, host to host, preparation included."""
    infer(backend, images)
    runs, began = 0, time.perf_counter()
    while runs < 5 or time.perf_counter() - began < 0.4:
        infer(backend, images)
        runs += 1
    return runs * len(images) / (time.perf_counter() - began)


def measure(
    row: Row,
    open_it: Callable[[], Backend],
    images: list[np.ndarray],
    expected: np.ndarray,
    batches: list[int],
) -> None:
    began = time.perf_counter()
    backend = open_it()
    try:
        maps = np.concatenate([infer(backend, [image]) for image in images[: len(expected)]])
        row.open_s = time.perf_counter() - began
        row.deviation = deviation(maps, expected)
        row.median_ms, row.p99_ms, row.runs = latency(backend, images)
        for count in batches:
            many = [images[k % len(images)] for k in range(count)]
            row.images_per_s[count] = throughput(backend, many)
    finally:
        backend.close()


def run(sizes: list[str], device: torch.device, budget_s: float, batches: list[int]) -> list[Row]:
    began = time.perf_counter()
    random = np.random.default_rng(0)
    images = [random.integers(0, 256, (SIDE, SIDE, 3), np.uint8) for _ in range(16)]
    preparation = Preprocessing(SIDE, SIDE)
    todo: list[list[tuple[Row, Callable[[], Backend], np.ndarray]]] = []
    for size in sizes:
        model = network(size)
        with torch.inference_mode():
            few = torch.stack([preparation.prepare(image) for image in images[:4]])
            expected = model(few).numpy()
            exact = deviation(FusedEfficientAd(model)(few).numpy(), expected)
        print(f"{size}: fused against plain on the CPU, fp32: {exact:.1e}", flush=True)
        todo.append(
            [
                (Row(size, name), how, expected)
                for name, how in backends(model, device, solved=size.endswith(SOLVED))
            ]
        )
    rows = []
    # Both sizes' most wanted variants come first.
    for row, open_it, expected in filter(None, chain.from_iterable(zip_longest(*todo))):
        if time.perf_counter() - began > budget_s:
            row.error = "left out: the time was over"
        else:
            try:
                measure(row, open_it, images, expected, batches)
            except Exception as error:  # noqa: BLE001 - one variant must not cost the others
                row.error = f"{type(error).__name__}: {str(error).splitlines()[0][:100]}"
        rows.append(row)
        print(line(row), flush=True)
    return rows


def line(row: Row) -> str:
    head = f"{row.size:<9} {row.variant:<30}"
    if row.median_ms is None:
        return f"{head} {row.error}"
    rates = "  ".join(f"{n}: {rate:8.0f}" for n, rate in row.images_per_s.items())
    return (
        f"{head} dev {row.deviation:.1e}  open {row.open_s:5.1f} s  median {row.median_ms:7.3f} ms"
        f"  p99 {row.p99_ms:7.3f} ms ({row.runs})  images/s {rates} {row.error}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=Path("cuda_inference.json"))
    parser.add_argument("--budget", type=float, default=85.0, help="seconds")
    parser.add_argument("--sizes", default=f"s,s{SOLVED},m,m{SOLVED}")
    parser.add_argument("--batches", default="8,16,32,64")
    parser.add_argument("--device", default="cuda:0", help="cpu tries the script out")
    arguments = parser.parse_args()
    device = torch.device(arguments.device)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor()
    print(f"{name}, torch {torch.__version__}", flush=True)
    rows = run(
        arguments.sizes.split(","),
        device,
        arguments.budget,
        [int(n) for n in arguments.batches.split(",")],
    )
    facts = {"device": name, "torch": torch.__version__, "python": platform.python_version()}
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(facts | {"rows": [asdict(row) for row in rows]}, indent=2))


if __name__ == "__main__":
    main()
