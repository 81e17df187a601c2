from collections.abc import Mapping

import pytest
import torch
from torch import Tensor, nn

from core.training.graphed import WARM_UP, GraphedStep
from core.training.optimization import build_optimizers, set_learning_rate

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")


class Fit:
    """A small network with both optimizers and dropout, stepped by an update of its own."""

    def __init__(self, device: torch.device) -> None:
        torch.manual_seed(0)
        layers = (nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Dropout(0.2), nn.Conv2d(8, 8, 3))
        self.network = nn.Sequential(*layers, nn.ReLU(), nn.Conv2d(8, 4, 3)).to(device)
        self.optimizers = build_optimizers([self.network], "muon")
        self.device, self.updates = device, 0

    def update(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        self.updates += 1
        self.network.zero_grad(set_to_none=True)
        loss = (self.network(inputs["images"]) - 1).square().mean()
        loss.backward()
        for optimizer in self.optimizers:
            optimizer.step()
        return {"loss": loss.detach()}


def _losses(fit: Fit, graphed: bool, steps: int = WARM_UP + 5) -> list[float]:
    step = GraphedStep(fit.update, fit.device) if graphed else fit.update
    losses = []
    for number in range(steps):
        set_learning_rate(fit.optimizers, 0.01 / (number + 1))
        images = torch.randn((2, 3, 16, 16), generator=torch.Generator().manual_seed(number))
        torch.manual_seed(number)
        losses.append(step({"images": images.to(fit.device)})["loss"].item())
    return losses


def test_on_the_cpu_every_step_is_the_update_itself() -> None:
    one, other = Fit(torch.device("cpu")), Fit(torch.device("cpu"))
    assert _losses(one, graphed=True) == _losses(other, graphed=False)
    assert one.updates == WARM_UP + 5


@needs_cuda
def test_on_cuda_a_recorded_step_learns_what_a_plain_one_does() -> None:
    device = torch.device("cuda")
    one, other = Fit(device), Fit(device)
    assert _losses(one, graphed=True) == pytest.approx(_losses(other, graphed=False), rel=1e-4)
    assert one.updates == WARM_UP + 1  # the rest were replays
    for a, b in zip(one.network.parameters(), other.network.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=1e-3, atol=1e-5)


@needs_cuda
def test_on_cuda_inputs_of_another_shape_are_recorded_anew() -> None:
    fit = Fit(torch.device("cuda"))
    step = GraphedStep(fit.update, fit.device)
    for count in (2, 2, 2, 2, 2, 3, 3, 3, 3, 3):
        step({"images": torch.randn(count, 3, 16, 16, device="cuda")})
    assert fit.updates == 2 * (WARM_UP + 1)
