"""Lines that share a network: each gets its own maps, whoever computed them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from core.artifact.store import ModelArtifact
from core.runtime import shared as module
from core.runtime.backends.backend import AUTO, Backend, RawMaps
from core.runtime.device import Precision
from core.runtime.predictor import Predictor
from core.runtime.shared import MOST_TOGETHER, SharedBackends
from tests.helpers.models import HEIGHT, WIDTH, write_model
from tests.helpers.parts import disc
from tests.helpers.waiting import until

LINES = 6
PATIENCE_S = 30


class Gpu:
    """A backend whose maps are its pictures' means; it computes when it is let."""

    name = "torch"
    precision: Precision = "fp32"
    takes_scaled = True

    def __init__(self) -> None:
        self.may_go, self.is_in = threading.Event(), threading.Event()
        self.may_go.set()
        self.sizes: list[int] = []
        self.fails_from = 100
        self.is_closed = False
        self._users = 0

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        return self._maps(batch.float())

    def infer_scaled(self, scaled: Tensor) -> RawMaps:
        return self._maps(scaled.float().permute(0, 3, 1, 2))

    def close(self) -> None:
        self.is_closed = True

    def _maps(self, images: Tensor) -> RawMaps:
        self._users += 1
        assert self._users == 1, "one thread at a time"
        self.is_in.set()
        assert self.may_go.wait(PATIENCE_S)
        self.sizes.append(len(images))
        self._users -= 1
        if len(images) >= self.fails_from:
            raise RuntimeError("no memory for so many")
        means = images.mean(dim=(1, 2, 3), keepdim=True).numpy()
        return np.broadcast_to(means, (len(images), 2, 3, 4)).astype(np.float32)


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> ModelArtifact:
    return write_model(tmp_path_factory.mktemp("shared") / "model")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Gpu]:
    """Those that were opened, on a GPU that there is not."""
    made: list[Gpu] = []

    def open_backend(artifact: ModelArtifact, device: torch.device, precision: str) -> Gpu:
        made.append(Gpu())
        return made[-1]

    monkeypatch.setattr(module, "choose_device", torch.device)
    monkeypatch.setattr(module, "open_backend", open_backend)
    return made


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(LINES) as pool:
        yield pool


def handles(backends: SharedBackends, artifact: ModelArtifact, count: int) -> list[Backend]:
    made = [backends.open(artifact, "cuda:0", "auto") for _ in range(count)]
    assert not any(isinstance(one, str) for one in made)
    return made  # type: ignore[return-value]


def picture(value: float) -> Tensor:
    return torch.full((1, 3, 8, 8), value)


def ask(
    threads: ThreadPoolExecutor, gpu: Gpu, lines: list[Backend], values: list[float]
) -> list[Future[RawMaps]]:
    """The first computes while all others come to wait."""
    gpu.sizes.clear()
    gpu.is_in.clear()
    gpu.may_go.clear()
    shared = lines[0]._shared  # type: ignore[attr-defined]
    asked = [threads.submit(lines[0].infer, picture(values[0]))]
    assert gpu.is_in.wait(PATIENCE_S)
    waiting = zip(lines[1:], values[1:], strict=True)
    asked += [threads.submit(line.infer, picture(value)) for line, value in waiting]
    until(lambda: len(shared.asked) == len(lines) - 1, "all others wait")
    gpu.may_go.set()
    return asked


def test_pictures_that_wait_are_computed_together_and_each_line_gets_its_own(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor
) -> None:
    lines = handles(SharedBackends(LINES), artifact, LINES)
    assert len(opened) == 1
    values = [float(k) for k in range(LINES)]
    asked = ask(threads, opened[0], lines, values)
    for one, value in zip(asked, values, strict=True):
        maps = one.result(PATIENCE_S)
        assert maps.shape == (1, 2, 3, 4)
        assert (maps == value).all()
    assert opened[0].sizes == [1, MOST_TOGETHER, 1]


def test_a_batch_that_fails_is_computed_one_by_one(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor
) -> None:
    lines = handles(SharedBackends(3), artifact, 3)
    opened[0].fails_from = 2
    asked = ask(threads, opened[0], lines, [1.0, 2.0, 3.0])
    assert [float(one.result(PATIENCE_S)[0, 0, 0, 0]) for one in asked] == [1.0, 2.0, 3.0]
    assert opened[0].sizes == [1, 2, 1, 1]


def test_what_is_not_alike_is_not_put_together(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor
) -> None:
    lines = handles(SharedBackends(2), artifact, 2)
    found = lines[0].infer(picture(1.0), torch.ones(1, 2, 2))
    assert (found == 1.0).all()
    assert (lines[1].infer(torch.full((3, 3, 8, 8), 2.0)) == 2.0).all()


def test_a_network_that_failed_is_not_given_to_others(
    artifact: ModelArtifact, opened: list[Gpu]
) -> None:
    backends = SharedBackends(2)
    (line,) = handles(backends, artifact, 1)
    opened[0].fails_from = 1
    with pytest.raises(RuntimeError, match="no memory"):
        line.infer(picture(1.0))
    (other,) = handles(backends, artifact, 1)
    assert len(opened) == 2
    line.close()
    assert (opened[0].is_closed, opened[1].is_closed) == (True, False)
    other.close()
    assert opened[1].is_closed


def test_the_last_line_closes_the_network(artifact: ModelArtifact, opened: list[Gpu]) -> None:
    backends = SharedBackends(2)
    first, second = handles(backends, artifact, 2)
    first.close()
    first.close()
    assert not opened[0].is_closed
    with pytest.raises(RuntimeError, match="closed"):
        first.infer(picture(0.0))
    assert (second.infer(picture(1.0)) == 1.0).all()
    second.close()
    assert opened[0].is_closed
    handles(backends, artifact, 1)
    assert len(opened) == 2


def test_every_size_is_seen_before_a_line_waits(artifact: ModelArtifact, opened: list[Gpu]) -> None:
    handles(SharedBackends(3), artifact, 1)
    assert opened[0].sizes == [2, 2], "8 bits and scaled"
    handles(SharedBackends(9), artifact, 1)
    assert opened[1].sizes == [2, 2, 4, 4]


def test_one_line_and_lines_on_a_cpu_share_nothing(artifact: ModelArtifact) -> None:
    assert SharedBackends(5).open(artifact, "cpu", "auto") == AUTO


def test_predictors_judge_through_a_shared_network_as_by_themselves(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch, threads: ThreadPoolExecutor
) -> None:
    from core.runtime.backends.opening import open_backend

    def on_the_cpu(artifact: ModelArtifact, device: torch.device, precision: str) -> Backend:
        return open_backend(artifact, torch.device("cpu"), precision=precision)

    monkeypatch.setattr(module, "choose_device", torch.device)
    monkeypatch.setattr(module, "open_backend", on_the_cpu)
    pictures = [disc(seed, HEIGHT, WIDTH) for seed in range(4)]
    with Predictor(artifact, "cpu", "fp32") as alone:
        expected = [alone.predict(one).score for one in pictures]
    backends = SharedBackends(4)
    predictors = [
        Predictor(artifact, "cpu", backend=backends.open(artifact, "cuda:0", "fp32"))
        for _ in pictures
    ]
    asked = [threads.submit(p.predict, one) for p, one in zip(predictors, pictures, strict=True)]
    found = [one.result(PATIENCE_S).score for one in asked]
    for predictor in predictors:
        predictor.close()
    assert found == pytest.approx(expected, rel=1e-3)


def test_a_model_of_other_weights_is_another_network(
    artifact: ModelArtifact, opened: list[Gpu], tmp_path: Path
) -> None:
    backends = SharedBackends(2)
    handles(backends, artifact, 1)
    other = write_model(tmp_path / "other")
    files = dict.fromkeys(other.manifest.files, "0" * 64)
    changed = other.manifest.model_copy(update={"files": files})
    trained_anew = ModelArtifact(other.folder, changed, other.tensors)
    handles(backends, trained_anew, 1)
    assert len(opened) == 2
