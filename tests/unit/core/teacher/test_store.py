from pathlib import Path

import pytest
import torch

from core.errors import TeacherError
from core.models.efficientad.networks import Size, random_teacher
from core.teacher.provenance import Provenance
from core.teacher.store import (
    embedded_path,
    load_teacher,
    provenance_path,
    read_provenance,
    save_teacher,
)

PROVENANCE = Provenance(origin="test", size="s", created_utc="", sha256="", licence="none")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "teacher.safetensors"
    save_teacher(path, random_teacher("s", 4).state_dict(), PROVENANCE)
    return path


def test_a_saved_teacher_comes_back_frozen_with_its_provenance(weights: Path) -> None:
    teacher = load_teacher(weights, "s")
    assert torch.equal(teacher.network[0].weight, random_teacher("s", 4)[0].weight)
    assert not teacher.network.training
    assert not any(p.requires_grad for p in teacher.network.parameters())
    assert teacher.provenance.origin == "test"
    assert len(teacher.provenance.sha256) == 64


def test_a_changed_byte_is_noticed(weights: Path) -> None:
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    with pytest.raises(TeacherError, match="checksum"):
        load_teacher(weights, "s")


def test_a_teacher_of_unknown_origin_is_refused(weights: Path) -> None:
    provenance_path(weights).unlink()
    with pytest.raises(TeacherError, match="provenance"):
        load_teacher(weights, "s")


def test_a_teacher_of_the_other_size_is_refused(weights: Path) -> None:
    with pytest.raises(TeacherError, match="size M"):
        load_teacher(weights, "m")


def test_a_missing_teacher_names_the_ways_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match="teacher import"):
        load_teacher(tmp_path / "none.safetensors", "s")


@pytest.mark.parametrize("size", ["s", "m"])
def test_the_program_has_a_teacher_of_each_size_and_says_where_it_comes_from(size: Size) -> None:
    teacher = load_teacher("embedded", size)
    assert teacher.provenance.size == size
    assert "photos" in teacher.provenance.origin
    assert teacher.provenance.recipe["steps"] > 1_000


def test_random_teachers_follow_the_seed() -> None:
    one, other = load_teacher("random", "s", 1), load_teacher("random", "s", 2)
    assert one.provenance.sha256 != other.provenance.sha256
    assert not torch.equal(one.network[0].weight, other.network[0].weight)


def test_the_embedded_teacher_is_whole_and_says_where_it_comes_from() -> None:
    teacher = load_teacher("embedded", "s")
    provenance = read_provenance(embedded_path("s"))
    assert teacher.provenance == provenance
    assert provenance.recipe
    assert provenance.figures
    outputs = teacher.network(torch.randn(1, 3, 128, 128))
    assert outputs.shape == (1, 384, 24, 24)
    assert torch.isfinite(outputs).all()
