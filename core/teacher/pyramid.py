"""Teachers of the pyramid methods: ImageNet's ResNet-18, or the embedded patch network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch

from core.errors import TeacherError
from core.models.backbones import (
    TORCHVISION_LICENCE,
    Backbone,
    load_backbone,
    random_backbone,
    weights_sha256,
)
from core.models.pyramid.networks import PdnPyramid, Pyramid, ResNetPyramid
from core.teacher.provenance import Provenance
from core.teacher.store import EMBEDDED, RANDOM, load_teacher, provenance_path, read_provenance

IMAGENET = "imagenet"
_BACKBONE = "resnet18"


@dataclass(frozen=True, slots=True)
class PyramidTeacher:
    """A frozen pyramid, the name that builds its like, and where its weights come from."""

    pyramid: Pyramid
    backbone: str
    provenance: Provenance


def load_pyramid_teacher(source: str, seed: int = 0) -> PyramidTeacher:
    """``source``: "imagenet" (torchvision's weights), "embedded" (the program's own PDN-S),
    "random" (by ``seed``, to compare with), or the path of ResNet-18's weights.

    Of a local file the licence is that in ``<file>.provenance.json``, where there is one. Raises
    TeacherError, which offers the embedded network where ImageNet's weights are out of reach.
    """
    if source == EMBEDDED:
        return _embedded()
    if source == RANDOM:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            backbone = random_backbone(_BACKBONE)
        return _resnet(backbone, f"randomly initialised, seed {seed}", "none")
    if source == IMAGENET:
        return _resnet(_torchvision(), "torchvision's ResNet-18, ImageNet", TORCHVISION_LICENCE)
    path = Path(source)
    if not path.exists():
        raise TeacherError(
            f"There are no weights of ResNet-18 at {path}.",
            "No model was trained.",
            "Check the path, or use --teacher embedded: it needs no file.",
        )
    stated = provenance_path(path).is_file()
    licence = read_provenance(path).licence if stated else "not stated"
    return _resnet(load_backbone(_BACKBONE, path), f"ResNet-18 from {path.name}", licence)


def _torchvision() -> Backbone:
    try:
        return load_backbone(_BACKBONE)
    except TeacherError as error:
        raise TeacherError(
            error.what,
            "No model was trained.",
            "Fetch torchvision's ResNet-18 (a .pth file) where there is a network, carry it here "
            "and give it with --teacher PATH. Or use the method stfpm or dcam with "
            "--teacher embedded: the program's own network, which needs no file.",
        ) from error


def _embedded() -> PyramidTeacher:
    teacher = load_teacher(EMBEDDED, "s")
    pyramid = PdnPyramid(normalised=False)
    pyramid.load_network(teacher.network)
    return PyramidTeacher(_frozen(pyramid), "pdn-s", teacher.provenance)


def _resnet(backbone: Backbone, origin: str, licence: str) -> PyramidTeacher:
    pyramid = ResNetPyramid()
    pyramid.network.load_state_dict(backbone.state_dict())
    provenance = Provenance(
        origin=origin,
        size=_BACKBONE,
        created_utc="",
        sha256=weights_sha256(backbone),
        licence=licence,
    )
    return PyramidTeacher(_frozen(pyramid), _BACKBONE, provenance)


def _frozen(pyramid: Pyramid) -> Pyramid:
    return pyramid.eval().requires_grad_(False)
