"""ImageNet backbones: teachers of the pyramid methods, and what a PDN is distilled from.

``features`` follows EfficientAD, arXiv 2303.14535v3, appendix A.2: layers 2 and 3 with PatchCore's
neighbourhood averaging (Roth et al., arXiv 2106.08265), brought to 384 channels.
"""

from __future__ import annotations

import hashlib
import pickle
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.error import URLError

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from core.errors import TeacherError, first_line
from core.models.efficientad.networks import TEACHER_CHANNELS

if TYPE_CHECKING:
    from torchvision.models import ResNet

MERGED_CHANNELS = 1024
"""PatchCore averages each layer's channels to this number before the layers are merged."""
SILENCE_S = 10.0
"""Without an answer from the network, after which weights count as out of reach."""
_MEANING = "No training that needs it was started."
TORCHVISION_LICENCE = "BSD-3-Clause (torchvision); trained on ImageNet"

BACKBONES = ("resnet18", "resnet50", "wide_resnet101_2")


class Backbone(nn.Module):
    """A ResNet up to its third stage; the fourth, which nothing needs, does not exist."""

    def __init__(self, network: ResNet) -> None:
        super().__init__()
        self.conv1, self.bn1 = network.conv1, network.bn1
        self.layer1, self.layer2, self.layer3 = network.layer1, network.layer2, network.layer3
        self.eval().requires_grad_(False)

    def stages(self, images: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(N, 3, H, W) ImageNet-normalised to the stages' maps at 1/4, 1/8 and 1/16, rounded up."""
        stem = F.max_pool2d(F.relu(self.bn1(self.conv1(images))), 3, stride=2, padding=1)
        shallow = self.layer1(stem)
        middle = self.layer2(shallow)
        return shallow, middle, self.layer3(middle)

    @torch.no_grad()
    def features(self, images: Tensor) -> Tensor:
        """(N, 3, H, W) ImageNet-normalised to (N, 384, H/8, W/8)."""
        _, middle, deep = self.stages(images)
        deep = _neighbourhood(deep)
        middle = _neighbourhood(middle)
        deep = F.interpolate(deep, size=middle.shape[-2:], mode="bilinear")
        if middle.shape[1] + deep.shape[1] == TEACHER_CHANNELS:  # ResNet-18: 128 + 256
            return torch.cat((middle, deep), dim=1)
        merged = torch.cat((_channels(middle), _channels(deep)), dim=1)
        return _channels(merged, TEACHER_CHANNELS)


def load_backbone(name: str, weights: Path | None = None) -> Backbone:
    """``name`` of ``BACKBONES`` with torchvision's ImageNet weights, or those of a local file.

    ``weights``: a state dict as .pth (read without running code) or .safetensors, or a folder of
    .npy arrays with batch normalisation folded into the convolutions. Raises TeacherError.
    """
    if name not in BACKBONES:
        raise TeacherError(
            f"There is no backbone {name!r}.", _MEANING, f"Choose one of {', '.join(BACKBONES)}."
        )
    if weights is None:
        return _downloaded(name)
    backbone = Backbone(_resnet(name))
    tensors = _read(weights)
    if weights.is_dir():
        tensors = _unfolded(backbone, tensors)
    _load_used(backbone, tensors, weights)
    return backbone


def random_backbone(name: str) -> Backbone:
    """``name`` of ``BACKBONES`` with the generator's random weights, frozen like any other."""
    return Backbone(_resnet(name))


def weights_sha256(network: nn.Module) -> str:
    """Digest of the weights themselves, whatever file they came in."""
    digest = hashlib.sha256()
    for name, tensor in sorted(network.state_dict().items()):
        digest.update(name.encode() + b"\0" + tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _neighbourhood(maps: Tensor) -> Tensor:
    return F.avg_pool2d(maps, 3, stride=1, padding=1)


def _channels(maps: Tensor, count: int = MERGED_CHANNELS) -> Tensor:
    """Adaptive average over the channels of (N, C, h, w)."""
    batch, _, height, width = maps.shape
    flat = maps.flatten(2).transpose(1, 2)
    pooled = F.adaptive_avg_pool1d(flat, count).transpose(1, 2)
    return pooled.reshape(batch, count, height, width)


def _resnet(name: str, weights: str | None = None) -> ResNet:
    # A line that judges with another method starts a second earlier without torchvision.
    from torchvision.models import get_model

    return cast("ResNet", get_model(name, weights=weights))


def _downloaded(name: str) -> Backbone:
    """From torchvision's cache, else fetched."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(SILENCE_S)  # torchvision would wait for as long as the system does
    try:
        return Backbone(_resnet(name, "DEFAULT"))
    except (OSError, RuntimeError) as error:
        cause = error.reason if isinstance(error, URLError) else error
        words = getattr(cause, "strerror", None) or cause
        raise TeacherError(
            f"torchvision's weights of {name} are not on this computer and can't be fetched: "
            f"{words}.",
            _MEANING,
            "Give a local file: --teacher of `train`, --weights of `teacher distill`.",
        ) from error
    finally:
        socket.setdefaulttimeout(before)


def _read(path: Path) -> dict[str, Tensor]:
    try:
        if path.is_dir():
            files = sorted(path.glob("*.npy"))
            return {p.stem: torch.from_numpy(np.load(p, allow_pickle=False)) for p in files}
        if path.suffix == ".safetensors":
            return load_file(path)
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, ValueError, RuntimeError, SafetensorError, pickle.UnpicklingError) as error:
        raise TeacherError(
            f"The weight file {path} can't be read: {first_line(error)}.",
            _MEANING,
            "Give a state dict as .pth or .safetensors.",
        ) from error
    if not isinstance(loaded, Mapping):
        raise TeacherError(
            f"The weight file {path} holds no state dict.", _MEANING, "Save the state dict alone."
        )
    return dict(loaded)


def _unfolded(backbone: Backbone, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Folded weights as a state dict: batch normalisation becomes a shift by the folded bias."""
    state = {k: v.clone() for k, v in backbone.state_dict().items()}
    for name, value in tensors.items():
        layer, kind = name.rsplit(".", 1)
        norm = _norm_of(layer)
        if kind == "weight":
            state[name] = value
            # A variance of 1 - eps makes the denominator sqrt(var + eps) exactly 1.
            state[f"{norm}.running_var"] = torch.full_like(state[f"{norm}.running_var"], 1 - 1e-5)
        else:
            state[f"{norm}.bias"] = value
    return state


def _norm_of(layer: str) -> str:
    """conv1 -> bn1, layer1.0.conv2 -> layer1.0.bn2, downsample.0 -> downsample.1."""
    if layer.endswith("downsample.0"):
        return layer.removesuffix("0") + "1"
    head, _, number = layer.rpartition("conv")
    return f"{head}bn{number}"


def _load_used(backbone: Backbone, tensors: Mapping[str, Tensor], path: Path) -> None:
    """Strictly for what is used; a full ResNet's fourth stage and classifier are ignored."""
    used = {k: v for k, v in tensors.items() if not k.startswith(("layer4.", "fc."))}
    try:
        backbone.load_state_dict(used)
    except RuntimeError as error:
        raise TeacherError(
            f"The weights in {path} are not those of this backbone: {str(error).splitlines()[-1]}.",
            _MEANING,
            "Name the backbone that the file belongs to.",
        ) from error
