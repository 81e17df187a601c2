"""Against asyncua's own client."""

from __future__ import annotations

import queue
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from asyncua import ua

from app.outputs.driver import LineStatus, Signalling
from app.outputs.errors import OutputError
from app.outputs.opcua import driver as opcua_driver
from app.outputs.opcua.driver import OpcuaOutput
from app.recipes.fieldbus_entries import OpcuaEntry
from core.types import Verdict
from tests.helpers.line_control import READY, NotingControl
from tests.helpers.mosquitto import free_port
from tests.helpers.opcua_client import Peer, peer
from tests.helpers.records import RUN, part
from tests.helpers.station import PATIENCE_S

MACHINE = "VisionSystem.VisionStateMachine"
AUTOMATIC = f"{MACHINE}.AutomaticModeStateMachine"
RECIPES = "VisionSystem.RecipeManagement"
RESULTS = "VisionSystem.ResultManagement"
LATEST = f"{RESULTS}.Results.Latest"


def recipes() -> tuple[tuple[int, str], ...]:
    return ((3, "Flange"), (4, "Cap"))


@contextmanager
def opened(folder: Path, control: NotingControl, **more: object) -> Iterator[OpcuaOutput]:
    entry = OpcuaEntry.model_validate({"name": "PLC", **more})
    secrets = {"plc": "right"}.__getitem__
    driver = OpcuaOutput(entry, "Line 1", "Station 1", control, secrets, folder, recipes)
    try:
        driver.open()
        yield driver
    finally:
        driver.close()


@pytest.fixture(scope="module")
def control() -> NotingControl:
    return NotingControl()


@pytest.fixture(scope="module")
def served(
    control: NotingControl, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OpcuaOutput, Peer]]:
    """A server of all tests, which takes seconds to start, and a client that is connected."""
    port = free_port()
    folder = tmp_path_factory.mktemp("opcua")
    with opened(folder, control, port=port, results_kept=5) as driver, peer(port) as client:
        client.connect()
        yield driver, client


@pytest.fixture
def line(control: NotingControl) -> NotingControl:
    control.asked.clear()
    control.now = READY
    return control


@pytest.fixture
def driver(served: tuple[OpcuaOutput, Peer], line: NotingControl) -> OpcuaOutput:
    served[0].tick(line.now)
    return served[0]


@pytest.fixture
def client(served: tuple[OpcuaOutput, Peer]) -> Peer:
    return served[1]


class Events:
    """What asyncua's subscription calls."""

    def __init__(self) -> None:
        self.came: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def event_notification(self, event: object) -> None:
        self.came.put(event)


def test_a_result_is_there_with_all_its_fields(driver: OpcuaOutput, client: Peer) -> None:
    driver.send(part(7, verdict=Verdict.NG, serial="A-7", score=0.75))
    assert client.read(f"{LATEST}.ResultId") == f"{RUN}/7"
    assert client.read(f"{LATEST}.Verdict") == "NG"
    assert client.read(f"{LATEST}.Passes") is False
    assert client.read(f"{LATEST}.TriggerNumber") == 7
    assert client.read(f"{LATEST}.PartId") == "A-7"
    assert client.read(f"{LATEST}.Score") == 0.75
    assert client.read(f"{LATEST}.ResultState") == 1
    assert client.read(f"{LATEST}.RegionCount") == 1
    made = client.read(f"{LATEST}.CreationTime")
    assert made.replace(tzinfo=UTC) == datetime(2026, 9, 21, 14, 13, 27, tzinfo=UTC)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_only_what_was_judged_good_passes(
    driver: OpcuaOutput, client: Peer, verdict: Verdict
) -> None:
    driver.send(part(1, verdict=verdict, run=verdict.value))
    assert client.read(f"{LATEST}.Passes") is (verdict is Verdict.OK)
    judged = verdict in (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)
    assert client.read(f"{LATEST}.ResultState") == (1 if judged else 4)


def test_results_are_found_by_their_ids_and_the_oldest_goes(
    driver: OpcuaOutput, client: Peer
) -> None:
    for trigger in range(1, 8):
        driver.send(part(trigger, run="list"))
    ids, error = client.call(f"{RESULTS}.GetResultIdList", ua.Variant(0, ua.VariantType.UInt32))
    assert (ids, error) == ([f"list/{trigger}" for trigger in (7, 6, 5, 4, 3)], 0)
    timeout = ua.Variant(0, ua.VariantType.Int32)
    handle, result_id, *_, error = client.call(f"{RESULTS}.GetResultById", "list/3", timeout)
    assert (handle, result_id, error) == (0, "list/3", 0)
    *_, error = client.call(f"{RESULTS}.GetResultById", "list/2", timeout)
    assert error == -3


@pytest.mark.parametrize("source", [RESULTS, "Server"])
def test_an_event_tells_of_each_result(driver: OpcuaOutput, client: Peer, source: str) -> None:
    events = Events()
    client.subscribe_events(source, events)
    driver.send(part(11, verdict=Verdict.OK, serial="E-11"))
    event = events.came.get(timeout=PATIENCE_S)
    assert (event.ResultId, event.Passes, event.PartId) == (f"{RUN}/11", True, "E-11")
    assert event.TriggerNumber == 11


@pytest.mark.parametrize(
    ("status", "vision", "automatic"),
    [
        (READY, "Operational", "Ready"),
        (LineStatus(ready=True, busy=True, fault=False), "Operational", "Ready"),
        (LineStatus(ready=False, busy=True, fault=False), "Operational", "SingleExecution"),
        (LineStatus(False, False, False, 2, 1), "Operational", "Initialized"),
        (LineStatus(ready=False, busy=False, fault=False), "Halted", None),
        (LineStatus(ready=True, busy=True, fault=True), "Error", None),
    ],
)
def test_the_state_machines_follow_the_line(
    driver: OpcuaOutput, client: Peer, status: LineStatus, vision: str, automatic: str | None
) -> None:
    driver.tick(status)
    assert client.read(f"{MACHINE}.CurrentState").Text == vision
    assert (client.read(f"{AUTOMATIC}.CurrentState").Text or None) == automatic
    number = client.read(f"{MACHINE}.CurrentState.Number")
    assert client.read(f"{MACHINE}.{vision}.StateNumber") == number


@pytest.mark.parametrize("fault", [True, False])
def test_what_is_not_operational_lets_nothing_pass(
    driver: OpcuaOutput, client: Peer, fault: bool
) -> None:
    driver.send(part(21, run=str(fault)))
    assert client.read(f"{LATEST}.Passes") is True
    driver.tick(LineStatus(ready=False, busy=False, fault=fault))
    assert client.read(f"{LATEST}.Passes") is False


def test_no_part_passes_while_the_machine_is_in_error(driver: OpcuaOutput, client: Peer) -> None:
    driver.tick(LineStatus(ready=False, busy=False, fault=True))
    driver.send(part(22, verdict=Verdict.OK))
    assert client.read(f"{LATEST}.TriggerNumber") == 22
    assert client.read(f"{LATEST}.Passes") is False


def test_the_test_page_sees_what_clients_see_and_forces_nothing(
    driver: OpcuaOutput, client: Peer
) -> None:
    driver.send(part(41, verdict=Verdict.NG))
    assert isinstance(driver, Signalling)
    seen = {signal.name: signal.value for signal in driver.signals()}
    assert seen["AutomaticModeStateMachine"] == "Ready"
    assert (seen["TriggerNumber"], seen["Verdict"], seen["ActiveRecipe"]) == (41, "NG", 3)
    assert not any(signal.can_force for signal in driver.signals())
    with pytest.raises(OutputError, match="can't be forced"):
        driver.force("Verdict", "OK")
    driver.release()


def test_the_heartbeat_beats(driver: OpcuaOutput, client: Peer) -> None:
    before = client.read("VisionSystem.Heartbeat")
    driver.tick(READY)
    assert client.read("VisionSystem.Heartbeat") == before + 1


def test_a_job_triggers_the_line_and_its_result_bears_its_number(
    driver: OpcuaOutput, client: Peer, line: NotingControl
) -> None:
    driver.send(part(31))
    job, error = client.call(f"{AUTOMATIC}.StartSingleJob", "M-1", "S-32", "3", "")
    assert error == 0
    assert line.asked == [("serial", "S-32"), "trigger"]
    assert client.read(f"{LATEST}.Passes") is False, "this part is not judged yet"
    driver.send(part(32, serial="S-32"))
    assert client.read(f"{LATEST}.JobId") == job
    assert client.read(f"{LATEST}.MeasId") == "M-1"
    assert client.read(f"{LATEST}.Passes") is True


@pytest.mark.parametrize(
    ("now", "recipe", "error"),
    [
        (LineStatus(ready=False, busy=True, fault=False), "", -1),
        (LineStatus(ready=True, busy=False, fault=True), "", -1),
        (READY, "4", -3),
    ],
)
def test_a_job_that_can_not_be_done_is_refused(
    driver: OpcuaOutput,
    client: Peer,
    line: NotingControl,
    now: LineStatus,
    recipe: str,
    error: int,
) -> None:
    line.now = now
    assert client.call(f"{AUTOMATIC}.StartSingleJob", "", "", recipe, "") == ["", error]
    assert line.asked == []


def test_recipes_are_listed_and_selected_by_number(
    driver: OpcuaOutput, client: Peer, line: NotingControl
) -> None:
    assert client.read(f"{RECIPES}.RecipeNumbers") == [3, 4]
    assert client.read(f"{RECIPES}.RecipeNames") == ["Flange", "Cap"]
    assert client.call(f"{RECIPES}.PrepareRecipe", "4", "") == ["4", False, 0]
    assert line.asked == [("recipe", 4)]
    driver.tick(LineStatus(True, False, False, recipe_requested=4, recipe_active=3))
    assert client.read(f"{RECIPES}.RequestedRecipe") == 4
    assert client.read(f"{RECIPES}.ActiveRecipe") == 3
    assert client.call(f"{RECIPES}.PrepareRecipe", "Cap", "") == ["", False, -3]
    assert line.asked == [("recipe", 4)]


def test_a_recipe_that_the_line_has_not_is_refused_at_once(
    driver: OpcuaOutput, client: Peer, line: NotingControl
) -> None:
    assert client.call(f"{RECIPES}.PrepareRecipe", "9", "") == ["", False, -3]
    assert line.asked == [("recipe", 9)], "the station tells of it as well"


def test_a_recipe_that_can_not_be_had_is_told_afterwards(driver: OpcuaOutput, client: Peer) -> None:
    assert client.read(f"{RECIPES}.RefusedRecipe") == 0
    driver.tick(replace(READY, recipe_refused=4, refusal=-5))
    assert client.read(f"{RECIPES}.RefusedRecipe") == 4
    assert client.read(f"{RECIPES}.Refusal") == -5


def test_clients_write_nothing(driver: OpcuaOutput, client: Peer) -> None:
    with pytest.raises(ua.uaerrors.UaStatusCodeError, match=r"BadUserAccessDenied|BadNotWritable"):
        client.run(client.node(f"{LATEST}.Passes").write_value(True))
    with pytest.raises(ua.uaerrors.UaStatusCodeError):
        client.run(client.client.nodes.objects.add_object(2, "Stranger"))


def test_commands_can_be_switched_off(tmp_path: Path, line: NotingControl) -> None:
    port = free_port()
    with opened(tmp_path, line, port=port, commands=False) as driver, peer(port) as client:
        driver.tick(READY)
        client.connect()
        assert client.call(f"{AUTOMATIC}.StartSingleJob", "", "", "", "") == ["", -2]
        assert client.call(f"{RECIPES}.PrepareRecipe", "4", "") == ["", False, -2]
        assert line.asked == []
        driver.open()  # as a channel does after an error
    with peer(port) as client, pytest.raises(OSError):
        client.connect()


def test_a_port_that_is_taken_is_told_and_leaves_nothing(
    served: tuple[OpcuaOutput, Peer], line: NotingControl, tmp_path: Path
) -> None:
    port = served[1].client.server_url.port
    with pytest.raises(OutputError, match="can't listen"), opened(tmp_path, line, port=port):
        pass


def test_a_server_that_is_not_ready_in_time_says_so_and_ends(
    line: NotingControl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setattr(opcua_driver, "START_S", 0.0)
    with (
        pytest.raises(OutputError, match=r"not ready within 0 s.*started anew"),
        opened(tmp_path, line, port=port),
    ):
        pass
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_what_is_not_open_says_so(line: NotingControl, tmp_path: Path) -> None:
    entry = OpcuaEntry(name="PLC")
    driver = OpcuaOutput(entry, "Line 1", "Station 1", line, str, tmp_path)
    with pytest.raises(OutputError, match="not open"):
        driver.send(part(1))
    driver.close()
