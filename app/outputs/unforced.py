"""Signals that people may see on the test page and not force."""

from __future__ import annotations

from app.outputs.errors import OutputError
from app.outputs.snapshot import SignalValue


class Unforced:
    """The half of ``Signalling`` for a driver none of whose signals can be forced."""

    def force(self, name: str, value: SignalValue) -> None:
        """Raises OutputError."""
        raise OutputError(
            f"{name} can't be forced.",
            "The line's own states are shown to the other side.",
            "Force a signal of a digital or Modbus output instead.",
        )

    def release(self) -> None:
        """There is nothing to let go of."""
