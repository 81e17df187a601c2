"""The state machine of OPC 40100-1, as far as a line goes through it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.outputs.driver import LineStatus


class VisionState(IntEnum):
    """VisionStateMachine: the values are the specification's StateNumbers."""

    PREOPERATIONAL = 1
    HALTED = 2
    ERROR = 3
    OPERATIONAL = 4


class AutomaticState(IntEnum):
    """AutomaticModeStateMachine, below Operational."""

    INACTIVE = 0
    INITIALIZED = 5
    READY = 6
    SINGLE_EXECUTION = 7
    CONTINUOUS_EXECUTION = 8


def browse_name(state: IntEnum) -> str:
    """``SingleExecution``; "" for a machine that is in no state."""
    return "" if not state.value else state.name.title().replace("_", "")


@dataclass(frozen=True, slots=True)
class MachineState:
    """Where both machines stand."""

    vision: VisionState = VisionState.PREOPERATIONAL
    automatic: AutomaticState = AutomaticState.INACTIVE

    @property
    def may_pass(self) -> bool:
        """Whether any part may be good now: what is not operational judges nothing."""
        return self.vision is VisionState.OPERATIONAL


def state_of(status: LineStatus) -> MachineState:
    """Error comes first. Ready comes before SingleExecution: the next trigger would be taken."""
    if status.fault:
        return MachineState(VisionState.ERROR)
    if status.ready:
        return MachineState(VisionState.OPERATIONAL, AutomaticState.READY)
    if status.busy:
        return MachineState(VisionState.OPERATIONAL, AutomaticState.SINGLE_EXECUTION)
    if status.recipe_requested != status.recipe_active:
        return MachineState(VisionState.OPERATIONAL, AutomaticState.INITIALIZED)
    return MachineState(VisionState.HALTED)
