"""Both directions of Modbus TCP against the library's own other side."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from pymodbus.client import ModbusTcpClient
from pymodbus.constants import ExcCodes

from app.outputs.driver import LineStatus
from app.outputs.drivers import modbus_listener
from app.outputs.drivers.handshake import Handshake
from app.outputs.drivers.modbus_client import ModbusClientDriver
from app.outputs.drivers.modbus_listener import MOST_CONNECTIONS
from app.outputs.drivers.modbus_server import ModbusServerDriver
from app.outputs.drivers.registers import (
    PEER_BASE,
    RESULTS_ACK,
    STATION_WORDS,
    TRIGGER,
    Bit,
    encode_text,
)
from app.recipes.output_entries import ModbusClientEntry, ModbusServerEntry
from core.types import Verdict
from tests.helpers.outputs import (
    NO_RECIPE,
    RunningChannel,
    ScriptedControl,
    free_port,
    part,
    running,
)
from tests.helpers.plc import Plc
from tests.helpers.station import PATIENCE_S, until


class Controller:
    """A pymodbus client at our server."""

    def __init__(self, client: ModbusTcpClient) -> None:
        self._client = client

    def words(self) -> list[int]:
        reply = self._client.read_input_registers(0, count=STATION_WORDS)
        assert not reply.isError(), reply
        return list(reply.registers)

    def has(self, bit: Bit) -> bool:
        return bool(self.words()[2] & 1 << bit)

    def write(self, address: int, *values: int) -> bool:
        return not self._client.write_registers(address, list(values)).isError()

    def write_bit(self, address: int, value: bool) -> bool:
        return not self._client.write_coil(address, value).isError()


@contextmanager
def connected(port: int) -> Iterator[Controller]:
    client = ModbusTcpClient("127.0.0.1", port=port, retries=0)
    until(client.connect, "the server")
    try:
        yield Controller(client)
    finally:
        client.close()


@contextmanager
def server(
    port: int = 0, **settings: object
) -> Iterator[tuple[RunningChannel, Controller, ScriptedControl]]:
    port = port or free_port()
    entry = ModbusServerEntry.model_validate({"name": "PLC", "port": port, **settings})
    control = ScriptedControl()
    made = RunningChannel(ModbusServerDriver(entry, control), control=control)
    with running(made.channel), connected(port) as controller:
        yield made, controller, control


def offer(made: RunningChannel, trigger: int, verdict: Verdict = Verdict.OK) -> None:
    now_ns = time.monotonic_ns()
    made.channel.receive(part(trigger, verdict, serial=f"S{trigger}"), now_ns, now_ns)


def test_results_are_handed_over_one_by_one() -> None:
    with server() as (made, controller, _):
        offer(made, 1)
        offer(made, 2, Verdict.NG)
        until(lambda: controller.has(Bit.RESULTS_READY), "the first result")
        words = controller.words()
        assert words[5:8] == [0, 1, 1]
        assert words[16:18] == encode_text("S1")[:2]
        assert controller.has(Bit.PASS)
        assert controller.write(PEER_BASE + 1, RESULTS_ACK)
        until(lambda: not controller.has(Bit.RESULTS_READY), "Results Ready to go")
        assert made.channel.snapshot().waiting == 1  # the next waits for Ack to go as well
        assert controller.write(PEER_BASE + 1, 0)
        until(lambda: controller.has(Bit.RESULTS_READY), "the second result")
        assert controller.words()[5:8] == [0, 2, 2]
        assert controller.has(Bit.REJECT)
        assert not controller.has(Bit.PASS)
        assert controller.write(PEER_BASE + 1, RESULTS_ACK)
        until(lambda: len(made.deliveries) == 2, "both deliveries")
        assert [d.problem for d in made.deliveries] == ["", ""]


def test_trigger_serial_and_recipe_of_the_controller() -> None:
    with server() as (_, controller, control):
        until(lambda: controller.has(Bit.TRIGGER_READY), "Trigger Ready")
        words = [0, TRIGGER, 12, 0, *encode_text("WT-0815")]
        assert controller.write(PEER_BASE, *words)
        until(lambda: control.triggers == 1, "the trigger")
        assert (control.serials, control.recipes) == (["WT-0815"], [12])
        assert controller.has(Bit.TRIGGER_TAKEN)
        assert not controller.has(Bit.TRIGGER_READY)
        control.become(recipe_requested=12, recipe_active=11)
        until(lambda: controller.words()[3:5] == [12, 11], "both recipe numbers")
        assert controller.write(PEER_BASE + 1, 0)
        until(lambda: controller.has(Bit.TRIGGER_READY), "Trigger Ready again")
        assert control.triggers == 1


def test_a_recipe_that_the_line_has_not_is_refused_in_the_registers() -> None:
    with server() as (_, controller, control):
        control.become(recipe_requested=1, recipe_active=1)
        assert controller.write(PEER_BASE + 2, NO_RECIPE)
        assert controller.words()[13:15] == [NO_RECIPE, 3]
        control.become(recipe_refused=NO_RECIPE, refusal=-3)
        until(lambda: controller.words()[3:5] == [1, 1], "the line's numbers")
        assert controller.words()[13:15] == [NO_RECIPE, 3]
        assert controller.write(PEER_BASE + 2, 0)
        assert controller.words()[13:15] == [0, 0]


def test_heartbeat_counts_and_the_stations_words_are_read_only() -> None:
    with server() as (_, controller, _):
        first = controller.words()[1]
        until(lambda: controller.words()[1] not in (first, first + 1), "the heartbeat")
        assert not controller.write(2, 0xFFFF)


def test_a_controller_whose_heartbeat_stops_is_an_alarm() -> None:
    with server(heartbeat_s=0.5) as (made, controller, _):
        until(lambda: "heartbeat" in made.alarms.now, "the alarm")
        beat = iter(range(1, 10_000))

        def beats() -> bool:
            controller.write(PEER_BASE, next(beat))
            return made.alarms.now == ""

        until(beats, "its end")
        assert made.channel.snapshot().signals[-1].name == "Heartbeat of the controller"


def test_without_an_answer_the_result_is_shown_again_and_an_alarm() -> None:
    with server(acknowledge_ms=20) as (made, controller, _):
        offer(made, 1)
        until(lambda: "did not acknowledge" in made.alarms.now, "the alarm")
        controller.write(PEER_BASE + 1, RESULTS_ACK)
        until(lambda: made.channel.snapshot().waiting == 1, "it waits for Ack to go first")
        controller.write(PEER_BASE + 1, 0)
        until(lambda: controller.has(Bit.RESULTS_READY), "the result again")
        assert controller.words()[5:7] == [0, 1]


def test_without_the_handshake_the_registers_hold_the_last_part() -> None:
    with server(acknowledge=False) as (made, controller, _):
        offer(made, 1)
        offer(made, 2, Verdict.TIMEOUT)
        until(lambda: controller.words()[6:8] == [2, 6], "the last part")
        assert controller.has(Bit.REJECT)


def test_forced_signals_say_so_until_released() -> None:
    with server() as (made, controller, _):
        made.channel.order(lambda signals: signals.force("Pass", True))
        until(lambda: controller.has(Bit.PASS) and controller.has(Bit.FORCED), "the forced signal")
        made.channel.order(lambda signals: signals.release())
        until(lambda: not controller.has(Bit.PASS), "its release")
        assert not controller.has(Bit.FORCED)


def test_a_port_that_is_taken_is_an_alarm_with_words() -> None:
    with server() as (first, _, _):
        del first
        with server_at_taken_port() as made:
            until(lambda: "can't listen" in made.alarms.now, "the alarm")


@contextmanager
def server_at_taken_port() -> Iterator[RunningChannel]:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        entry = ModbusServerEntry(name="PLC", port=taken.getsockname()[1])
        made = RunningChannel(ModbusServerDriver(entry, ScriptedControl()))
        with running(made.channel):
            yield made


def test_the_client_writes_into_the_controller_and_obeys_it() -> None:
    with Plc() as plc:
        entry = ModbusClientEntry(name="PLC", host="127.0.0.1", port=plc.port, base=10)
        control = ScriptedControl()
        made = RunningChannel(ModbusClientDriver(entry, control), control=control)
        with running(made.channel):
            until(lambda: bool(plc.words(10)[2] & 1 << Bit.TRIGGER_READY), "Trigger Ready")
            plc.ask(0, TRIGGER, 3, 0, *encode_text("K7"))
            until(lambda: control.triggers == 1, "the trigger")
            assert (control.recipes, control.serials) == ([3], ["K7"])
            offer(made, 9, Verdict.NG)
            until(lambda: bool(plc.words(10)[2] & 1 << Bit.RESULTS_READY), "the result")
            assert plc.words(10)[5:8] == [0, 9, 2]
            plc.ask(0, RESULTS_ACK)
            until(lambda: len(made.deliveries) == 1, "the delivery")
            assert made.deliveries[0].problem == ""
            until(lambda: not plc.words(10)[2] & 1 << Bit.RESULTS_READY, "Results Ready to go")
        assert plc.words(10)[2] == 1 << Bit.FAULT  # closed: nothing passes


def test_the_client_comes_back_to_a_controller_that_was_away() -> None:
    port = free_port()
    entry = ModbusClientEntry(
        name="PLC", host="127.0.0.1", port=port, acknowledge=False, timeout_s=0.5
    )
    made = RunningChannel(ModbusClientDriver(entry, ScriptedControl()))
    with running(made.channel):
        offer(made, 5)
        until(lambda: "does not answer" in made.alarms.now, "the alarm")
        with Plc(port) as plc:
            until(lambda: plc.words(0)[6] == 5, "the result")
            until(lambda: made.alarms.now == "", "the alarm's end")


@pytest.mark.parametrize("name", ["Heartbeat", "Trigger", "nonsense"])
def test_only_our_own_signals_are_forced(name: str) -> None:
    from app.outputs.errors import OutputError

    with pytest.raises(OutputError):
        Handshake(ScriptedControl(), commands=True).force(name, True)


def test_a_result_without_the_handshake_does_not_stand_for_the_next_part() -> None:
    with server(acknowledge=False) as (made, controller, control):
        offer(made, 1)
        until(lambda: controller.has(Bit.PASS), "the first part")
        assert controller.write(PEER_BASE + 1, TRIGGER)
        assert control.triggers == 1
        assert not controller.has(Bit.PASS)
        assert not controller.has(Bit.RESULTS_READY)
        assert controller.words()[5:7] == [0, 1]


def test_a_fault_lets_nothing_pass_also_where_it_is_forced_off() -> None:
    handshake = Handshake(ScriptedControl(), commands=True)
    handshake.show(part(1), passes=True)
    handshake.refresh(LineStatus(ready=False, busy=False, fault=True))
    handshake.force("Fault", False)
    handshake.force("Pass", True)
    on = {signal.name for signal in handshake.signals() if signal.value is True}
    assert "Pass" not in on
    assert "Reject" in on


def test_a_bit_that_is_written_is_no_command() -> None:
    with server() as (_, controller, control):
        until(lambda: controller.has(Bit.TRIGGER_READY), "Trigger Ready")
        assert not controller.write_bit(PEER_BASE + 1, True)
        assert controller.write(PEER_BASE + 1, 0)
        assert control.triggers == 0


def test_another_units_requests_are_answered_and_leave_no_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with server() as (made, controller, _):
        caplog.clear()
        other = controller._client.read_input_registers(0, count=1, device_id=9)
        assert other.exception_code == ExcCodes.GATEWAY_NO_RESPONSE
        other = controller._client.write_register(PEER_BASE, 1, device_id=9)
        assert other.exception_code == ExcCodes.GATEWAY_NO_RESPONSE
        assert controller.words()[0] == 1
        assert made.channel.snapshot().is_well
    assert "Traceback" not in caplog.text
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_connections_are_limited_and_one_in_use_stays() -> None:
    address = "127.0.0.1", free_port()
    with server(port=address[1]) as (_, controller, _control), ExitStack() as others:
        controller.words()
        for _each in range(MOST_CONNECTIONS - 1):
            others.enter_context(socket.create_connection(address))
        controller.words()
        with socket.create_connection(address) as late:
            late.settimeout(PATIENCE_S)
            assert late.recv(1) == b"", "closed by the server"
        assert controller.words()[0] == 1


def test_a_connection_that_said_nothing_for_long_makes_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(modbus_listener, "IDLE_S", 0.0)
    address = "127.0.0.1", free_port()
    with server(port=address[1]) as (_, controller, _control), ExitStack() as others:
        silent = [
            others.enter_context(socket.create_connection(address))
            for _ in range(MOST_CONNECTIONS - 1)
        ]
        controller.words()  # once it is answered, all of them have been accepted
        assert controller.words()[0] == 1
        with connected(address[1]) as late:
            assert late.words()[0] == 1
            silent[0].settimeout(PATIENCE_S)
            assert silent[0].recv(1) == b"", "the one that was idle for longest"
            assert controller.words()[0] == 1
