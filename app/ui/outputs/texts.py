"""What an output is and how it is, in the window's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from app.outputs.snapshot import OutputSnapshot, OutputState, SignalValue
from app.ui.live.verdict_style import verdict_text
from app.ui.widgets.lamp import BAD, GOOD, IDLE
from core.types import Verdict

NONE = "–"
Lamp = tuple[str, str]
"""Text with its sign, and level."""


class OutputTexts(QObject):
    """Sentences and lamps; lives as long as its parent."""

    def kind(self, kind: str) -> str:
        return {
            "digital": self.tr("Digital output of the camera"),
            "modbus_server": self.tr("Modbus TCP server"),
            "modbus_client": self.tr("Modbus TCP client"),
            "files": self.tr("Result files"),
            "webhook": self.tr("HTTP webhook"),
            "opcua": self.tr("OPC UA server"),
            "mqtt": self.tr("MQTT"),
        }.get(kind, kind)

    def lamp(self, output: OutputSnapshot) -> Lamp:
        """Of one output; a state that hides a trouble does not count as well."""
        if output.state is OutputState.AWAY:
            return self._bad(self.tr("Away"))
        if output.state is OutputState.SLOW:
            return self._bad(self.tr("Slow"))
        if output.trouble:
            return self._bad(self.tr("Trouble"))
        if output.is_forced:
            return self._bad(self.tr("Forced"))
        sign, text = {
            OutputState.OFF: (IDLE, self.tr("Off")),
            OutputState.OPENING: (IDLE, self.tr("Opening ...")),
        }.get(output.state, (GOOD, self.tr("Connected")))
        return f"{sign}  {text}", "calm"

    def summary(self, outputs: Sequence[OutputSnapshot]) -> Lamp:
        """Of all together, the most dangerous first."""
        if any(output.is_forced for output in outputs):
            return self._bad(self.tr("Outputs: forced"))
        ill = [output for output in outputs if self.lamp(output)[1] != "calm"]
        for state, text in (
            (OutputState.AWAY, self.tr("Outputs: {0} away")),
            (OutputState.SLOW, self.tr("Outputs: {0} slow")),
        ):
            count = sum(output.state is state for output in ill)
            if count:
                return self._bad(text.format(count))
        if ill:
            return self._bad(self.tr("Outputs: {0} in trouble").format(len(ill)))
        works = any(output.state is OutputState.OPEN for output in outputs)
        text = self.tr("Outputs")
        return f"{GOOD if works else IDLE}  {text}", "calm"

    def brief(self, outputs: Sequence[OutputSnapshot]) -> Lamp:
        """The same where there is little room."""
        text, level = self.summary(outputs)
        if level == "calm":
            return text, level
        is_forced = any(output.is_forced for output in outputs)
        return self._bad(self.tr("Forced") if is_forced else self.tr("Outputs"))

    def sent(self, text: str) -> str:
        """What an output said of a part: ``pass (OK)`` is a verdict, anything else stays."""
        name = text.partition(" (")[2].removesuffix(")")
        return verdict_text(Verdict(name)) if name in set(Verdict) else text

    def signal(self, name: str) -> str:
        """Drivers name signals as their protocol does; "Line1: pass" is a camera's line."""
        line, _, active = name.partition(": ")
        if active in ("pass", "reject"):
            text = self.tr("{0}, pulse for a good part")
            if active == "reject":
                text = self.tr("{0}, pulse for a reject")
            return text.format(line)
        return self._names().get(name, name)

    def value(self, value: SignalValue) -> str:
        if isinstance(value, bool):
            return self.tr("ON") if value else self.tr("OFF")
        return str(value) or NONE

    def _bad(self, text: str) -> Lamp:
        return f"{BAD}  {text}", "warning"

    def _names(self) -> dict[str, str]:
        return {
            "Camera": self.tr("Camera"),
            "Trigger Ready": self.tr("Trigger Ready"),
            "Busy": self.tr("Busy"),
            "Fault": self.tr("Fault"),
            "Results Ready": self.tr("Results Ready"),
            "Pass": self.tr("Pass"),
            "Reject": self.tr("Reject"),
            "Trigger Taken": self.tr("Trigger Taken"),
            "Part": self.tr("Number of the part"),
            "Heartbeat": self.tr("Heartbeat"),
            "Recipe active": self.tr("Recipe active"),
            "Recipe refused": self.tr("Recipe refused"),
            "Trigger": self.tr("Trigger"),
            "Results Ack": self.tr("Results Ack"),
            "Recipe requested": self.tr("Recipe requested"),
            "Serial number": self.tr("Serial number"),
            "Heartbeat of the controller": self.tr("Heartbeat of the controller"),
            "Connected": self.tr("Connected to the broker"),
            "Waiting": self.tr("Messages that wait"),
            "GivenUp": self.tr("Results given up"),
            "Status": self.tr("Status"),
            "Recipe": self.tr("Recipe"),
            "VisionStateMachine": self.tr("State of the vision system"),
            "AutomaticModeStateMachine": self.tr("State of the automatic mode"),
            "TriggerNumber": self.tr("Number of the part"),
            "Verdict": self.tr("Verdict"),
            "RequestedRecipe": self.tr("Recipe requested"),
            "ActiveRecipe": self.tr("Recipe active"),
            "RefusedRecipe": self.tr("Recipe refused"),
        }


def clock_text(at_ns: int, *, exact: bool = False) -> str:
    """The wall clock to the second, or to the millisecond; a dash for never."""
    if not at_ns:
        return NONE
    at = datetime.fromtimestamp(at_ns / 1e9)
    return f"{at:%H:%M:%S}.{at.microsecond // 1000:03}" if exact else f"{at:%H:%M:%S}"
