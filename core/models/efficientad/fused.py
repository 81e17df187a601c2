"""EfficientAD as one graph of fewer and cheaper convolutions that computes the same maps.

Exact in real numbers: the teacher's statistics are folded into its last convolution, teacher and
student run side by side as two groups of one network, and the last convolution yields the
difference of both, so that the wide maps of 384 and 768 channels are never written. The
autoencoder's last convolution joins the student's likewise where the kernels allow it (S).
"""

from __future__ import annotations

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import TEACHER_CHANNELS

_HALF = TEACHER_CHANNELS


class FusedEfficientAd(nn.Module):
    """(N, 3, H, W) to (N, 2, h, w) float32, as ``EfficientAdInference``, of which it is a copy.

    ``dtype`` is that of weights and hidden maps. The differences get their biases, are squared and
    averaged in float32: biases rounded to bfloat16 would cost a thousandth of the maps.
    ``grouped`` runs both networks' hidden layers as groups of one, else one after the other; which
    is faster depends on the library that computes them. For inference only; channels last.
    """

    local_bias: Tensor
    global_bias: Tensor

    def __init__(
        self,
        model: EfficientAdInference,
        dtype: torch.dtype = torch.float32,
        *,
        grouped: bool = False,
    ) -> None:
        super().__init__()
        self.dtype = dtype
        self.hidden = _Grouped(model) if grouped else _Separate(model)
        self.reconstruction = _Reconstruction(model)
        self.difference = (_SmallEnd if model.student.size == "s" else _MediumEnd)(model)
        self.requires_grad_(False).eval()
        self.to(dtype=dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]
        local, global_ = _last_biases(model)
        self.register_buffer("local_bias", local)
        self.register_buffer("global_bias", global_)

    def forward(self, images: Tensor) -> Tensor:
        """The raw local and global map: means over the channels of squared differences."""
        images = images.to(self.dtype)
        local, global_ = self.difference(self.hidden(images), self.reconstruction(images))
        local = (local.float() + self.local_bias).square().mean(dim=1)
        global_ = (global_.float() + self.global_bias).square().mean(dim=1)
        return torch.stack((local, global_), dim=1)


class _Separate(nn.Module):
    """The layers that teacher and student have alike: the teacher's channels, then the student's.

    On a CPU also because memory beyond 32 MB is asked of the system anew for every image.
    """

    def __init__(self, model: EfficientAdInference) -> None:
        super().__init__()
        self.teacher, self.student = (_copied(n, _shared(model)) for n in _pair(model))

    def forward(self, images: Tensor) -> Tensor:
        return torch.cat((self.teacher(images), self.student(images)), dim=1)


class _Grouped(nn.Module):
    """The same as one network of two groups, whose first convolution is one for both."""

    def __init__(self, model: EfficientAdInference) -> None:
        super().__init__()
        self.layers = nn.Sequential(*(_merged(model, place) for place in range(_shared(model))))

    def forward(self, images: Tensor) -> Tensor:
        return cast(Tensor, self.layers(images))


class _Reconstruction(nn.Module):
    """The autoencoder up to its last convolution: (N, 3, H, W) to (N, 64, h, w)."""

    def __init__(self, model: EfficientAdInference) -> None:
        super().__init__()
        source = model.autoencoder
        self.autoencoder = type(source)(source.height, source.width)
        self.autoencoder.load_state_dict(source.state_dict())
        del self.autoencoder.head[2]

    def forward(self, images: Tensor) -> Tensor:
        return cast(Tensor, self.autoencoder(images))


class _SmallEnd(nn.Module):
    """S: one 4x4 convolution per difference; the autoencoder's 3x3 lies in the 4x4's corner."""

    def __init__(self, model: EfficientAdInference) -> None:
        super().__init__()
        teacher, student = _convolution(model.teacher, 8), _convolution(model.student, 8)
        reconstruction = _convolution(model.autoencoder.head, 2)
        self.channels = student.in_channels
        local = torch.cat((_standardised(teacher, model), -student.weight[:_HALF]), dim=1)
        embedded = F.pad(reconstruction.weight, (0, 1, 0, 1))
        global_ = torch.cat((-student.weight[_HALF:], embedded), dim=1)
        self.local, self.global_ = _with_weight(local), _with_weight(global_)

    def forward(self, hidden: Tensor, code: Tensor) -> tuple[Tensor, Tensor]:
        # One cell of the 3x3's own padding, and one that the fourth row and column see as zero.
        both = torch.cat((hidden[:, self.channels :], F.pad(code, (1, 2, 1, 2))), dim=1)
        return self.local(hidden), self.global_(both)


class _MediumEnd(nn.Module):
    """M: the fifth convolutions differ in width, the sixth (1x1) yields the local difference."""

    def __init__(self, model: EfficientAdInference) -> None:
        super().__init__()
        self.teacher = _plain(_convolution(model.teacher, 10))
        self.student = _plain(_convolution(model.student, 10))
        self.reconstruction = _with_weight(_convolution(model.autoencoder.head, 2).weight, 1)
        student = _convolution(model.student, 12)
        teacher = _standardised(_convolution(model.teacher, 12), model)
        self.local = _with_weight(torch.cat((teacher, -student.weight[:_HALF]), dim=1))
        self.global_ = _with_weight(student.weight[_HALF:])

    def forward(self, hidden: Tensor, code: Tensor) -> tuple[Tensor, Tensor]:
        first, second = hidden.chunk(2, dim=1)
        student = F.relu_(self.student(second))
        teacher = F.relu_(self.teacher(first))
        local = self.local(torch.cat((teacher, student), dim=1))
        return local, self.reconstruction(code).float() - self.global_(student).float()


def _pair(model: EfficientAdInference) -> tuple[nn.Sequential, nn.Sequential]:
    return model.teacher, model.student


def _shared(model: EfficientAdInference) -> int:
    """Layers in which teacher and student have one shape."""
    return 8 if model.student.size == "s" else 10


def _copied(network: nn.Sequential, layers: int) -> nn.Sequential:
    return nn.Sequential(
        *(_plain(one) if isinstance(one, nn.Conv2d) else one for one in list(network)[:layers])
    )


def _convolution(network: nn.Sequential, place: int) -> nn.Conv2d:
    return cast(nn.Conv2d, network[place])


def _merged(model: EfficientAdInference, place: int) -> nn.Module:
    """The layer for both: convolutions yield the teacher's and then the student's channels."""
    if not isinstance(model.student[place], nn.Conv2d):
        return model.student[place]
    pair = [_convolution(network, place) for network in _pair(model)]
    merged = _with_weight(torch.cat([one.weight for one in pair]), groups=2 if place else 1)
    merged.bias = nn.Parameter(torch.cat([_bias(one) for one in pair]))
    return merged


def _plain(source: nn.Conv2d) -> nn.Conv2d:
    copy = _with_weight(source.weight)
    copy.bias = nn.Parameter(_bias(source).clone())
    return copy


def _with_weight(weight: Tensor, padding: int = 0, groups: int = 1) -> nn.Conv2d:
    """A convolution without bias."""
    out, in_, *kernel = weight.shape
    convolution = nn.Conv2d(
        in_ * groups, out, (kernel[0], kernel[1]), padding=padding, groups=groups, bias=False
    )
    convolution.weight = nn.Parameter(weight.detach().clone())
    return convolution


def _standardised(teacher: nn.Conv2d, model: EfficientAdInference) -> Tensor:
    """The weight that yields the output divided by the channels' standard deviations."""
    return (teacher.weight.double() / model.teacher_std.double().view(-1, 1, 1, 1)).float()


def _last_biases(model: EfficientAdInference) -> tuple[Tensor, Tensor]:
    """What the differences' convolutions lack: (1, 384, 1, 1) each, float32."""
    place = len(model.student) - 1
    teacher, student = (_bias(_convolution(n, place)) for n in (model.teacher, model.student))
    mean, std = model.teacher_mean.double().flatten(), model.teacher_std.double().flatten()
    local = (teacher.double() - mean) / std - student[:_HALF].double()
    global_ = _bias(_convolution(model.autoencoder.head, 2)) - student[_HALF:]
    return local.float().view(1, -1, 1, 1), global_.view(1, -1, 1, 1)


def _bias(convolution: nn.Conv2d) -> Tensor:
    return cast(Tensor, convolution.bias).detach()
