"""Which ways to judge there are here, and what is said of the others."""

from pathlib import Path

import numpy as np
import pytest

from core.artifact.store import ModelArtifact
from core.benchmark.contenders import largest_difference, open_contenders
from core.benchmark.untrained import pictures, write_untrained
from core.errors import TrainingError
from core.runtime.backends.backend import PLAIN, TORCH
from core.types import Verdict

SIDE = 128


@pytest.fixture
def artifact(tmp_path: Path) -> ModelArtifact:
    return write_untrained(tmp_path / "model", "efficientad-s", SIDE)


def test_every_precision_is_open_or_has_its_reason(artifact: ModelArtifact) -> None:
    images = pictures(SIDE, 2)
    opened, absent = open_contenders(artifact, "cpu", [PLAIN, TORCH, "abacus"], images)
    try:
        names = {str(contender.variant) for contender in opened}
        assert {"torch fp32", "torch-plain fp32", "torch bf16", "torch-plain bf16"} == names
        assert {c.predictor.precision for c in opened} == {"fp32", "bf16"}
        reasons = {str(one.variant): one.reason for one in absent}
        assert len(opened) + len(absent) == 3 * 4
        assert "There is no backend 'abacus'." in reasons["abacus fp32"]
        assert all(reasons.values())
    finally:
        for contender in opened:
            contender.predictor.close()


def test_an_untrained_model_lets_its_own_pictures_pass(artifact: ModelArtifact) -> None:
    images = pictures(SIDE, 2)
    opened, _ = open_contenders(artifact, "cpu", [PLAIN], images)
    try:
        judged = opened[0].predictor.predict_batch(images)
    finally:
        for contender in opened:
            contender.predictor.close()
    assert [one.verdict for one in judged] == [Verdict.OK, Verdict.OK]
    assert np.ptp(judged[0].maps.combined) > 0, "a map without structure would hide differences"


def test_an_unknown_method_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no method 'divination'"):
        write_untrained(tmp_path / "model", "divination", SIDE)


def test_difference_is_a_share_of_the_range() -> None:
    expected = np.array([[0.0, 4.0]], np.float32)
    assert largest_difference(expected, expected) == 0.0
    assert largest_difference(expected + 1, expected) == 0.25
    assert largest_difference(np.ones((1, 2), np.float32), np.zeros((1, 2), np.float32)) == 1.0
