"""The interfaces of all cameras: narrow ones, so that a source promises only what it can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from camera.types import ConnectionState, Feature, FeatureValue, Frame


class FrameSource(Protocol):
    """Delivers frames between ``start`` and ``stop``. One thread at a time.

    Every implementation passes the suite in tests/contract.
    """

    @property
    def state(self) -> ConnectionState: ...

    def start(self) -> None:
        """Connect and begin to stream; does nothing where it streams already.

        After a loss it connects again, with the same settings. Raises CameraError.
        """

    def stop(self) -> None:
        """Release the camera; does nothing where it is released already. Never raises."""

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next frame, None where none came in time.

        Raises NotStreamingError; CameraLostError when the camera is gone, whereupon ``state`` is
        LOST until ``start`` succeeds or ``stop`` is called.
        """


@runtime_checkable
class SoftwareTriggered(Protocol):
    """A source that exposes when it is told to."""

    def trigger(self) -> None:
        """Expose one frame, which ``fetch`` hands on. Raises NotStreamingError, CameraError."""


@runtime_checkable
class Configurable(Protocol):
    """A source with a node map. Usable while it is connected or streaming, from any thread."""

    def features(self) -> tuple[Feature, ...]:
        """All features in the camera's order. Raises CameraError."""

    def read(self, name: str) -> Feature:
        """One feature, fresh from the camera. Raises FeatureError, CameraLostError."""

    def write(self, settings: Mapping[str, FeatureValue]) -> None:
        """Set features in the given order, read each back, and keep them for a reconnect.

        A feature is set in one go with the selectors before it in ``settings``: no other thread
        comes between.

        Raises FeatureError that names the feature, its limits and why, CameraLostError.
        """

    def execute(self, name: str) -> None:
        """Run a command, such as UserSetLoad. Raises FeatureError, CameraLostError."""


@runtime_checkable
class Numbered(Protocol):
    """A source whose camera can be told from all others."""

    @property
    def serial(self) -> str: ...


@runtime_checkable
class Switchable(Protocol):
    """A source whose outputs can be switched while it streams, from any thread."""

    def switch(
        self, settings: Sequence[tuple[str, FeatureValue]], rest: Sequence[tuple[str, FeatureValue]]
    ) -> None:
        """Set features at once, all in one go; they are not kept for a reconnect.

        ``rest`` is what the camera is left with when it is released, by whatever ends its use but
        a broken cable. Raises FeatureError, CameraLostError, CameraError.
        """
