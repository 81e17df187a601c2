from collections.abc import Sequence
from dataclasses import replace

import pytest
import torch
from torch import Tensor

from core.data.penalty import generated_penalty
from core.data.preprocessing import Preprocessing
from core.models.efficientad.losses import hard_feature_loss, map_loss, penalty_loss
from core.models.efficientad.networks import random_teacher
from core.models.efficientad.schedule import SCHEDULES, Schedule
from core.models.efficientad.training import EfficientAdTrainer
from tests.helpers.parts import disc

SIDE = 128
QUICK = replace(SCHEDULES["quick"], steps=6, batch=2, views=2)
PAPER = replace(SCHEDULES["full"], steps=6)


def _images(count: int = 4, height: int = SIDE, width: int = SIDE) -> list[Tensor]:
    preprocessing = Preprocessing(height, width)
    return [preprocessing.prepare(disc(i, height, width)) for i in range(count)]


def _trainer(schedule: Schedule, images: Sequence[Tensor] | None = None) -> EfficientAdTrainer:
    return EfficientAdTrainer(
        random_teacher("s", 0),
        _images() if images is None else images,
        generated_penalty((SIDE, SIDE), 0),
        schedule,
        seed=0,
        device=torch.device("cpu"),
        precision="fp32",
    )


def _prepared(schedule: Schedule) -> EfficientAdTrainer:
    trainer = _trainer(schedule)
    list(trainer.prepare())
    return trainer


def test_the_teachers_output_is_normalised_over_the_good_images() -> None:
    trainer = _prepared(QUICK)
    model = trainer.inference_model()
    outputs = torch.cat([model.normalised_teacher(image[None]) for image in _images()])
    assert outputs.mean(dim=(0, 2, 3)).abs().max() < 1e-2
    assert (outputs.std(dim=(0, 2, 3)) - 1).abs().max() < 1e-2


def test_the_papers_step_has_the_papers_losses() -> None:
    """Recomputed here from the paper's formulas on the same batch, dropout off."""
    trainer = _prepared(PAPER)
    model = trainer.inference_model()
    for network in trainer.modules.values():
        network.autoencoder.dropout.p = 0.0  # type: ignore[union-attr]
    batch = trainer.make_batch(0)
    with torch.no_grad():
        local = model.student(batch.images)[:, :384]
        target = model.normalised_teacher(batch.augmented)
        rebuilt = model.autoencoder(batch.augmented)
        layout = model.student(batch.augmented)[:, 384:]
        assert batch.penalty is not None
        expected = {
            "hard": hard_feature_loss(model.normalised_teacher(batch.images), local),
            "penalty": penalty_loss(model.student(batch.penalty)[:, :384]),
            "autoencoder": map_loss(target, rebuilt),
            "student-autoencoder": map_loss(rebuilt, layout),
        }
    losses = trainer.step(0, batch)
    assert losses == pytest.approx({k: v.item() for k, v in expected.items()}, rel=1e-2)


@pytest.mark.parametrize("schedule", [QUICK, PAPER])
def test_learning_lowers_the_losses_and_leaves_the_teacher(schedule: Schedule) -> None:
    trainer = _prepared(replace(schedule, learning_rate=2e-4, curve="constant"))
    teacher = trainer.inference_model().teacher.state_dict()
    batch = trainer.make_batch(0)
    losses = [sum(trainer.step(0, batch).values()) for _ in range(5)]
    assert losses[-1] < losses[0]
    after = trainer.inference_model().teacher.state_dict()
    assert all(torch.equal(teacher[key], after[key]) for key in teacher)


@pytest.mark.parametrize(("schedule", "times"), [(QUICK, 1), (replace(PAPER, batch=2), 2)])
def test_a_smaller_footprint_makes_the_same_update(schedule: Schedule, times: int) -> None:
    """Image by image; with the paper's step first its branches one by one."""
    whole, parts = _prepared(schedule), _prepared(schedule)
    for trainer in (whole, parts):
        trainer.modules["model"].autoencoder.dropout.p = 0.0  # type: ignore[union-attr]
    assert all(parts.reduce_footprint() for _ in range(times))
    batch = whole.make_batch(0)
    assert parts.step(0, batch) == pytest.approx(whole.step(0, batch), rel=1e-4)
    for one, other in zip(
        whole.inference_model().parameters(), parts.inference_model().parameters(), strict=True
    ):
        assert torch.allclose(one, other, atol=2e-4)
    assert not parts.reduce_footprint()


def test_a_short_schedule_ends_with_a_student_that_knows_good_parts() -> None:
    trainer = _prepared(QUICK)
    for step in range(QUICK.steps):
        trainer.step(step, trainer.make_batch(step))
    counts = list(trainer.finish())
    assert counts[-1][0] == counts[-1][1]
    model = trainer.inference_model()
    spoilt = _images(1)[0].clone()
    spoilt[:, 50:70, 60:75] = torch.randn(3, 20, 15) * 2
    with torch.inference_mode():
        good, bad = model(torch.stack((_images(1)[0], spoilt)))[:, 0]
    assert bad.max() > 3 * good.max()


def test_the_papers_schedule_has_nothing_to_finish() -> None:
    assert list(_trainer(PAPER).finish()) == []


def test_the_rate_follows_the_curve() -> None:
    trainer = _prepared(replace(PAPER, steps=20))
    rates = []
    for step in (0, 18, 19):
        trainer.step(step, trainer.make_batch(step))
        rates.append(trainer.optimizers[0].param_groups[0]["lr"])
    assert rates == pytest.approx([1e-4, 1e-4, 1e-5])


def test_the_published_model_shares_no_memory_with_the_training() -> None:
    trainer = _prepared(QUICK)
    model = trainer.inference_model()
    before = {k: v.clone() for k, v in model.state_dict().items()}
    trainer.step(0, trainer.make_batch(0))
    assert all(torch.equal(before[k], v) for k, v in model.state_dict().items())
