"""Muon: momentum whose update is orthogonalised, for convolution kernels.

Source: Jordan et al., "Muon: an optimizer for hidden layers in neural networks" (2024), with the
update scaled to Adam's size as in Liu et al., "Muon is scalable", arXiv 2502.16982, section 2.2.
torch.optim.Muon takes matrices only and iterates in bfloat16, which most industrial CPUs emulate.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

MOMENTUM = 0.95
RMS_OF_ADAM = 0.2
"""Root mean square of a typical Adam update, in units of the learning rate."""
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
"""Coefficients of the quintic iteration; five rounds bring singular values close to 1."""
ROUNDS = 5


class Muon(Optimizer):
    """Steps kernels of two or more dimensions as (output channels, everything else) matrices.

    Biases and other vectors belong to another optimizer.
    """

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float | Tensor) -> None:
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """Update every parameter that has a gradient."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self._update(parameter, group["lr"])

    def _update(self, parameter: Tensor, rate: float | Tensor) -> None:
        state = self.state[parameter]
        if not state:
            state["momentum"] = torch.zeros_like(parameter)
        gradient = parameter.grad
        assert gradient is not None
        momentum = state["momentum"].mul_(MOMENTUM).add_(gradient)
        update = orthogonalised(gradient.add(momentum, alpha=MOMENTUM).flatten(1))
        scale = rate * RMS_OF_ADAM * math.sqrt(max(update.shape))
        parameter.sub_(update.view_as(parameter) * scale)


def orthogonalised(matrix: Tensor) -> Tensor:
    """The matrix (a, b) with its singular values brought to about 1, same directions."""
    a, b, c = NEWTON_SCHULZ
    tall = matrix.shape[0] > matrix.shape[1]
    x: Tensor = matrix.T if tall else matrix
    x = x / (x.norm() + 1e-7)
    for _ in range(ROUNDS):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if tall else x
