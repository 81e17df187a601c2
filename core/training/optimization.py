"""Optimizers for student-teacher training."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn
from torch.optim import Optimizer

from core.training.muon import Muon

WEIGHT_DECAY = 1e-5


def build_optimizers(networks: Sequence[nn.Module], name: str) -> list[Optimizer]:
    """Adam with the paper's weight decay for everything, or Muon for the hidden kernels.

    Muon leaves the last layer and all biases to Adam, as its authors advise.
    """
    hidden = [k for network in networks for k in _hidden_kernels(network)] if name == "muon" else []
    chosen = {id(kernel) for kernel in hidden}
    others = [p for n in networks for p in n.parameters() if id(p) not in chosen]
    adam = torch.optim.Adam(others, lr=0.0, weight_decay=WEIGHT_DECAY)
    return [adam, Muon(hidden, lr=0.0)] if hidden else [adam]


def _hidden_kernels(network: nn.Module) -> list[nn.Parameter]:
    kernels = [p for p in network.parameters() if p.ndim == 4]
    return kernels[:-1]


def set_learning_rate(optimizers: Sequence[Optimizer], rate: float) -> None:
    """Give all groups the rate of the coming step."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate
