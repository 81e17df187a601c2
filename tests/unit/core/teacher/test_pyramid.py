import socket
from pathlib import Path
from urllib.error import URLError

import pytest
import torch

from core.errors import TeacherError
from core.models.backbones import random_backbone, weights_sha256
from core.teacher.provenance import Provenance
from core.teacher.pyramid import load_pyramid_teacher
from core.teacher.store import load_teacher


def test_a_local_file_is_taken_with_its_hash_and_licence(tmp_path: Path) -> None:
    backbone = random_backbone("resnet18")
    torch.save(backbone.state_dict(), tmp_path / "net.pth")
    unstated = load_pyramid_teacher(str(tmp_path / "net.pth"))
    assert unstated.provenance.licence == "not stated"
    stated = Provenance(origin="o", size="resnet18", created_utc="", sha256="", licence="BSD-3")
    (tmp_path / "net.provenance.json").write_text(stated.model_dump_json())
    teacher = load_pyramid_teacher(str(tmp_path / "net.pth"))
    assert teacher.provenance.licence == "BSD-3"
    assert teacher.provenance.sha256 == weights_sha256(backbone)
    image = torch.randn(1, 3, 64, 64)
    for level, expected in zip(teacher.pyramid(image), backbone.stages(image), strict=True):
        assert torch.equal(level, expected)
    assert not any(p.requires_grad for p in teacher.pyramid.parameters())


def test_the_embedded_network_needs_no_file() -> None:
    teacher = load_pyramid_teacher("embedded")
    network = load_teacher("embedded", "s").network
    image = torch.randn(1, 3, 128, 128)
    assert teacher.backbone == "pdn-s"
    assert torch.equal(teacher.pyramid(image)[2], network(image))


def test_random_weights_follow_the_seed() -> None:
    first, same, other = (load_pyramid_teacher("random", seed) for seed in (1, 1, 2))
    assert first.provenance.sha256 == same.provenance.sha256 != other.provenance.sha256


def test_without_weights_the_embedded_network_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float | None] = []

    def unreachable(*_args: object, **_kwargs: object) -> None:
        waits.append(socket.getdefaulttimeout())
        raise URLError(OSError(113, "No route to host"))

    monkeypatch.setattr("torch.hub.download_url_to_file", unreachable)
    monkeypatch.setattr("torch.hub.get_dir", lambda: str(tmp_path))
    for source in ("imagenet", str(tmp_path / "none.pth")):
        with pytest.raises(TeacherError, match="--teacher embedded"):
            load_pyramid_teacher(source)
    with pytest.raises(TeacherError, match="can't be fetched: No route to host"):
        load_pyramid_teacher("imagenet")
    assert all(wait is not None and wait <= 30 for wait in waits), "nobody waits for minutes"
    assert socket.getdefaulttimeout() is None
