"""The student's last layer in closed form.

With the teacher's hidden layers as the student's, its last convolution is linear in known
features h, and the paper's losses (section 3.2 and 3.3, without hard-feature mining) are least
squares in its kernel S:

    E_good |T - S h|^2 + w E_penalty |S h|^2 + ridge |S|^2   (first half, towards the teacher)
    E_good |A - S' h|^2 + ridge |S'|^2                        (second half, to the autoencoder)

Their minima are S = C_Th (C_good + w C_penalty + ridge)^-1 and S' = C_Ah (C_good + ridge)^-1: no
steps, no learning rate. Directions of h in which good parts vary more than arbitrary pictures are
imitated, all others are not, and there teacher and student part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

from core.data.penalty import PenaltySource
from core.errors import TrainingError
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork

PENALTY_WEIGHT = 0.1
"""w. The paper's 1 lets good parts differ more; chosen on rendered parts and synthetic defects."""
RIDGE = 1e-4
"""Share of the mean feature power added to the diagonal."""
RIDGE_ATTEMPTS = 8
"""Each with ten times the ridge of the last."""


GOOD_IMAGES = 200
OF_EACH_PLACE = 20
"""Images of each place of a picture in tiles, on average: places differ as products do."""
PENALTY_IMAGES = 40
CELLS = 40_000
"""Cells of good images, and as many of penalty images, that the moments are taken over."""


def solved_for(images: int, pieces: int) -> int:
    """How many of the good images the solution takes; ``pieces`` are of one picture."""
    return min(images, max(GOOD_IMAGES, OF_EACH_PLACE * pieces))


@torch.no_grad()
def solve_student(
    model: EfficientAdInference,
    images: Sequence[Tensor],
    penalty: PenaltySource | None,
    seed: int,
    device: torch.device,
    count: int = GOOD_IMAGES,
) -> Iterator[tuple[int, int]]:
    """Set ``model.student`` from ``count`` of the good ``images`` (3, H, W); yields (done, total).

    ``model`` lies on ``device`` in evaluation mode; its autoencoder is trained.
    """
    generator = torch.Generator().manual_seed(seed)
    fit = LastLayerFit(model.teacher, generator)
    chosen = torch.randperm(len(images), generator=generator)[:count].tolist()
    penalties = 0 if penalty is None else PENALTY_IMAGES
    total = len(chosen) + penalties + 1
    for done, index in enumerate(chosen, start=1):
        image = images[index][None].to(device)
        hidden = fit.hidden(image)
        wanted = (model.normalised(fit.last(hidden)), model.autoencoder(image))
        fit.add_good(hidden, torch.cat(wanted, dim=1), CELLS // len(chosen))
        yield done, total
    if penalty is not None:
        for number in range(penalties):
            image = penalty.image(number)[None].to(device)
            fit.add_penalty(fit.hidden(image), CELLS // penalties)
            yield len(chosen) + number + 1, total
    adopt(model.student, model.teacher, *fit.solve(TEACHER_CHANNELS))
    yield total, total


class LastLayerFit:
    """Gathers feature moments image by image, then solves. Float32 sums, float64 solution.

    ``hidden`` maps an image (1, 3, H, W) to what the teacher's ``last`` layer sees of it.
    """

    def __init__(self, teacher: PatchDescriptionNetwork, generator: torch.Generator) -> None:
        layers = list(teacher)
        last = layers[-1]
        assert isinstance(last, nn.Conv2d)
        self.hidden = nn.Sequential(*layers[:-1])
        self.last = last
        self._kernel = (last.kernel_size[0], last.kernel_size[1])
        self._generator = generator
        size = last.weight[0].numel() + 1  # the constant feature carries the bias
        device = last.weight.device
        self._good = torch.zeros(size, size, device=device)
        self._penalty = torch.zeros(size, size, device=device)
        self._cross: Tensor | None = None
        self._good_cells = self._penalty_cells = 0

    @torch.no_grad()
    def add_good(self, hidden: Tensor, targets: Tensor, cells: int) -> None:
        """``hidden`` of a good image, ``targets`` (1, outputs, h, w): what S h should be there.

        Takes ``cells`` of the map at random.
        """
        features, chosen = self._features(hidden, cells)
        wanted = targets.flatten(2)[0][:, chosen]
        cross = wanted @ features.T
        self._cross = cross if self._cross is None else self._cross + cross
        self._good.addmm_(features, features.T)
        self._good_cells += len(chosen)

    @torch.no_grad()
    def add_penalty(self, hidden: Tensor, cells: int) -> None:
        """``hidden`` of an out-of-distribution image, on which the first half should be 0."""
        features, chosen = self._features(hidden, cells)
        self._penalty.addmm_(features, features.T)
        self._penalty_cells += len(chosen)

    def solve(self, penalised: int) -> tuple[Tensor, Tensor]:
        """Kernel (outputs, channels, k, k) and bias (outputs,) of the student's last layer.

        The first ``penalised`` outputs carry the penalty, the others do not.
        """
        if self._cross is None:
            raise ValueError("LastLayerFit.solve needs at least one good image")
        good = self._good.double() / self._good_cells
        cross = self._cross.double() / self._good_cells
        penalty = self._penalty.double() / max(1, self._penalty_cells)
        first = ridge_solution(good + PENALTY_WEIGHT * penalty, cross[:penalised])
        second = ridge_solution(good, cross[penalised:])
        solution = torch.cat((first, second)).to(self._good.dtype)
        kernel = solution[:, :-1].unflatten(1, (-1, *self._kernel))  # type: ignore[no-untyped-call]
        return kernel.contiguous(), solution[:, -1].contiguous()

    def _features(self, hidden: Tensor, cells: int) -> tuple[Tensor, Tensor]:
        """(features, cells) with a last row of ones, and the indices of the cells."""
        height, width = self._kernel
        seen = hidden[0].float().unfold(1, height, 1).unfold(2, width, 1)  # (C, h, w, *kernel)
        rows, columns = seen.shape[1:3]
        chosen = torch.randperm(rows * columns, generator=self._generator)[:cells]
        chosen = chosen.to(hidden.device)
        picked = seen[:, chosen // columns, chosen % columns].movedim(1, -1).flatten(0, -2)
        return torch.cat((picked, torch.ones_like(picked[:1]))), chosen


@torch.no_grad()
def adopt(
    student: PatchDescriptionNetwork, teacher: PatchDescriptionNetwork, kernel: Tensor, bias: Tensor
) -> None:
    """Give the student the teacher's hidden layers and the solved last one.

    PDN-M's student has a wider layer before the last: its surplus channels stay zero.
    """
    *hidden, last = [p for p in student.modules() if isinstance(p, nn.Conv2d)]
    sources = [p for p in teacher.modules() if isinstance(p, nn.Conv2d)][:-1]
    for layer, source in zip(hidden, sources, strict=True):
        _fill(layer, source.weight, source.bias)
    _fill(last, kernel, bias)


def _fill(layer: nn.Conv2d, kernel: Tensor, bias: Tensor | None) -> None:
    layer.weight.zero_()
    layer.weight[: kernel.shape[0], : kernel.shape[1]] = kernel
    if layer.bias is not None and bias is not None:
        layer.bias.zero_()
        layer.bias[: len(bias)] = bias


def ridge_solution(moments: Tensor, cross: Tensor) -> Tensor:
    """Cross (moments + ridge)^-1, the ridge raised where rounding outweighs it.

    Few images that are much alike leave moments that are singular but for the ridge. Raises
    TrainingError where no ridge helps: the moments are not finite.
    """
    identity = torch.eye(len(moments), dtype=moments.dtype, device=moments.device)
    ridge = RIDGE * moments.diagonal().mean()
    for attempt in range(RIDGE_ATTEMPTS):
        factor, failed = torch.linalg.cholesky_ex(moments + 10**attempt * ridge * identity)
        if not bool(failed):
            return torch.cholesky_solve(cross.T, factor).T
    raise TrainingError(
        "The student's last layer has no solution on these images.",
        "There is no model.",
        "Train with more good images, or with another seed.",
    )
