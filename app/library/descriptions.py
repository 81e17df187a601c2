"""The teacher's view of a product's pictures, kept beside them: computing it takes the longest."""

from __future__ import annotations

import contextlib
import hashlib
import io
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from app.files import write_bytes
from core.errors import DataError
from core.evaluation.suspects import PatchDescriber
from core.teacher.store import EMBEDDED, embedded_path, load_teacher
from core.types import Image

FOLDER = "descriptions"
"""Below a product's folder. May be deleted at any time."""
MOST = 2000
"""Files of about 0.6 MB; the oldest go first."""


class Describer(Protocol):
    """``core.evaluation.suspects.PatchDescriber``."""

    def describe(self, image: Image) -> Tensor: ...


class KeptDescriptions:
    """Describes an image once and remembers it on disk. One thread per object.

    Half precision, also on the first time: an answer does not depend on what is kept.
    ``describer`` is the embedded teacher's where none is given; it is loaded when first needed.
    """

    def __init__(self, product: Path, describer: Describer | None = None) -> None:
        self._folder = product / FOLDER
        self._describer = describer
        self._kind = "given" if describer is not None else _embedded_kind()

    def describe(self, image: Image) -> Tensor:
        """(cells, C) float32 on the CPU. Raises ImageError, TeacherError."""
        path = self._folder / f"{self._key(image)}.npy"
        kept = _read(path)
        if kept is None:
            kept = self._opened().describe(image).numpy().astype(np.float16)
            self._keep(path, kept)
        return torch.from_numpy(kept.astype(np.float32))

    def _opened(self) -> Describer:
        if self._describer is None:
            self._describer = PatchDescriber(load_teacher(EMBEDDED, "s").network)
        return self._describer

    def _key(self, image: Image) -> str:
        digest = hashlib.blake2b(
            f"{self._kind} {image.shape} {image.dtype}".encode(), digest_size=16
        )
        digest.update(np.ascontiguousarray(image).data)
        return digest.hexdigest()

    def _keep(self, path: Path, description: np.ndarray) -> None:
        """A full disk costs time later, nothing else."""
        buffer = io.BytesIO()
        np.save(buffer, description, allow_pickle=False)
        with contextlib.suppress(DataError, OSError):
            _make_room(self._folder)
            write_bytes(path, buffer.getvalue())


def _embedded_kind() -> str:
    with contextlib.suppress(OSError):
        return hashlib.blake2b(embedded_path("s").read_bytes(), digest_size=16).hexdigest()
    return "absent"


def _read(path: Path) -> np.ndarray | None:
    """None where it is not there, or damaged."""
    try:
        kept: np.ndarray = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return kept if kept.ndim == 2 and np.isfinite(kept).all() else None


def _make_room(folder: Path) -> None:
    files = list(folder.glob("*.npy"))
    if len(files) < MOST:
        return
    oldest = sorted(files, key=lambda file: file.stat().st_mtime)
    for file in oldest[: len(files) - MOST + 1]:
        file.unlink(missing_ok=True)
