import pytest
import torch
from torch import nn

from core.training.muon import Muon, orthogonalised


@pytest.mark.parametrize("shape", [(4, 20), (20, 4), (8, 8)])
def test_singular_values_come_close_to_one_and_directions_stay(shape: tuple[int, int]) -> None:
    torch.manual_seed(0)
    matrix = torch.randn(shape)
    u, _, v = torch.linalg.svd(matrix, full_matrices=False)
    result = orthogonalised(matrix)
    values = torch.linalg.svdvals(result)
    assert values.min() > 0.3
    assert values.max() < 1.4
    assert torch.nn.functional.cosine_similarity(result.flatten(), (u @ v).flatten(), dim=0) > 0.95


def test_the_update_has_the_size_of_an_adam_step() -> None:
    kernel = nn.Parameter(torch.zeros(16, 8, 3, 3))
    kernel.grad = torch.randn(16, 8, 3, 3)
    Muon([kernel], lr=0.1).step()
    assert kernel.detach().square().mean().sqrt().item() == pytest.approx(0.02, rel=0.35)


def test_it_fits_a_linear_map() -> None:
    torch.manual_seed(1)
    wanted, kernel = torch.randn(6, 5), nn.Parameter(torch.zeros(6, 5))
    optimizer = Muon([kernel], lr=0.1)
    for step in range(200):
        optimizer.param_groups[0]["lr"] = 0.1 * (1 - step / 200)
        kernel.grad = None
        (kernel - wanted).square().mean().backward()
        optimizer.step()
    assert (kernel - wanted).abs().max().item() < 0.1
