"""Starting weights for networks without batch normalisation."""

from __future__ import annotations

import torch
from torch import Tensor, nn

OUTPUT_SCALE = 0.1
"""The last layer starts near zero, so that the first targets are not fought."""


@torch.no_grad()
def unit_variance_initialization(network: nn.Module, images: Tensor) -> None:
    """Orthogonal kernels, scaled one after another to unit output variance on ``images``.

    Mishkin and Matas, "All you need is a good init", arXiv 1511.06422 (one pass each). Without
    it the signal of a deep network fades, and a short training is spent on amplifying it.
    ``network`` must register its convolutions in the order in which they run.
    """
    was_training = network.training
    network.eval()
    convolutions = [layer for layer in network.modules() if isinstance(layer, nn.Conv2d)]
    for layer in convolutions:
        nn.init.orthogonal_(layer.weight)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
    for layer in convolutions:
        layer.weight.div_(_output_std(network, layer, images))
    convolutions[-1].weight.mul_(OUTPUT_SCALE)
    network.train(was_training)


def _output_std(network: nn.Module, layer: nn.Conv2d, images: Tensor) -> Tensor:
    outputs: list[Tensor] = []
    # Cloned, because an in-place activation that follows would overwrite it.
    hook = layer.register_forward_hook(lambda _m, _i, out: outputs.append(out.clone()))
    try:
        network(images)
    finally:
        hook.remove()
    return outputs[0].std().clamp_min(1e-6)
