"""Where a picture lies: DATE/LINE/HOURh/TIME_TRIGGER_VERDICT_SCORE_SERIAL_KIND.SUFFIX, local time.

Names sort by time, and any file system takes them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from app.store.pictures.policy import PictureGroup, PictureKind, group_of

LONGEST = 40
"""Characters of a name from outside: with all else a path stays below what Windows takes."""
_TIME = "%Y%m%d-%H%M%S"
_KNOWN = "-known"
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(10)}


@dataclass(frozen=True, slots=True)
class PictureName:
    """What a picture's file name says. ``taken_at``: when the scene was seen, to milliseconds."""

    taken_at: datetime
    line: str
    trigger: int
    verdict: str
    known: bool
    """Of a challenge."""
    score: float | None
    serial: str
    kind: PictureKind

    def path(self, suffix: str) -> str:
        """Within the folder of pictures. ``suffix`` with its dot."""
        local = self.taken_at.astimezone()
        milliseconds = f"{local.microsecond // 1000:03}"
        verdict = self.verdict.replace("_", "-") + (_KNOWN if self.known else "")
        words = (
            f"{local:{_TIME}}-{milliseconds}",
            f"{self.trigger:06}",
            verdict,
            "-" if self.score is None else f"{self.score:.4f}",
            safe(self.serial),
            self.kind,
        )
        name = "_".join(word for word in words if word) + suffix
        return str(PurePosixPath(f"{local:%Y-%m-%d}", safe(self.line) or "-", f"{local:%H}h", name))


def safe(text: str) -> str:
    """Letters and digits of any script, the rest as ``-``; never a name that Windows reserves."""
    plain = unicodedata.normalize("NFC", text)
    name = "".join(sign if sign.isalnum() else "-" for sign in plain)[:LONGEST]
    return f"-{name}" if name.lower() in _RESERVED else name


def group_in(file_name: str) -> PictureGroup | None:
    """None for a file that is none of ours."""
    words = file_name.rpartition(".")[0].split("_")
    if len(words) not in (5, 6) or words[-1] not in tuple(PictureKind):
        return None
    if not (words[0].replace("-", "").isdecimal() and words[1].isdecimal()):
        return None
    verdict = words[2]
    return group_of(verdict.removesuffix(_KNOWN), known=verdict.endswith(_KNOWN))


def hour_of(folder: PurePosixPath) -> datetime | None:
    """When the hour of a folder DATE/LINE/HOURh began; None for one that is none of ours."""
    try:
        return datetime.strptime(
            f"{folder.parts[0]} {folder.parts[2]}", "%Y-%m-%d %Hh"
        ).astimezone()
    except (ValueError, IndexError):
        return None
