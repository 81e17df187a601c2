import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.errors import TrainingError
from core.models.efficientad.closed_form import (
    PENALTY_WEIGHT,
    RIDGE,
    LastLayerFit,
    adopt,
    ridge_solution,
    solved_for,
)
from core.models.efficientad.networks import PatchDescriptionNetwork, Size, random_teacher

CELLS = 10_000  # more than there are: all of them


def _hidden(teacher: PatchDescriptionNetwork, image: Tensor) -> Tensor:
    """(cells, features + 1) that the last layer sees."""
    *hidden, last = teacher
    rows = F.unfold(nn.Sequential(*hidden)(image), last.kernel_size)[0].T
    return torch.cat((rows, torch.ones(len(rows), 1)), dim=1).double()


@pytest.fixture
def images() -> list[Tensor]:
    torch.manual_seed(0)
    return [torch.randn(1, 3, 53, 57) for _ in range(3)]


def test_the_solution_is_that_of_weighted_least_squares(images: list[Tensor]) -> None:
    """Solved here as one stacked system, with torch.linalg.lstsq instead of normal equations."""
    teacher = random_teacher("m", 0)  # 384 features: small enough to stack
    good, penalty = images[:2], images[2]
    fit = LastLayerFit(teacher, torch.Generator().manual_seed(0))
    targets = [torch.randn(1, 5, *teacher(image).shape[-2:]) for image in good]
    for image, target in zip(good, targets, strict=True):
        fit.add_good(fit.hidden(image), target, CELLS)
    fit.add_penalty(fit.hidden(penalty), CELLS)
    kernel, bias = fit.solve(penalised=3)

    rows = torch.cat([_hidden(teacher, image) for image in good])
    wanted = torch.cat([t.flatten(2)[0].T for t in targets]).double()
    outside = _hidden(teacher, penalty)
    for outputs, weight in ((slice(0, 3), PENALTY_WEIGHT), (slice(3, 5), 0.0)):
        moments = rows.T @ rows / len(rows) + weight * outside.T @ outside / len(outside)
        ridge = (RIDGE * moments.diagonal().mean()).sqrt()
        left = torch.cat(
            (
                rows / len(rows) ** 0.5,
                outside * (weight / len(outside)) ** 0.5,
                ridge * torch.eye(rows.shape[1]),
            )
        )
        right = torch.cat(
            (
                wanted[:, outputs] / len(rows) ** 0.5,
                torch.zeros(len(outside) + rows.shape[1], wanted[:, outputs].shape[1]),
            )
        )
        expected = torch.linalg.lstsq(left, right).solution.T
        solved = torch.cat((kernel[outputs].flatten(1), bias[outputs, None]), dim=1).double()
        assert torch.allclose(rows @ solved.T, rows @ expected.T, atol=1e-2)


@pytest.mark.parametrize("size", ["s", "m"])
def test_a_student_that_adopts_it_imitates_on_good_and_not_on_penalty_images(
    size: Size, images: list[Tensor]
) -> None:
    teacher = random_teacher(size, 0)
    smooth = [F.avg_pool2d(image, 9, 1, 4) for image in images[:2]]
    fit = LastLayerFit(teacher, torch.Generator().manual_seed(0))
    mean = teacher(smooth[0]).mean(dim=(0, 2, 3), keepdim=True)
    std = teacher(smooth[0]).std(dim=(0, 2, 3), keepdim=True)
    for image in smooth:
        target = (teacher(image) - mean) / std
        fit.add_good(fit.hidden(image), torch.cat((target, target), dim=1), CELLS)
    fit.add_penalty(fit.hidden(images[2] * 3), CELLS)
    student = PatchDescriptionNetwork(size, 768)
    adopt(student, teacher, *fit.solve(384))

    def error(image: Tensor) -> float:
        wanted = (teacher(image) - mean) / std
        return (student(image)[:, :384] - wanted).square().mean().item()

    assert error(images[2] * 3) > 3 * max(error(image) for image in smooth)


def test_moments_take_no_more_cells_than_asked(images: list[Tensor]) -> None:
    teacher = random_teacher("s", 0)
    one, same = (LastLayerFit(teacher, torch.Generator().manual_seed(4)) for _ in range(2))
    for fit in (one, same):
        fit.add_good(fit.hidden(images[0]), torch.ones(1, 2, *teacher(images[0]).shape[-2:]), 11)
    assert torch.equal(one.solve(1)[0], same.solve(1)[0])
    assert one._good[-1, -1].item() == 11  # the constant feature counts


def test_nothing_to_solve_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        LastLayerFit(random_teacher("m", 0), torch.Generator()).solve(1)


def test_moments_that_rounding_made_indefinite_still_have_a_solution() -> None:
    moments = torch.eye(4, dtype=torch.float64)
    moments[0, 0] = -0.5
    moments[1, 1] = 2.5  # the mean of the diagonal stays 1
    solution = ridge_solution(moments, torch.ones(2, 4, dtype=torch.float64))
    ridge = 1.0  # the first of RIDGE times a power of ten above 0.5
    assert torch.allclose(solution[0], 1 / (moments.diagonal() + ridge))
    with pytest.raises(TrainingError):
        ridge_solution(moments * float("nan"), torch.ones(2, 4, dtype=torch.float64))


@pytest.mark.parametrize(
    ("images", "pieces", "count"), [(50, 1, 50), (400, 1, 200), (900, 9, 200), (9_000, 25, 500)]
)
def test_the_solution_sees_every_place_of_a_picture_in_tiles(
    images: int, pieces: int, count: int
) -> None:
    assert solved_for(images, pieces) == count
