"""Checkpoints of a training run: tensors in safetensors, never pickle; whole or absent."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.optim import Optimizer

from core.errors import TrainingError

FILE_NAME = "checkpoint.safetensors"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """State after ``step`` steps. ``fingerprint`` names the run that it belongs to."""

    step: int
    fingerprint: str
    tensors: Mapping[str, Tensor]


def save_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Write into ``folder``: the previous checkpoint stays until the new one is on disk."""
    temporary = folder / (FILE_NAME + ".new")
    metadata = {"step": str(checkpoint.step), "fingerprint": checkpoint.fingerprint}
    tensors = {
        name: value.detach().cpu().contiguous() for name, value in checkpoint.tensors.items()
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save_file(tensors, temporary, metadata=metadata)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(folder / FILE_NAME)
    except (OSError, SafetensorError) as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise TrainingError(
            f"The checkpoint could not be written to {folder}: {error}.",
            "An interruption now would lose the training since the last checkpoint.",
            "Free some disk space or choose another folder, then resume.",
        ) from error


def load_checkpoint(folder: Path, fingerprint: str) -> Checkpoint | None:
    """The checkpoint in ``folder``, None where there is none.

    Raises TrainingError for a damaged one and for one of another run.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    try:
        tensors, metadata = load_file(path), _metadata(path)
        step = int(metadata["step"])
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise TrainingError(
            f"The checkpoint {path} is damaged: {error}.",
            "The interrupted training can't be resumed.",
            "Delete that folder and start the training anew.",
        ) from error
    if metadata.get("fingerprint") != fingerprint:
        raise TrainingError(
            f"The checkpoint {path} belongs to a run with other settings or other images.",
            "Resuming it would mix two trainings.",
            "Start with the settings and images of the interrupted run, or delete that folder.",
        )
    return Checkpoint(step, fingerprint, tensors)


def remove_checkpoint(folder: Path) -> None:
    """Delete the checkpoint after a finished run."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _metadata(path: Path) -> dict[str, str]:
    with safe_open(path, framework="pt") as file:
        return dict(file.metadata() or {})


def module_state(modules: Mapping[str, nn.Module]) -> dict[str, Tensor]:
    """Parameters and buffers as ``module.parameter``."""
    return {
        f"{name}.{key}": value
        for name, module in modules.items()
        for key, value in module.state_dict().items()
    }


def restore_modules(modules: Mapping[str, nn.Module], tensors: Mapping[str, Tensor]) -> None:
    """Undo ``module_state``."""
    for name, module in modules.items():
        prefix = name + "."
        state = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
        module.load_state_dict(state)


def optimizer_state(optimizers: Sequence[Optimizer]) -> dict[str, Tensor]:
    """Per-parameter tensors as ``optimizer.n.index.name``; learning rates follow the step."""
    return {
        f"optimizer.{number}.{index}.{key}": torch.as_tensor(value)
        for number, optimizer in enumerate(optimizers)
        for index, entry in optimizer.state_dict()["state"].items()
        for key, value in entry.items()
    }


def restore_optimizers(optimizers: Sequence[Optimizer], tensors: Mapping[str, Tensor]) -> None:
    """Undo ``optimizer_state``; a checkpoint from before the first step leaves them new."""
    for number, optimizer in enumerate(optimizers):
        prefix = f"optimizer.{number}."
        state: dict[int, dict[str, Tensor]] = {}
        for name in (n for n in tensors if n.startswith(prefix)):
            index, key = name.removeprefix(prefix).split(".", 1)
            state.setdefault(int(index), {})[key] = tensors[name]
        groups = optimizer.state_dict()["param_groups"]
        optimizer.load_state_dict({"state": state, "param_groups": groups})
