"""A tiny data set's tensors and trainers of the pyramid methods."""

import torch
from torch import Tensor, nn

from core.data.preprocessing import Preprocessing
from core.models.pyramid.inference import PyramidInference
from core.models.pyramid.networks import teacher_pyramid
from core.models.pyramid.schedule import PyramidSchedule
from core.models.pyramid.training import PyramidTrainer
from tests.helpers.parts import disc

SCHEDULE = PyramidSchedule("demo", 0, 12, 2, 0.1, "one-cycle")


def discs(count: int, height: int = 128, width: int = 136) -> list[Tensor]:
    """Prepared good parts."""
    preprocessing = Preprocessing(height, width)
    return [preprocessing.prepare(disc(i, height, width)) for i in range(count)]


def pyramid_trainer(
    criterion: nn.Module,
    backbone: str = "resnet18",
    combination: str = "product",
    schedule: PyramidSchedule = SCHEDULE,
    images: int = 6,
    pieces: int = 1,
) -> PyramidTrainer:
    """The same networks for every call."""
    torch.manual_seed(0)
    teacher = teacher_pyramid(backbone)
    model = PyramidInference(backbone, combination)
    model.teacher.load_state_dict(teacher.state_dict())
    return PyramidTrainer(
        model,
        criterion,
        discs(images),
        schedule,
        seed=0,
        device=torch.device("cpu"),
        precision="fp32",
        pieces=pieces,
    )
