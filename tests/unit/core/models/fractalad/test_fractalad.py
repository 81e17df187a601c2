import math
from dataclasses import replace

import pytest
import torch

from core.errors import TeacherError
from core.models.fractalad.losses import dice_loss, segmentation_losses
from core.models.fractalad.networks import (
    FlowAlignment,
    FractalAdInference,
    SegmentationHead,
    attended,
)
from core.models.fractalad.schedule import WEIGHT_DECAY, fractalad_schedules
from core.models.fractalad.training import FractalAdTrainer
from core.models.pyramid.networks import teacher_pyramid
from core.training.plans import plan_training
from core.training.spec import TrainingSpec
from tests.helpers.pyramids import SCHEDULE, discs


@pytest.mark.parametrize(("height", "width"), [(128, 128), (130, 200), (256, 192)])
def test_a_logit_per_four_pixels_at_any_size(height: int, width: int) -> None:
    model = FractalAdInference().eval()
    with torch.no_grad():
        logits = model(torch.randn(2, 3, height, width))
    assert logits.shape == (2, 1, -(-height // 4), -(-width // 4))


def test_without_flow_the_coarse_map_is_raised_and_added() -> None:
    align = FlowAlignment()
    torch.nn.init.zeros_(align.flow.weight)
    coarse, fine = torch.randn(1, 64, 4, 6), torch.randn(1, 64, 8, 12)
    raised = torch.nn.functional.interpolate(
        coarse, size=(8, 12), mode="bilinear", align_corners=False
    )
    assert torch.allclose(align(coarse, fine), raised + fine, atol=1e-5)


def test_flow_is_counted_in_cells_of_the_fine_map() -> None:
    """A flow of one cell to the right everywhere fetches the right neighbour."""
    align = FlowAlignment()
    torch.nn.init.zeros_(align.flow.weight)
    align.flow.weight.data[0, 64, 1, 1] = 1.0  # flow x = the fine map's first channel
    same, fine = torch.randn(1, 64, 8, 12), torch.zeros(1, 64, 8, 12)
    fine[:, 0] = 1.0
    fetched = (align(same, fine) - fine).detach()
    assert torch.allclose(fetched[..., 1:-2], same[..., 2:-1], atol=1e-4)


def test_attention_by_hand_and_no_gradient_to_the_student() -> None:
    teacher = torch.tensor([1.0, 0.0]).view(1, 2, 1, 1)
    student = torch.tensor([-3.0, 0.0], requires_grad=True)
    level = student.view(1, 2, 1, 1)
    weighted = attended((teacher,) * 3, (level,) * 3)[0]
    assert weighted.flatten().tolist() == [-3.0, 0.0], "opposite directions weigh 1"
    assert not weighted.requires_grad


def test_dice_and_cross_entropy_by_hand() -> None:
    logits = torch.zeros(1, 1, 2, 2)  # probability 1/2 on four pixels
    masks = torch.tensor([[1.0, 1.0], [0.0, 0.0]]).view(1, 1, 2, 2)
    assert float(dice_loss(logits, masks)) == pytest.approx(1 - (2 * 1 + 1) / (2 + 2 + 1))
    losses = segmentation_losses(torch.zeros(1, 1, 1, 1), masks)
    assert float(losses["cross-entropy"]) == pytest.approx(math.log(2))


def test_the_losses_fall_and_the_teacher_stays() -> None:
    torch.manual_seed(0)
    schedule = replace(SCHEDULE, steps=14, batch=3, learning_rate=1e-3)
    trainer = FractalAdTrainer(
        teacher_pyramid("resnet18"),
        discs(4),
        schedule,
        seed=0,
        device=torch.device("cpu"),
        precision="fp32",
    )
    before = {k: v.clone() for k, v in trainer.inference_model().teacher.state_dict().items()}
    losses = [trainer.step(i, trainer.make_batch(i)) for i in range(14)]
    for name in ("distillation", "cross-entropy"):
        assert sum(x[name] for x in losses[-3:]) < 0.9 * sum(x[name] for x in losses[:3]), name
    after = trainer.inference_model().teacher.state_dict()
    assert all(torch.equal(before[k], after[k]) for k in before)
    assert trainer.reduce_footprint() and trainer.reduce_footprint()
    assert not trainer.reduce_footprint()
    assert torch.equal(trainer.make_batch(3).spoilt, trainer.make_batch(3).spoilt)


def test_the_papers_constants_and_the_heads_levels() -> None:
    full = fractalad_schedules()["full"]
    assert (full.epochs, full.batch, full.learning_rate, WEIGHT_DECAY) == (100, 32, 1e-3, 1e-3)
    assert len(SegmentationHead((64, 128, 256)).align) == 2


def test_the_embedded_network_is_refused_with_the_way_out() -> None:
    with pytest.raises(TeacherError, match="stfpm"):
        plan_training(TrainingSpec(method="fractalad", teacher="embedded"))
