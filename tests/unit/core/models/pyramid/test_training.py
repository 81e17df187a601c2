from dataclasses import replace

import pytest
import torch
from torch import nn

from core.errors import TrainingError
from core.models.dcam.losses import AttentiveDistillation
from core.models.dcam.schedule import dcam_schedules
from core.models.pyramid.networks import PdnPyramid, ResNetPyramid
from core.models.pyramid.schedule import MOMENTUM, WEIGHT_DECAY, pyramid_schedule
from core.models.pyramid.training import PyramidTrainer
from core.models.stfpm.losses import PyramidMatching
from core.models.stfpm.schedule import stfpm_schedules
from tests.helpers.pyramids import SCHEDULE, discs, pyramid_trainer


def _criterion(name: str) -> nn.Module:
    torch.manual_seed(3)
    channels = (PdnPyramid if name.endswith("pdn") else ResNetPyramid).channels
    return PyramidMatching() if name.startswith("stfpm") else AttentiveDistillation(channels)


def _run(trainer: PyramidTrainer) -> list[float]:
    return [sum(trainer.step(i, trainer.make_batch(i)).values()) for i in range(trainer.steps)]


@pytest.mark.parametrize("name", ["stfpm", "stfpm-pdn", "dcam", "dcam-pdn"])
def test_the_loss_falls_and_the_teacher_stays(name: str) -> None:
    backbone = "pdn-s" if name.endswith("pdn") else "resnet18"
    largest = 1.0 if name.startswith("dcam") else 0.0
    schedule = replace(SCHEDULE, steps=20, batch=4, largest_gradient=largest)
    trainer = pyramid_trainer(_criterion(name), backbone, schedule=schedule)
    before = {k: v.clone() for k, v in trainer.inference_model().teacher.state_dict().items()}
    losses = _run(trainer)
    assert sum(losses[-3:]) < 0.8 * sum(losses[:3])
    after = trainer.inference_model().teacher.state_dict()
    assert all(torch.equal(before[k], after[k]) for k in before)


def test_the_epoch_that_does_best_on_images_set_aside_is_kept() -> None:
    schedule = replace(SCHEDULE, steps=9, learning_rate=0.1, curve="constant")
    trainer = pyramid_trainer(_criterion("stfpm"), schedule=schedule, images=7)
    best, chosen = float("inf"), None
    for step in range(9):
        trainer.step(step, trainer.make_batch(step))
        loss = float(trainer.modules["record"].loss)  # type: ignore[arg-type]
        assert loss <= best
        if loss < best:
            best, chosen = loss, trainer.modules["record"].state_dict()
            chosen = {k: v.clone() for k, v in chosen.items()}
    kept = trainer.inference_model().student.state_dict()
    assert chosen is not None
    assert all(torch.equal(kept[k], chosen[f"student.{k}"]) for k in kept)


def test_with_too_few_images_to_choose_by_the_last_student_is_taken() -> None:
    trainer = pyramid_trainer(_criterion("stfpm"), images=4)
    trainer.step(0, trainer.make_batch(0))
    own = trainer.modules["model"].state_dict()
    taken = trainer.inference_model().state_dict()
    assert all(torch.equal(own[k], taken[k]) for k in own)


def test_images_set_aside_are_never_learned() -> None:
    trainer = pyramid_trainer(_criterion("stfpm"), images=10)
    seen = {i for step in range(12) for i in trainer.make_batch(step).indices}
    assert len(seen) == 8


def test_no_tile_is_learned_of_a_picture_whose_tiles_choose_the_epoch() -> None:
    trainer = pyramid_trainer(_criterion("stfpm"), images=30, pieces=3)
    learned = {i for step in range(48) for i in trainer.make_batch(step).indices}
    assert len(learned) == 24
    assert len({i // 3 for i in learned}) == 8


def test_a_smaller_footprint_makes_the_same_kind_of_step() -> None:
    trainer = pyramid_trainer(_criterion("stfpm"))
    assert trainer.reduce_footprint()
    assert trainer.step(0, trainer.make_batch(0))["pyramid"] > 0
    assert not trainer.reduce_footprint(), "a batch of two has two parts at most"


def test_previews_are_the_present_maps() -> None:
    trainer = pyramid_trainer(_criterion("stfpm"), images=4)
    image = discs(1)[0]
    expected = trainer.inference_model()(image[None])[0, 0].detach().numpy()
    assert trainer.preview_maps([image])[0] == pytest.approx(expected, rel=1e-3)


def test_the_papers_constants() -> None:
    stfpm, dcam = stfpm_schedules()["full"], dcam_schedules()["full"]
    assert (MOMENTUM, WEIGHT_DECAY) == (0.9, 1e-4)
    assert (stfpm.epochs, stfpm.batch, stfpm.learning_rate) == (100, 32, 0.4)
    assert (dcam.epochs, dcam.batch, dcam.learning_rate) == (400, 32, 0.1)
    assert stfpm.steps_for(320) == 1000
    optimizer = pyramid_trainer(_criterion("stfpm")).optimizers[0]
    assert isinstance(optimizer, torch.optim.SGD)


def test_steps_override_epochs_and_unknown_names_are_refused() -> None:
    assert pyramid_schedule(stfpm_schedules(), "full", 7).steps_for(320) == 7
    with pytest.raises(TrainingError, match="demo"):
        pyramid_schedule(stfpm_schedules(), "fast")
