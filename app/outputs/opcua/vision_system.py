"""The address space: VisionSystem with its state machines, recipes and results."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Sequence

from asyncua import ua

from app.outputs.driver import LineControl, LineStatus
from app.outputs.opcua.nodes import Nodes
from app.outputs.opcua.result_management import ResultManagement
from app.outputs.opcua.results import Job, result_of
from app.outputs.opcua.states import (
    AutomaticState,
    MachineState,
    VisionState,
    browse_name,
    state_of,
)
from app.outputs.refusals import DONE, NOT_ALLOWED, NOT_KNOWN, NOT_READY
from app.outputs.snapshot import SignalValue
from app.store.record import PartRecord

ROOT = "VisionSystem"
STATES = f"{ROOT}.VisionStateMachine"
AUTOMATIC = f"{STATES}.AutomaticModeStateMachine"
RECIPES = f"{ROOT}.RecipeManagement"

JOBS_KEPT = 100
STRING, BOOLEAN = ua.VariantType.String, ua.VariantType.Boolean
INT32, UINT32 = ua.VariantType.Int32, ua.VariantType.UInt32

Recipes = Sequence[tuple[int, str]]
"""Numbers and names."""


class VisionSystem:
    """Everything in the server's loop. ``build`` first."""

    def __init__(self, nodes: Nodes, control: LineControl, *, commands: bool, kept: int) -> None:
        self._nodes, self._control, self._commands = nodes, control, commands
        self._results = ResultManagement(nodes, f"{ROOT}.ResultManagement", kept)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._beats = 0
        self._state, self._status = MachineState(), LineStatus(False, False, False)

    async def build(self, station: str, line: str) -> None:
        await self._nodes.add_object(ROOT)
        await self._nodes.add_variable(f"{ROOT}.Station", station)
        await self._nodes.add_variable(f"{ROOT}.Line", line)
        await self._nodes.add_variable(f"{ROOT}.Heartbeat", 0)
        await self._results.build()
        await self._build_recipes()
        await self._build_states()

    async def _build_states(self) -> None:
        await self._build_machine(STATES, VisionState)
        await self._build_machine(AUTOMATIC, AutomaticState)
        await self._show_state(MachineState())
        await self._nodes.add_method(
            f"{AUTOMATIC}.StartSingleJob",
            self.start_single_job,
            [(name, STRING) for name in ("measId", "partId", "recipeId", "productId")],
            [("jobId", STRING), ("error", INT32)],
        )

    async def _build_machine(
        self, path: str, states: type[VisionState] | type[AutomaticState]
    ) -> None:
        await self._nodes.add_object(path)
        text = ua.VariantType.LocalizedText
        await self._nodes.add_variable(f"{path}.CurrentState", ua.LocalizedText(""), text)
        await self._nodes.add_variable(f"{path}.CurrentState.Number", 0)
        for state in states:
            if state.value:
                place = f"{path}.{browse_name(state)}"
                await self._nodes.add_object(place)
                await self._nodes.add_property(f"{place}.StateNumber", int(state))

    async def _build_recipes(self) -> None:
        await self._nodes.add_object(RECIPES)
        await self._nodes.add_variable(f"{RECIPES}.RequestedRecipe", 0)
        await self._nodes.add_variable(f"{RECIPES}.ActiveRecipe", 0)
        await self._nodes.add_variable(f"{RECIPES}.RefusedRecipe", 0)
        await self._nodes.add_variable(f"{RECIPES}.Refusal", DONE, INT32)
        await self._nodes.add_variable(f"{RECIPES}.RecipeNumbers", [], UINT32)
        await self._nodes.add_variable(f"{RECIPES}.RecipeNames", [], STRING)
        await self._nodes.add_method(
            f"{RECIPES}.PrepareRecipe",
            self.prepare_recipe,
            [("externalId", STRING), ("internalIdIn", STRING)],
            [("internalIdOut", STRING), ("isCompleted", BOOLEAN), ("error", INT32)],
        )

    async def publish(self, part: PartRecord, *, passes: bool) -> None:
        """What became of a part: clients can read it when this returns. In Error none passes."""
        passes = passes and self._state.vision is not VisionState.ERROR
        result = result_of(part, passes=passes, jobs=self._jobs)
        self._jobs.pop(part.serial, None)
        await self._results.publish(result)

    async def show(self, status: LineStatus, recipes: Recipes) -> None:
        """States, numbers and a heartbeat."""
        self._status = status
        await self._show_state(state_of(status))
        await self._nodes.write(f"{RECIPES}.RequestedRecipe", status.recipe_requested)
        await self._nodes.write(f"{RECIPES}.ActiveRecipe", status.recipe_active)
        await self._nodes.write(f"{RECIPES}.Refusal", status.refusal)
        await self._nodes.write(f"{RECIPES}.RefusedRecipe", status.recipe_refused)
        await self._nodes.write(f"{RECIPES}.RecipeNumbers", [number for number, _ in recipes])
        await self._nodes.write(f"{RECIPES}.RecipeNames", [name for _, name in recipes])
        self._beats = (self._beats + 1) % 2**32
        await self._nodes.write(f"{ROOT}.Heartbeat", self._beats)

    def shown(self) -> dict[str, SignalValue]:
        """The most important nodes' values; any thread, between two calls of ``show``."""
        newest = self._results.newest
        return {
            "VisionStateMachine": browse_name(self._state.vision),
            "AutomaticModeStateMachine": browse_name(self._state.automatic),
            "TriggerNumber": newest.trigger_number,
            "Verdict": newest.verdict,
            "RequestedRecipe": self._status.recipe_requested,
            "ActiveRecipe": self._status.recipe_active,
            "RefusedRecipe": self._status.recipe_refused,
            "Heartbeat": self._beats,
        }

    async def end(self) -> None:
        """Nothing passes any more."""
        await self._show_state(MachineState())

    async def start_single_job(
        self,
        parent: ua.NodeId,
        meas_id: str | None,
        part_id: str | None,
        recipe_id: str | None,
        product_id: str | None,
    ) -> object:
        status = self._control.status()
        if not self._commands:
            return _job("", NOT_ALLOWED)
        if state_of(status).automatic is not AutomaticState.READY:
            return _job("", NOT_READY)
        if product_id or (recipe_id and recipe_id != str(status.recipe_active)):
            return _job("", NOT_KNOWN)
        # The part before this one may have been good; this one is not judged yet.
        await self._results.withhold()
        job = Job(str(uuid.uuid4()), meas_id or "")
        if part_id:
            self._jobs[part_id] = job
            if len(self._jobs) > JOBS_KEPT:
                self._jobs.popitem(last=False)
            self._control.expect_serial(part_id)
        # Nothing to wait for between the two: another client's job would get this one's part.
        self._control.trigger()
        return _job(job.job_id, DONE)

    async def prepare_recipe(
        self, parent: ua.NodeId, external_id: str | None, internal_id: str | None
    ) -> object:
        """``external_id`` is the recipe's number. It returns before the recipe is active."""
        if not self._commands:
            return _prepared("", False, NOT_ALLOWED)
        text = (external_id or internal_id or "").strip()
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
        if number < 1:
            return _prepared("", False, NOT_KNOWN)
        if not self._control.select_recipe(number):
            return _prepared("", False, NOT_KNOWN)
        return _prepared(str(number), self._control.status().recipe_active == number, DONE)

    async def _show_state(self, state: MachineState) -> None:
        self._state = state
        if not state.may_pass:
            await self._results.withhold()
        for path, each in ((STATES, state.vision), (AUTOMATIC, state.automatic)):
            await self._nodes.write(f"{path}.CurrentState", ua.LocalizedText(browse_name(each)))
            await self._nodes.write(f"{path}.CurrentState.Number", int(each))


def _job(job_id: str, error: int) -> object:
    return ua.Variant(job_id, STRING), ua.Variant(error, INT32)


def _prepared(internal_id: str, is_completed: bool, error: int) -> object:
    return (
        ua.Variant(internal_id, STRING),
        ua.Variant(is_completed, BOOLEAN),
        ua.Variant(error, INT32),
    )
