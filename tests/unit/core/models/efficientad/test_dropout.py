import pytest
import torch

from core.models.efficientad.dropout import Dropout


def _dropped(p: float, seed: int = 0) -> torch.Tensor:
    torch.manual_seed(seed)
    return Dropout(p)(torch.ones(4, 64, 31, 33))


@pytest.mark.parametrize("p", [0.0, 0.2, 0.5])
def test_a_share_is_dropped_and_the_mean_stays(p: float) -> None:
    values = _dropped(p)
    assert (values == 0).float().mean().item() == pytest.approx(p, abs=0.005)
    assert values.mean().item() == pytest.approx(1.0, abs=0.01)
    assert values[values > 0].unique().tolist() == pytest.approx([1 / (1 - p)], rel=1e-4)


def test_what_is_dropped_follows_from_the_seed_alone() -> None:
    assert torch.equal(_dropped(0.2), _dropped(0.2))
    assert not torch.equal(_dropped(0.2), _dropped(0.2, seed=1))


def test_neighbours_are_dropped_independently() -> None:
    kept = (_dropped(0.2) > 0).flatten()[: 4 * 60_000].view(-1, 4).float()
    assert kept.mean(dim=0).tolist() == pytest.approx([0.8] * 4, abs=0.01)
    correlation = torch.corrcoef(kept.T) - torch.eye(4)
    assert correlation.abs().max() < 0.02


def test_type_layout_and_gradients_are_those_of_the_input() -> None:
    x = torch.rand(2, 8, 5, 7, dtype=torch.bfloat16).contiguous(memory_format=torch.channels_last)
    x.requires_grad_()
    out = Dropout(0.5)(x)
    out.sum().backward()  # type: ignore[no-untyped-call]
    assert out.dtype is torch.bfloat16
    assert out.is_contiguous(memory_format=torch.channels_last)
    assert x.grad is not None
    assert torch.equal(x.grad, torch.where(out == 0, 0.0, 2.0).to(torch.bfloat16))


def test_nothing_is_dropped_while_it_judges() -> None:
    x = torch.rand(2, 3)
    assert torch.equal(Dropout(0.2).eval()(x), x)
