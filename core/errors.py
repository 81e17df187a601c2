"""Errors of the engine. Each says what happened, what it means for the line and what to do."""

from __future__ import annotations

import errno


class GoodpartError(Exception):
    """Base of every error that a user may see.

    ``what`` happened, ``meaning`` for the line, ``remedy``: whole sentences.
    """

    exit_code = 1

    def __init__(self, what: str, meaning: str = "", remedy: str = "") -> None:
        super().__init__(" ".join(part for part in (what, meaning, remedy) if part))
        self.what = what
        self.meaning = meaning
        self.remedy = remedy


class DataError(GoodpartError):
    """The images or the data set given by the user can't be used."""

    exit_code = 3


class ImageError(DataError):
    """One image can't be read or has a shape or type that no model takes."""


class ArtifactError(GoodpartError):
    """A model folder is damaged, incomplete, newer than this program, or not a model."""

    exit_code = 4


class TeacherError(GoodpartError):
    """Teacher or backbone weights are missing, damaged or of another network."""

    exit_code = 5


class TrainingError(GoodpartError):
    """Training can't start or go on."""

    exit_code = 6


class DeviceError(GoodpartError):
    """The wanted device is absent or out of memory."""

    exit_code = 7


_NO_PLACE = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EEXIST,
    errno.ENOENT,
    errno.EINVAL,
    errno.ENAMETOOLONG,
)


def writing_remedy(error: OSError) -> str:
    """What helps where a file could not be written: room helps no path that can't be."""
    if error.errno in _NO_PLACE:
        return "Choose another place, or give this user the right to write there."
    return "Free disk space or choose another folder."


def first_line(error: BaseException) -> str:
    """The error's message in one line, its type's name where it has none."""
    lines = str(error).splitlines()
    return lines[0].rstrip(".:") if lines else type(error).__name__
