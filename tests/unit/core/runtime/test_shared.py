"""Lines that share a network: each gets its own maps, whoever computed them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from core.artifact.store import ModelArtifact
from core.runtime import shared as module
from core.runtime.backends.backend import AUTO, PLAIN, Backend, RawMaps, TakesScaled, Variant
from core.runtime.backends.opening import open_backend
from core.runtime.device import Precision
from core.runtime.optimization import optimise
from core.runtime.optimized import Prepared
from core.runtime.parts import Parts
from core.runtime.predictor import Predictor
from core.runtime.shared import SharedBackends
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
        self.error: Exception = RuntimeError("no kernel for so many")
        self.spread = 0.0
        self.is_closed = False
        self._users = 0
        self.threads: set[str] = set()

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        return self._maps(batch.float())

    def infer_scaled(self, scaled: Tensor) -> RawMaps:
        return self._maps(scaled.float().permute(0, 3, 1, 2))

    def close(self) -> None:
        self.is_closed = True

    def _maps(self, images: Tensor) -> RawMaps:
        self._users += 1
        assert self._users == 1, "one thread at a time"
        self.threads.add(threading.current_thread().name)
        self.is_in.set()
        assert self.may_go.wait(PATIENCE_S)
        self.sizes.append(len(images))
        self._users -= 1
        if len(images) >= self.fails_from:
            raise self.error
        means = images.mean(dim=(1, 2, 3), keepdim=True).numpy()
        means = means * (1 + self.spread * len(images))
        return np.broadcast_to(means, (len(images), 2, 3, 4)).astype(np.float32)


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> ModelArtifact:
    return write_model(tmp_path_factory.mktemp("shared") / "model")


@pytest.fixture
def make() -> Callable[[], Gpu]:
    return Gpu


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, make: Callable[[], Gpu]) -> list[Gpu]:
    """Those that were opened, on a GPU that there is not."""
    made: list[Gpu] = []

    def open_backend(artifact: ModelArtifact, device: torch.device, precision: str) -> Gpu:
        made.append(make())
        return made[-1]

    monkeypatch.setattr(module, "choose_device", torch.device)
    monkeypatch.setattr(module, "open_backend", open_backend)
    monkeypatch.setattr(module, "look_for_choice", lambda *_: "")
    return made


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(LINES) as pool:
        yield pool


@pytest.fixture
def share(artifact: ModelArtifact) -> Iterator[Callable[[int], SharedBackends]]:
    """For so many lines."""
    made: list[SharedBackends] = []

    def begin(lines: int) -> SharedBackends:
        made.append(SharedBackends({artifact.folder.resolve(): lines}))
        made[-1].start()
        return made[-1]

    yield begin
    for backends in made:
        backends.close()


Share = Callable[[int], SharedBackends]


def handles(backends: SharedBackends, artifact: ModelArtifact, count: int) -> list[TakesScaled]:
    made = [backends.open(artifact, "cuda:0", "auto") for _ in range(count)]
    assert all(isinstance(one, TakesScaled) for one in made)
    return made  # type: ignore[return-value]


def picture(value: float, side: int = 8) -> Tensor:
    return torch.full((1, side, side, 3), value)


def ask(
    threads: ThreadPoolExecutor,
    gpu: Gpu,
    backends: SharedBackends,
    first: Callable[[], RawMaps],
    others: list[Callable[[], RawMaps]],
) -> list[RawMaps]:
    """The first is being computed while all others come to wait."""
    gpu.sizes.clear()
    gpu.is_in.clear()
    gpu.may_go.clear()
    try:
        asked: list[Future[RawMaps]] = [threads.submit(first)]
        assert gpu.is_in.wait(PATIENCE_S)
        asked += [threads.submit(other) for other in others]
        until(lambda: len(backends.thread._waiting) == len(others), "all others wait")
    finally:
        gpu.may_go.set()
    return [one.result(PATIENCE_S) for one in asked]


def test_pictures_that_wait_are_computed_together_and_each_line_gets_its_own(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor, share: Share
) -> None:
    backends = share(LINES)
    lines = handles(backends, artifact, LINES)
    assert len(opened) == 1
    calls = [partial(line.infer_scaled, picture(float(k))) for k, line in enumerate(lines)]
    found = ask(threads, opened[0], backends, calls[0], list(calls[1:]))
    for value, maps in enumerate(found):
        assert maps.shape == (1, 2, 3, 4)
        assert (maps == value).all()
    assert opened[0].sizes == [1, 4, 1]


def test_no_more_go_together_than_lines_were_foreseen(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor, share: Share
) -> None:
    """Another size would have to be recorded while lines wait."""
    backends = share(3)
    lines = handles(backends, artifact, LINES)
    calls = [partial(line.infer_scaled, picture(float(k))) for k, line in enumerate(lines)]
    found = ask(threads, opened[0], backends, calls[0], list(calls[1:]))
    assert [float(maps[0, 0, 0, 0]) for maps in found] == [0, 1, 2, 3, 4, 5]
    assert opened[0].sizes == [1, 2, 2, 1]


def test_what_is_not_alike_is_not_put_together(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor, share: Share
) -> None:
    backends = share(LINES)
    lines = handles(backends, artifact, LINES)
    others: list[Callable[[], RawMaps]] = [
        partial(lines[1].infer_scaled, picture(1.0)),
        partial(lines[2].infer_scaled, picture(2.0, side=6)),
        partial(lines[3].infer_scaled, picture(3.0).to(torch.uint8)),
        partial(lines[4].infer, torch.full((1, 3, 8, 8), 4.0), torch.ones(1, 2, 2)),
        partial(lines[5].infer, torch.full((1, 3, 8, 8), 5.0)),
    ]
    first = partial(lines[0].infer_scaled, picture(0.0))
    found = ask(threads, opened[0], backends, first, others)
    assert [float(maps[0, 0, 0, 0]) for maps in found] == [0, 1, 2, 3, 4, 5]
    assert opened[0].sizes == [1] * LINES


def test_a_batch_that_fails_is_computed_one_by_one(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor, share: Share
) -> None:
    backends = share(3)
    lines = handles(backends, artifact, 3)
    opened[0].fails_from = 2
    calls = [partial(line.infer_scaled, picture(float(k))) for k, line in enumerate(lines)]
    found = ask(threads, opened[0], backends, calls[0], list(calls[1:]))
    assert [float(maps[0, 0, 0, 0]) for maps in found] == [0.0, 1.0, 2.0]
    assert opened[0].sizes == [1, 2, 1, 1]


def test_all_is_computed_by_the_stations_own_thread(
    artifact: ModelArtifact, opened: list[Gpu], threads: ThreadPoolExecutor, share: Share
) -> None:
    """Who asks may be working behind all else, and would make the others wait."""
    (line,) = handles(share(2), artifact, 1)
    opened[0].threads.clear()
    threads.submit(line.infer_scaled, picture(1.0)).result(PATIENCE_S)
    assert opened[0].threads == {"shared-inference"}


@pytest.mark.parametrize("flaw", ["fails", "differs"])
def test_a_size_that_fails_or_gives_other_maps_is_not_used(
    artifact: ModelArtifact,
    opened: list[Gpu],
    make: Callable[[], Gpu],
    threads: ThreadPoolExecutor,
    share: Share,
    flaw: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    begin = Gpu.__init__

    def flawed(gpu: Gpu) -> None:
        begin(gpu)
        gpu.fails_from, gpu.spread = (4, 0.0) if flaw == "fails" else (100, 0.01)

    monkeypatch.setattr(Gpu, "__init__", flawed)
    backends = share(LINES)
    lines = handles(backends, artifact, LINES)
    calls = [partial(line.infer_scaled, picture(1.0)) for line in lines]
    ask(threads, opened[0], backends, calls[0], list(calls[1:]))
    assert opened[0].sizes == ([1, 2, 2, 1] if flaw == "fails" else [1] * LINES)
    assert "not computed at once" in caplog.text
    caplog.clear()


def test_a_network_that_failed_is_not_given_to_others(
    artifact: ModelArtifact, opened: list[Gpu], share: Share
) -> None:
    backends = share(2)
    (line,) = handles(backends, artifact, 1)
    opened[0].fails_from = 1
    with pytest.raises(RuntimeError, match="no kernel"):
        line.infer_scaled(picture(1.0))
    (other,) = handles(backends, artifact, 1)
    assert len(opened) == 2
    line.close()
    assert (opened[0].is_closed, opened[1].is_closed) == (True, False)
    other.close()
    assert opened[1].is_closed


def test_one_that_lacked_memory_for_a_moment_still_is(
    artifact: ModelArtifact, opened: list[Gpu], share: Share
) -> None:
    backends = share(2)
    (line,) = handles(backends, artifact, 1)
    opened[0].fails_from, opened[0].error = 1, MemoryError()
    with pytest.raises(MemoryError):
        line.infer_scaled(picture(1.0))
    handles(backends, artifact, 1)
    assert len(opened) == 1


def test_the_last_line_closes_the_network(
    artifact: ModelArtifact, opened: list[Gpu], share: Share
) -> None:
    backends = share(2)
    first, second = handles(backends, artifact, 2)
    first.close()
    first.close()
    assert not opened[0].is_closed
    with pytest.raises(RuntimeError, match="closed"):
        first.infer_scaled(picture(0.0))
    assert (second.infer_scaled(picture(1.0)) == 1.0).all()
    second.close()
    assert opened[0].is_closed
    handles(backends, artifact, 1)
    assert len(opened) == 2


def test_what_is_not_the_same_is_not_shared(
    artifact: ModelArtifact,
    opened: list[Gpu],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another place has a choice of its own, which its pinned parts have seen."""
    copy = write_model(tmp_path / "copy")
    images = [disc(seed, HEIGHT, WIDTH) for seed in range(2)]
    plain = [Variant(PLAIN, "fp32")]
    choice = Prepared(optimise(copy, Parts(images[:1], images[1:]), "cpu", variants=plain), None)
    anew = replace(
        artifact,
        manifest=artifact.manifest.model_copy(
            update={"files": dict.fromkeys(artifact.manifest.files, "0" * 64)}
        ),
    )
    lines = {one.folder.resolve(): 2 for one in (artifact, copy)}
    backends = SharedBackends(lines)
    backends.start()
    for one in (artifact, copy, anew, artifact):
        handles(backends, one, 1)
    assert len(opened) == 3
    backends.open(artifact, "cuda:0", "fp32")
    backends.open(artifact, "cuda:1", "auto")
    assert len(opened) == 5
    monkeypatch.setattr(module, "look_for_choice", lambda *_: choice)
    backends.open(artifact, "cuda:0", "auto")
    assert len(opened) == 6
    backends.close()


def test_what_one_line_alone_uses_is_not_shared(artifact: ModelArtifact, share: Share) -> None:
    assert share(1).open(artifact, "cpu", "auto") == AUTO
    assert share(5).open(artifact, "cpu", "auto") == AUTO


def test_one_line_has_a_gpus_network_for_itself(
    artifact: ModelArtifact, opened: list[Gpu], share: Share
) -> None:
    assert share(1).open(artifact, "cuda:0", "auto") == AUTO
    assert not opened


def test_predictors_judge_through_a_shared_network_as_by_themselves(
    artifact: ModelArtifact,
    monkeypatch: pytest.MonkeyPatch,
    threads: ThreadPoolExecutor,
    share: Share,
) -> None:
    def on_the_cpu(artifact: ModelArtifact, device: torch.device, precision: str) -> Backend:
        backend = open_backend(artifact, torch.device("cpu"), precision=precision)
        monkeypatch.setattr(backend, "takes_scaled", True)
        return backend

    monkeypatch.setattr(module, "choose_device", torch.device)
    monkeypatch.setattr(module, "open_backend", on_the_cpu)
    monkeypatch.setattr(module, "look_for_choice", lambda *_: "")
    pictures = [disc(seed, HEIGHT, WIDTH) for seed in range(4)]
    with Predictor(artifact, "cpu", "fp32") as alone:
        expected = [alone.predict(one).score for one in pictures]
    backends = share(4)
    predictors = [
        Predictor(artifact, "cpu", backend=backends.open(artifact, "cuda:0", "fp32"))
        for _ in pictures
    ]
    asked = [threads.submit(p.predict, one) for p, one in zip(predictors, pictures, strict=True)]
    found = [one.result(PATIENCE_S).score for one in asked]
    for predictor in predictors:
        predictor.close()
    assert found == pytest.approx(expected, rel=1e-3)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_lines_on_cuda_get_their_own_scores(
    artifact: ModelArtifact, threads: ThreadPoolExecutor, share: Share
) -> None:
    pictures = [disc(seed, HEIGHT, WIDTH) for seed in range(LINES)]
    with Predictor(artifact, "cpu", "fp32") as alone:
        expected = [alone.predict(one).score for one in pictures]
    backends = share(LINES)
    predictors = [
        Predictor(artifact, "cuda:0", backend=backends.open(artifact, "cuda:0", "fp32"))
        for _ in pictures
    ]
    for _ in range(20):
        asked = [threads.submit(p.predict, i) for p, i in zip(predictors, pictures, strict=True)]
        found = [one.result(PATIENCE_S).score for one in asked]
        assert found == pytest.approx(expected, rel=2e-2)
    for predictor in predictors:
        predictor.close()
