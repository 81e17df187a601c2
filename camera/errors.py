"""Errors of cameras: what happened, what it means for the line, what to do."""

from __future__ import annotations


class CameraError(Exception):
    """Base of every camera error that a user may see; whole sentences."""

    def __init__(self, what: str, meaning: str = "", remedy: str = "") -> None:
        super().__init__(" ".join(part for part in (what, meaning, remedy) if part))
        self.what = what
        self.meaning = meaning
        self.remedy = remedy


class NotStreamingError(CameraError):
    """A frame was asked for before ``start`` or after ``stop``."""


class CameraLostError(CameraError):
    """The camera is gone: unplugged, without power, or its driver died."""


class FeatureError(CameraError):
    """A feature is absent, locked, out of its limits, or of another kind."""
