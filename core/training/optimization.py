"""Optimizers for student-teacher training."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from core.training.muon import Muon

WEIGHT_DECAY = 1e-5


def build_optimizers(networks: Sequence[nn.Module], name: str) -> list[Optimizer]:
    """Adam with the paper's weight decay for everything, or Muon for the hidden kernels.

    Muon leaves the last layer and all biases to Adam, as its authors advise. On CUDA the learning
    rate is a tensor there and no step waits for the host, so that a CUDA graph can hold it.
    """
    hidden = [k for network in networks for k in _hidden_kernels(network)] if name == "muon" else []
    chosen = {id(kernel) for kernel in hidden}
    others = [p for n in networks for p in n.parameters() if id(p) not in chosen]
    adam = _adam(others)
    return [adam, Muon(hidden, lr=_rate(hidden[0].device))] if hidden else [adam]


def _adam(parameters: Sequence[nn.Parameter]) -> Optimizer:
    device = parameters[0].device
    on_cuda = device.type == "cuda"
    return torch.optim.Adam(
        parameters,
        lr=_rate(device),
        weight_decay=WEIGHT_DECAY,
        capturable=on_cuda,
        fused=on_cuda or None,
    )


def _rate(device: torch.device) -> float | Tensor:
    return torch.zeros((), device=device) if device.type == "cuda" else 0.0


def _hidden_kernels(network: nn.Module) -> list[nn.Parameter]:
    kernels = [p for p in network.parameters() if p.ndim == 4]
    return kernels[:-1]


def set_learning_rate(optimizers: Sequence[Optimizer], rate: float) -> None:
    """Give all groups the rate of the coming step."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            if isinstance(group["lr"], Tensor):
                group["lr"].fill_(rate)
            else:
                group["lr"] = rate
