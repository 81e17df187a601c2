import pickle
from pathlib import Path

import pytest
import torch
from torch import nn

from core.data.snapshot import file_sha256
from core.errors import TeacherError
from core.models.efficientad.networks import PatchDescriptionNetwork, Size
from core.teacher.published import import_published

NELSON = {"s": ("0", "3", "6", "8"), "m": ("0", "3", "6", "8", "10", "12")}


def _published(size: Size, names: list[str]) -> dict[str, torch.Tensor]:
    state = PatchDescriptionNetwork(size, 384).state_dict()
    layers = list(dict.fromkeys(key.rsplit(".", 1)[0] for key in state))
    return {
        f"{name}.{kind}": state[f"{layer}.{kind}"]
        for name, layer in zip(names, layers, strict=True)
        for kind in ("weight", "bias")
    }


@pytest.mark.parametrize("size", ["s", "m"])
@pytest.mark.parametrize("layout", ["indices", "conv names"])
def test_both_published_layouts_are_read(size: Size, layout: str, tmp_path: Path) -> None:
    names = list(NELSON[size])
    if layout == "conv names":
        names = [f"conv{i + 1}" for i in range(len(names))]
    weights = _published(size, names)
    path = tmp_path / "teacher.pth"
    torch.save(weights, path)
    tensors, provenance = import_published(path, size)
    network = PatchDescriptionNetwork(size, 384)
    network.load_state_dict(tensors)
    assert torch.equal(network[0].weight, weights[f"{names[0]}.weight"])
    assert file_sha256(path) in provenance.origin


def test_the_other_size_is_refused_with_both_shapes(tmp_path: Path) -> None:
    torch.save(_published("m", list(NELSON["m"])), tmp_path / "teacher.pth")
    with pytest.raises(TeacherError, match="layers"):
        import_published(tmp_path / "teacher.pth", "s")
    wrong = _published("s", list(NELSON["s"]))
    wrong["3.weight"] = torch.zeros(256, 128, 3, 3)
    torch.save(wrong, tmp_path / "teacher.pth")
    with pytest.raises(TeacherError, match=r"\(256, 128, 3, 3\)"):
        import_published(tmp_path / "teacher.pth", "s")


class Malicious:
    """Unpickling it would leave a file behind."""

    def __init__(self, victim: Path) -> None:
        self._victim = victim

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (self._victim,)  # type: ignore[return-value]


def test_a_pickle_that_runs_code_is_refused_and_does_not_run(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    torch.save({"0.weight": Malicious(victim)}, tmp_path / "teacher.pth")
    (tmp_path / "plain.pth").write_bytes(pickle.dumps(Malicious(victim), protocol=2))
    for name in ("teacher.pth", "plain.pth"):
        with pytest.raises(TeacherError, match="can't be read safely"):
            import_published(tmp_path / name, "s")
    assert not victim.exists()


def test_a_whole_pickled_network_is_refused_with_the_way_out(tmp_path: Path) -> None:
    torch.save(nn.Sequential(nn.Conv2d(3, 4, 1)), tmp_path / "teacher.pth")
    with pytest.raises(TeacherError, match="state_dict"):
        import_published(tmp_path / "teacher.pth", "s")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 truncated"])
def test_a_truncated_file_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "teacher.pth").write_bytes(content)
    with pytest.raises(TeacherError, match="can't be read"):
        import_published(tmp_path / "teacher.pth", "s")


def test_values_that_are_not_numbers_are_refused(tmp_path: Path) -> None:
    weights = _published("s", list(NELSON["s"]))
    weights["0.bias"][3] = float("nan")
    torch.save(weights, tmp_path / "teacher.pth")
    with pytest.raises(TeacherError, match="not numbers"):
        import_published(tmp_path / "teacher.pth", "s")
