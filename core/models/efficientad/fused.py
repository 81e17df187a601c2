"""EfficientAD as one graph of fewer and cheaper convolutions that computes the same maps.

Exact in real numbers: the teacher's statistics are folded into its last convolution, and the last
convolutions yield the differences of the networks, so that their wide maps of 384 and 768 channels
are never written. A student that was solved for (closed_form.py) has the teacher's hidden layers:
they are then computed once, and teacher and student are subtracted as weights. That spares S 40 %
and M 55 % of the work, and rounding in the hidden maps no longer shows as a difference.

In bfloat16 the first convolution of a patch network is computed in parts (``_InParts``): its
rounded weights are another filter for every patch of every image alike, which a student that was
solved for answers with another score. All other rounding is noise that averages out.
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
    ``for_bf16`` is for a float32 copy that another program is to compute in bfloat16. For
    inference only; channels last.
    """

    local_bias: Tensor
    global_bias: Tensor

    def __init__(
        self,
        model: EfficientAdInference,
        dtype: torch.dtype = torch.float32,
        *,
        for_bf16: bool = False,
    ) -> None:
        super().__init__()
        self.dtype = dtype
        is_shared = shares_hidden_layers(model)
        if is_shared:
            self.hidden: nn.Module = _copied(model.teacher, 0, len(model.teacher) - 1)
        else:
            self.hidden = _Separate(model)
        self.is_in_parts = for_bf16 or dtype is torch.bfloat16
        if self.is_in_parts:
            _compute_first_in_parts(self.hidden)
        self.reconstruction = _Reconstruction(model)
        self.differences = _Differences(model, is_shared=is_shared)
        self.requires_grad_(False).eval()
        self.to(dtype=dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]
        local, global_ = _last_biases(model)
        self.register_buffer("local_bias", local)
        self.register_buffer("global_bias", global_)

    def forward(self, images: Tensor) -> Tensor:
        """The raw local and global map: means over the channels of squared differences."""
        reduced = images.to(self.dtype)
        hidden = self.hidden(images if self.is_in_parts else reduced)
        local, global_ = self.differences(hidden, self.reconstruction(reduced))
        local = (local.float() + self.local_bias).square().mean(dim=1)
        global_ = (global_.float() + self.global_bias).square().mean(dim=1)
        return torch.stack((local, global_), dim=1)


def shares_hidden_layers(model: EfficientAdInference) -> bool:
    """Whether the student's hidden maps are the teacher's, its surplus channels (M) being 0."""
    places = [k for k, layer in enumerate(model.teacher) if isinstance(layer, nn.Conv2d)][:-1]
    pairs = ((_convolution(model.teacher, k), _convolution(model.student, k)) for k in places)
    return all(_is_same(teacher, student) for teacher, student in pairs)


def _is_same(teacher: nn.Conv2d, student: nn.Conv2d) -> bool:
    out = teacher.out_channels
    weight, bias = student.weight.detach(), _bias(student)
    return (
        torch.equal(weight[:out], teacher.weight.detach())
        and torch.equal(bias[:out], _bias(teacher))
        and not bool(weight[out:].any() or bias[out:].any())
    )


class _Separate(nn.Module):
    """All layers but the last: the teacher's channels, then the student's.

    Not merged: one first convolution for both and groups of two cost more than they spare.
    """

    def __init__(self, model: EfficientAdInference) -> None:
        super().__init__()
        last = len(model.teacher) - 1
        self.teacher, self.student = (_copied(network, 0, last) for network in _pair(model))

    def forward(self, images: Tensor) -> Tensor:
        return torch.cat((self.teacher(images), self.student(images)), dim=1)


class _InParts(nn.Module):
    """A convolution of few channels, exact to bfloat16's square though it multiplies bfloat16.

    Images and weights are each the sum of a bfloat16 number and its remainder, and all products
    but that of the two remainders are channels of one convolution: nine instead of three, which
    costs next to nothing where channels are computed by the block.
    """

    def __init__(self, source: nn.Conv2d) -> None:
        super().__init__()
        weight = source.weight.detach().float()
        rounded = _rounded(weight)
        parts = torch.cat((rounded, rounded, _rounded(weight - rounded)), dim=1)
        self.convolution = _with_weight(parts)
        self.convolution.bias = nn.Parameter(_bias(source).clone())

    def forward(self, images: Tensor) -> Tensor:
        """``images`` in float32; the result in the weights' type."""
        rounded = _rounded(images)
        parts = torch.cat((rounded, images - rounded, rounded), dim=1)
        return cast(Tensor, self.convolution(parts.to(self.convolution.weight.dtype)))


def _rounded(values: Tensor) -> Tensor:
    """To bfloat16, in the type that they have."""
    return values.to(torch.bfloat16).to(values.dtype)


def _compute_first_in_parts(hidden: nn.Module) -> None:
    networks = (hidden.teacher, hidden.student) if isinstance(hidden, _Separate) else (hidden,)
    for network in networks:
        layers = cast(nn.Sequential, network)
        layers[0] = _InParts(_convolution(layers, 0))


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


class _Differences(nn.Module):
    """Teacher less student, and autoencoder less student, but for their biases."""

    def __init__(self, model: EfficientAdInference, *, is_shared: bool) -> None:
        super().__init__()
        teacher, student = (_convolution(network, -1) for network in _pair(model))
        reconstruction = _convolution(model.autoencoder.head, -1).weight
        near, far = student.weight[:_HALF], student.weight[_HALF:]
        self.skipped = 0 if is_shared else teacher.in_channels
        """Hidden channels that the student does not see."""
        if is_shared:
            shared = teacher.in_channels
            local = _standardised(teacher, model) - near[:, :shared]
            far = far[:, :shared]
        else:
            local = torch.cat((_standardised(teacher, model), -near), dim=1)
        self.local = _with_weight(local)
        self.is_embedded = student.kernel_size == (4, 4)
        """S: the autoencoder's 3x3 lies in a corner of the student's 4x4. M's 1x1 is too small."""
        if self.is_embedded:
            self.global_ = _with_weight(
                torch.cat((-far, F.pad(reconstruction, (0, 1, 0, 1))), dim=1)
            )
        else:
            self.global_ = _with_weight(far)
            self.reconstruction = _with_weight(reconstruction, padding=1)

    def forward(self, hidden: Tensor, code: Tensor) -> tuple[Tensor, Tensor]:
        seen = hidden[:, self.skipped :]
        if not self.is_embedded:
            global_ = self.reconstruction(code).float() - self.global_(seen).float()
            return self.local(hidden), global_
        # One cell of the 3x3's own padding, and one where the fourth row and column are zero.
        both = torch.cat((seen, F.pad(code, (1, 2, 1, 2))), dim=1)
        return self.local(hidden), self.global_(both)


def _pair(model: EfficientAdInference) -> tuple[nn.Sequential, nn.Sequential]:
    return model.teacher, model.student


def _copied(network: nn.Sequential, first: int, last: int) -> nn.Sequential:
    layers = list(network)[first:last]
    return nn.Sequential(*(_plain(one) if isinstance(one, nn.Conv2d) else one for one in layers))


def _convolution(network: nn.Sequential, place: int) -> nn.Conv2d:
    return cast(nn.Conv2d, network[place])


def _plain(source: nn.Conv2d) -> nn.Conv2d:
    copy = _with_weight(source.weight)
    copy.bias = nn.Parameter(_bias(source).clone())
    return copy


def _with_weight(weight: Tensor, padding: int = 0) -> nn.Conv2d:
    """A convolution without bias."""
    out, in_, *kernel = weight.shape
    convolution = nn.Conv2d(in_, out, (kernel[0], kernel[1]), padding=padding, bias=False)
    convolution.weight = nn.Parameter(weight.detach().float().clone())
    return convolution


def _standardised(teacher: nn.Conv2d, model: EfficientAdInference) -> Tensor:
    """Float64: the weight that yields the output divided by the channels' standard deviations."""
    return teacher.weight.double() / model.teacher_std.double().view(-1, 1, 1, 1)


def _last_biases(model: EfficientAdInference) -> tuple[Tensor, Tensor]:
    """What the differences' convolutions lack: (1, 384, 1, 1) each, float32."""
    teacher, student = (_bias(_convolution(network, -1)) for network in _pair(model))
    mean, std = model.teacher_mean.double().flatten(), model.teacher_std.double().flatten()
    local = (teacher.double() - mean) / std - student[:_HALF].double()
    global_ = _bias(_convolution(model.autoencoder.head, -1)) - student[_HALF:]
    return local.float().view(1, -1, 1, 1), global_.view(1, -1, 1, 1)


def _bias(convolution: nn.Conv2d) -> Tensor:
    return cast(Tensor, convolution.bias).detach()
