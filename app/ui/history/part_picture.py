"""A part's picture, read beside the GUI thread. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.store.parts import KeptPictures, PartRow
from app.ui.history.sources import HistorySources
from core.data.images import read_image
from core.errors import GoodpartError
from core.evaluation.overlay import Rgb, display_image


class PictureKind(StrEnum):
    ORIGINAL = "original"
    HEAT_MAP = "heat_map"
    OVERLAY = "overlay"


@dataclass(frozen=True, slots=True)
class PartPicture:
    """``kind`` and ``picture`` are None where none was kept; ``problem`` says what is wrong."""

    kept: KeptPictures
    kind: PictureKind | None = None
    picture: Rgb | None = None
    problem: str = ""
    outputs: Sequence[str] = ()


def read_picture(sources: HistorySources, row: PartRow, wanted: PictureKind) -> PartPicture:
    """The wanted kind, or the best other one. A damaged file is told, and is no error here."""
    kept = KeptPictures(None, None, None) if sources.pictures is None else sources.pictures.of(row)
    outputs = () if sources.outputs is None else tuple(sources.outputs(row))
    kind = _best(kept, wanted)
    if kind is None:
        return PartPicture(kept, outputs=outputs)
    path = file_of(kept, kind)
    try:
        picture = None if path is None else display_image(read_image(path))
    except GoodpartError as error:
        return PartPicture(kept, kind, problem=str(error), outputs=outputs)
    return PartPicture(kept, kind, picture, outputs=outputs)


def file_of(kept: KeptPictures, kind: PictureKind) -> Path | None:
    files = {
        PictureKind.ORIGINAL: kept.original,
        PictureKind.HEAT_MAP: kept.heat_map,
        PictureKind.OVERLAY: kept.overlay,
    }
    return files[kind]


def _best(kept: KeptPictures, wanted: PictureKind) -> PictureKind | None:
    order = (wanted, PictureKind.OVERLAY, PictureKind.ORIGINAL, PictureKind.HEAT_MAP)
    return next((kind for kind in order if file_of(kept, kind) is not None), None)
