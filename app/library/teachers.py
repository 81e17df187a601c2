"""Which teachers' weights lie on this computer. Looks at names only; loads nothing."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.library.errors import LibraryError
from app.paths import documents_folder, resources_folder

WEIGHTS = "weights"
RESNET = "resnet18"
SUFFIXES = (".safetensors", ".pth")
IMAGENET = "imagenet"
"""As the engine calls torchvision's own weights."""


@dataclass(frozen=True, slots=True)
class Teachers:
    """``resnet`` is what ``--teacher`` takes for ResNet-18's weights, "" where there are none.

    ``medium``: the larger patch network is there. ``folder`` is where weights are looked for.
    """

    resnet: str
    medium: bool
    folder: Path


def teachers_here() -> Teachers:
    """What lies in the user's folder of weights, in torchvision's cache and with the program."""
    folder = documents_folder() / WEIGHTS
    medium = (resources_folder() / "teacher" / "pdn_m.safetensors").is_file()
    return Teachers(_resnet(folder), medium, folder)


def keep_resnet(source: Path, folder: Path) -> Path:
    """A copy of ResNet-18's weights where they are found from now on. Raises LibraryError."""
    if source.suffix not in SUFFIXES:
        raise LibraryError(
            f"{source.name} is no file of weights.",
            "Nothing was changed.",
            "Choose a state dict of ResNet-18 that ends in .pth or .safetensors.",
        )
    place = folder / f"{RESNET}{source.suffix}"
    staged = place.with_name(f".{place.name}.new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, staged)
        staged.replace(place)
    except OSError as error:
        raise LibraryError(
            f"The weights could not be copied to {folder}: {error.strerror or error}.",
            "They are not used.",
            "Free disk space, or check who may write there.",
        ) from error
    return place


def _resnet(folder: Path) -> str:
    own = [p for p in folder.glob(f"{RESNET}*") if p.is_dir() or p.suffix in SUFFIXES]
    if own:  # the one that was given last
        return str(max(own, key=lambda path: path.stat().st_mtime_ns))
    return IMAGENET if any(_torchvision_cache().glob(f"{RESNET}-*.pth")) else ""


def _torchvision_cache() -> Path:
    """Where torch.hub keeps what it fetched, by its documented variables."""
    cache = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    home = os.environ.get("TORCH_HOME", f"{cache}/torch")
    return Path(home).expanduser() / "hub" / "checkpoints"
