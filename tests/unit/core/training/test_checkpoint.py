from pathlib import Path

import pytest
import torch
from torch import nn

from core.errors import TrainingError
from core.training.checkpoint import (
    FILE_NAME,
    Checkpoint,
    load_checkpoint,
    module_state,
    optimizer_state,
    remove_checkpoint,
    restore_modules,
    restore_optimizers,
    save_checkpoint,
)


def test_no_checkpoint_is_none(tmp_path: Path) -> None:
    assert load_checkpoint(tmp_path, "a") is None


def test_modules_and_optimizers_come_back(tmp_path: Path) -> None:
    network = nn.Linear(3, 2)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
    network(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    tensors = module_state({"n": network}) | optimizer_state([optimizer])
    save_checkpoint(tmp_path, Checkpoint(7, "a", tensors))

    loaded = load_checkpoint(tmp_path, "a")
    assert loaded is not None
    assert loaded.step == 7
    other = nn.Linear(3, 2)
    fresh = torch.optim.Adam(other.parameters(), lr=0.1)
    restore_modules({"n": other}, loaded.tensors)
    restore_optimizers([fresh], loaded.tensors)
    for model, adam in ((network, optimizer), (other, fresh)):
        adam.zero_grad()
        model(torch.ones(1, 3)).square().sum().backward()
        adam.step()
    assert torch.equal(network.weight, other.weight)


def test_another_runs_checkpoint_is_refused(tmp_path: Path) -> None:
    save_checkpoint(tmp_path, Checkpoint(1, "a", {"x": torch.ones(1)}))
    with pytest.raises(TrainingError, match="other settings or other images"):
        load_checkpoint(tmp_path, "b")


def test_a_damaged_checkpoint_is_refused_in_a_sentence(tmp_path: Path) -> None:
    save_checkpoint(tmp_path, Checkpoint(1, "a", {"x": torch.ones(1000)}))
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(TrainingError, match="damaged"):
        load_checkpoint(tmp_path, "a")


def test_a_full_disk_keeps_the_previous_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_checkpoint(tmp_path, Checkpoint(1, "a", {"x": torch.ones(1)}))

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.training.checkpoint.save_file", full)
    with pytest.raises(TrainingError, match="No space left"):
        save_checkpoint(tmp_path, Checkpoint(2, "a", {"x": torch.ones(1)}))
    kept = load_checkpoint(tmp_path, "a")
    assert kept is not None
    assert kept.step == 1
    assert [p.name for p in tmp_path.iterdir()] == [FILE_NAME]


def test_removing_twice_is_fine(tmp_path: Path) -> None:
    save_checkpoint(tmp_path, Checkpoint(1, "a", {"x": torch.ones(1)}))
    remove_checkpoint(tmp_path)
    remove_checkpoint(tmp_path)
    assert load_checkpoint(tmp_path, "a") is None
