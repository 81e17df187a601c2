"""Against a mosquitto that the test starts."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from paho.mqtt.client import Client

from app.outputs.account import GRACE_S
from app.outputs.driver import LineStatus, Signalling
from app.outputs.errors import OutputError, PeerError
from app.outputs.mqtt.driver import MqttOutput
from app.outputs.mqtt.refusal import REFUSED
from app.recipes.fieldbus_entries import MqttEntry
from core.errors import DataError
from core.types import Verdict
from tests.helpers.certificates import self_signed
from tests.helpers.line_control import READY, NotingControl
from tests.helpers.mosquitto import Mosquitto, broker_program, mosquitto
from tests.helpers.mqtt_listener import Listener, listening
from tests.helpers.outputs import RunningChannel, running
from tests.helpers.records import part
from tests.helpers.station import PATIENCE_S, until

pytestmark = pytest.mark.skipif(broker_program() is None, reason="mosquitto is not installed")

BASE = "goodpart/Station_1/Line_1"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    with mosquitto(tmp_path) as broker:
        yield broker


@pytest.fixture
def control() -> NotingControl:
    return NotingControl()


@contextmanager
def output(
    port: int, tmp_path: Path, control: NotingControl, **more: object
) -> Iterator[MqttOutput]:
    values = {"name": "Broker", "host": "127.0.0.1", "port": port, **more}
    driver = MqttOutput(
        MqttEntry.model_validate(values),
        "Line 1",
        "Station 1",
        control,
        {"broker": "right", "wrong": "wrong"}.__getitem__,
        tmp_path / "outbox",
    )
    driver.open()
    try:
        yield driver
    finally:
        driver.close()


def well(driver: MqttOutput, status: LineStatus = READY) -> Callable[[], bool]:
    """Ticks as the channel does; true once the broker takes results."""

    def ticks() -> bool:
        try:
            driver.tick(status)
        except PeerError:
            return False
        return True

    return ticks


@pytest.mark.parametrize("version", ["5", "3.1.1"])
def test_a_part_arrives_with_all_that_is_known_of_it(
    broker: Mosquitto, tmp_path: Path, control: NotingControl, version: str
) -> None:
    with (
        listening(broker.port) as listener,
        output(broker.port, tmp_path, control, version=version) as driver,
    ):
        until(well(driver), "the broker takes results")
        driver.send(part(7, verdict=Verdict.NG, serial="A-7"))
        until(lambda: bool(listener.on("/result")), "the result comes")
        (topic,) = {topic for topic, _ in listener.heard if topic.endswith("/result")}
        assert topic == f"{BASE}/result"
        (message,) = listener.on("/result")
    assert message["schema"] == 1
    assert message["id"] == f"{part(7).run}/7"
    assert (message["verdict"], message["passes"], message["serial"]) == ("NG", False, "A-7")
    assert message["time"] == "2026-09-21T14:13:27.000+00:00"
    assert message["regions"] == [
        {"x": 1, "y": 2, "width": 3, "height": 4, "area_px": 5, "score": 0.5}
    ]
    assert message["given_up"] == 0


@pytest.mark.parametrize("verdict", list(Verdict))
def test_only_ok_passes(
    broker: Mosquitto, tmp_path: Path, control: NotingControl, verdict: Verdict
) -> None:
    with listening(broker.port) as listener, output(broker.port, tmp_path, control) as driver:
        until(well(driver), "the broker takes results")
        driver.send(part(1, verdict=verdict))
        until(lambda: bool(listener.on("/result")), "the result comes")
        assert listener.on("/result")[0]["passes"] is (verdict is Verdict.OK)


def test_status_and_recipe_are_kept_by_the_broker_and_say_offline_at_the_end(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with output(broker.port, tmp_path, control) as driver:
        until(well(driver), "the broker takes results")
        with listening(broker.port) as late:
            until(lambda: bool(late.on("/recipe")), "what was said before is kept")
            assert late.on("/status")[-1]["state"] == "online"
            assert late.on("/recipe")[-1] == {
                "schema": 1,
                "requested": 3,
                "active": 3,
                "refused": 0,
                "error": 0,
            }
            driver.tick(LineStatus(ready=False, busy=False, fault=True))
            until(lambda: late.on("/status")[-1]["fault"], "the fault is told")
    with listening(broker.port) as later:
        until(lambda: bool(later.on("/status")), "the end is kept")
        end = later.on("/status")[-1]
    assert (end["state"], end["ready"], end["fault"]) == ("offline", False, True)


def test_results_wait_for_a_broker_that_comes_late_and_come_in_order(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    broker.stop()
    with output(broker.port, tmp_path, control) as driver:
        for trigger in range(1, 301):
            driver.send(part(trigger))
        with pytest.raises(PeerError, match="wait on disk: 300"):
            driver.tick(READY)
        broker.start()
        with listening(broker.port) as listener:
            until(lambda: well(driver)() and len(listener.triggers()) >= 300, "all came")
            assert listener.triggers() == list(range(1, 301))


def test_a_broker_that_crashes_between_results_misses_none(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with listening(broker.port) as listener, output(broker.port, tmp_path, control) as driver:
        until(well(driver), "the broker takes results")
        for trigger in range(1, 151):
            driver.send(part(trigger))
            if trigger == 50:
                until(lambda: 25 in listener.triggers(), "some came")
                broker.stop()
            if trigger == 100:
                broker.start()
                _both_are_back(driver, listener)
        until(lambda: well(driver)() and 150 in listener.triggers(), "the last came")
        missing = set(range(1, 151)) - set(listener.triggers())
    # The broker keeps nothing: what it acknowledged while nobody listened is not ours to repeat.
    assert not {trigger for trigger in missing if trigger > 100}


def test_a_station_that_ends_at_once_still_sends_what_the_broker_can_take(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with listening(broker.port) as listener:
        made = _ended_at_once(broker.port, tmp_path, control)
        until(lambda: listener.triggers() == [1, 2], "both results")
    assert made.channel.snapshot().left == 0
    assert made.alarms.heard == []


def test_what_stays_on_disk_at_the_end_is_told(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    broker.stop()
    assert _ended_at_once(broker.port, tmp_path, control).channel.snapshot().left == 2
    broker.start()
    with listening(broker.port) as listener, output(broker.port, tmp_path, control) as driver:
        until(lambda: well(driver)() and listener.triggers() == [1, 2], "the next start")


def test_a_broker_that_is_away_is_not_waited_for(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    broker.stop()
    with output(broker.port, tmp_path, control) as driver:
        driver.send(part(1))
        until(lambda: "no connection." in _complaint(driver), "the first attempt to fail")
        assert driver.unsent() == 1 and not driver.can_send()
        broker.start()
        until(well(driver), "the broker takes results")
        driver.send(part(2))
        assert driver.can_send()
        until(lambda: well(driver)() and not driver.can_send(), "all is sent")
        assert driver.unsent() == 0


def test_what_a_killed_program_had_on_disk_comes_after_a_restart(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    broker.stop()
    acknowledged = _killed_after(broker, tmp_path, first=1, parts=250)
    broker.start()
    with listening(broker.port) as listener, output(broker.port, tmp_path, control) as driver:
        until(lambda: well(driver)() and acknowledged <= set(listener.triggers()), "all came")
        came = listener.triggers()
    assert came == sorted(came)
    assert len(acknowledged) >= 250


def test_a_program_that_is_killed_while_the_broker_listens_loses_nothing(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    acknowledged: set[int] = set()
    with listening(broker.port) as listener:
        for first, parts in ((1000, 40), (2000, 1), (3000, 150)):
            acknowledged |= _killed_after(broker, tmp_path, first, parts)
        with output(broker.port, tmp_path, control) as driver:
            until(lambda: well(driver)() and acknowledged <= set(listener.triggers()), "all came")
            until(lambda: well(driver)() and driver.signals()[1].value == 0, "nothing waits")
        once = list(dict.fromkeys(listener.triggers()))
    assert once == sorted(once), "but for repetitions they come in order"


def test_a_full_outbox_gives_the_oldest_good_parts_up_and_says_so(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    broker.stop()
    with output(broker.port, tmp_path, control, outbox_mb=0.05) as driver:
        for trigger in range(1, 201):
            verdict = Verdict.NG if trigger % 10 == 0 else Verdict.OK
            driver.send(part(trigger, verdict=verdict))
        with pytest.raises(PeerError, match="were given up"):
            driver.tick(READY)
        broker.start()
        with listening(broker.port) as listener:
            until(lambda: well(driver)() and 200 in listener.triggers(), "the last came")
            came = listener.on("/result")
    triggers = [message["trigger"] for message in came]
    assert triggers == sorted(triggers)
    assert set(range(10, 201, 10)) <= set(triggers)
    assert sum(message["given_up"] for message in came) <= 200 - len(triggers)
    assert any(message["given_up"] for message in came)


def test_the_test_page_sees_the_connection_and_the_outbox(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    broker.stop()
    with output(broker.port, tmp_path, control) as driver:
        driver.send(part(1))
        assert isinstance(driver, Signalling)
        seen = {signal.name: signal.value for signal in driver.signals()}
        assert (seen["Connected"], seen["Waiting"]) == (False, 1)
        broker.start()
        until(lambda: well(driver)() and driver.signals()[1].value == 0, "it is sent")
        seen = {signal.name: signal.value for signal in driver.signals()}
        assert seen["Connected"] is True
        assert '"online"' in str(seen["Status"])


def test_commands_are_off_unless_told(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with output(broker.port, tmp_path, control) as driver, listening(broker.port) as listener:
        until(well(driver), "the broker takes results")
        listener.say(f"{BASE}/command", {"command": "trigger"})
        driver.send(part(1))
        until(lambda: bool(listener.on("/result")), "the result comes")
    assert control.asked == []


def test_commands_reach_the_line_and_nonsense_does_not(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with listening(broker.port) as listener:
        listener.say(f"{BASE}/command", {"command": "select_recipe", "number": 1}, retain=True)
        with output(broker.port, tmp_path, control, commands=True) as driver:
            until(well(driver), "the broker takes results")
            for command in (
                "no JSON",
                {"command": "stop"},
                {"command": "trigger", "twice": True},
                {"command": "select_recipe", "number": 0},
                {"command": "expect_serial", "serial": "x" * 5000},
                {"command": "expect_serial", "serial": "B-1"},
                {"command": "select_recipe", "number": 4},
                {"command": "trigger"},
            ):
                listener.say(f"{BASE}/command", command)
            until(lambda: "trigger" in control.asked, "the trigger comes")
    assert control.asked == [("serial", "B-1"), ("recipe", 4), "trigger"]


def test_every_command_is_answered(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with (
        listening(broker.port) as listener,
        output(broker.port, tmp_path, control, commands=True) as driver,
    ):
        until(well(driver), "the broker takes results")
        listener.say(f"{BASE}/command", {"command": "select_recipe", "number": 9, "id": "a"})
        listener.say(f"{BASE}/command", {"command": "select_recipe", "number": 4})
        listener.say(f"{BASE}/command", "no JSON")
        until(lambda: well(driver)() and len(listener.on("/answer")) == 3, "three answers")
        unknown, known, nonsense = listener.on("/answer")
    assert (unknown["command"], unknown["id"], unknown["error"]) == ("select_recipe", "a", -3)
    assert unknown["reason"] == "There is no recipe 9 on this line."
    assert (known["id"], known["error"], known["reason"]) == ("", 0, "")
    assert (nonsense["command"], nonsense["error"]) == ("", -4)


def test_a_recipe_that_failed_later_is_told_with_the_recipes(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with listening(broker.port) as listener, output(broker.port, tmp_path, control) as driver:
        until(well(driver), "the broker takes results")
        driver.tick(replace(READY, recipe_refused=4, refusal=-5))
        until(lambda: any(said["refused"] for said in listener.on("/recipe")), "the refusal")
        said = listener.on("/recipe")[-1]
    assert (said["refused"], said["error"]) == (4, -5)


@pytest.mark.parametrize("version", ["5", "3.1.1"])
def test_a_result_that_the_broker_hangs_up_at_holds_up_no_other(
    tmp_path: Path, control: NotingControl, version: str
) -> None:
    huge = part(2, regions=((1000, 1000, 1000, 1000, 1_000_000, 0.123456789012345),) * 100)
    with (
        mosquitto(tmp_path, "allow_anonymous true", "max_packet_size 2000") as broker,
        listening(broker.port) as listener,
        output(broker.port, tmp_path, control, version=version) as driver,
    ):
        for each in (part(1), huge, part(3)):
            driver.send(each)
        until(lambda: "refused results for good: 1" in _served(driver), "it is put aside")
        until(lambda: bool(_served(driver)) and 3 in listener.triggers(), "all else is sent")
        assert set(listener.triggers()) == {1, 3}
    (line,) = (tmp_path / "outbox" / REFUSED).read_text(encoding="utf-8").splitlines()
    assert f"{huge.run}/2" in line


def test_tls_with_a_password(tmp_path: Path, control: NotingControl) -> None:
    certificate, key = self_signed(tmp_path, "broker")
    lines = _secured(tmp_path, certificate, key)
    trust = {"tls": True, "ca_file": str(certificate), "user": "goodpart"}

    def prepare(client: Client) -> None:
        client.tls_set(ca_certs=str(certificate))
        client.username_pw_set("goodpart", "right")

    with mosquitto(tmp_path, *lines) as broker, listening(broker.port, prepare) as listener:
        with output(broker.port, tmp_path, control, password="broker", **trust) as driver:
            driver.send(part(1))
            until(lambda: well(driver)() and listener.triggers() == [1], "the result comes")
        with output(broker.port, tmp_path, control, password="wrong", **trust) as driver:
            driver.send(part(2))
            until(lambda: "Not authorized" in _complaint(driver), "it says why")
        assert listener.triggers() == [1]


# paho leaves the socket of a handshake that failed to be closed with its last reference.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_broker_that_is_not_trusted_gets_nothing(tmp_path: Path, control: NotingControl) -> None:
    certificate, key = self_signed(tmp_path, "broker")
    other, _ = self_signed(tmp_path, "stranger")
    with (
        mosquitto(tmp_path, *_secured(tmp_path, certificate, key)) as broker,
        output(broker.port, tmp_path, control, tls=True, ca_file=str(other)) as driver,
    ):
        driver.send(part(1))
        until(lambda: "no connection" in _complaint(driver), "it says why")
        assert "wait on disk: 1;" in _complaint(driver)


def test_a_broker_that_takes_connections_and_says_nothing_holds_nobody(
    tmp_path: Path, control: NotingControl
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with output(silent.getsockname()[1], tmp_path, control) as driver:
            connection, _ = silent.accept()
            driver.send(part(1))
            assert "wait on disk: 1;" in _complaint(driver)
        with connection:
            assert b"MQTT" in connection.recv(1000)


def test_it_opens_again_without_an_end_between(
    broker: Mosquitto, tmp_path: Path, control: NotingControl
) -> None:
    with listening(broker.port) as listener, output(broker.port, tmp_path, control) as driver:
        driver.send(part(1))
        driver.open()
        driver.send(part(2))
        until(lambda: well(driver)() and 2 in listener.triggers(), "both come")
        assert set(listener.triggers()) == {1, 2}


def test_a_missing_secret_is_told_at_once(tmp_path: Path, control: NotingControl) -> None:
    def none(name: str) -> str:
        raise DataError(f"There is no secret {name}.", "", "Store it.")

    entry = MqttEntry(name="Broker", host="127.0.0.1", user="line", password="broker")
    driver = MqttOutput(entry, "Line 1", "Station 1", control, none, tmp_path)
    with pytest.raises(OutputError, match="no secret broker"):
        driver.open()
    driver.close()


def test_a_missing_certificate_is_told_at_once(tmp_path: Path, control: NotingControl) -> None:
    with (
        pytest.raises(OutputError, match="can't be read"),
        output(1883, tmp_path, control, tls=True, ca_file=str(tmp_path / "none.pem")),
    ):
        pass


def _ended_at_once(port: int, tmp_path: Path, control: NotingControl) -> RunningChannel:
    """The output of a station that has ended two parts and is closed already."""
    entry = MqttEntry.model_validate({"name": "Broker", "host": "127.0.0.1", "port": port})
    driver = MqttOutput(entry, "Line 1", "Station 1", control, str, tmp_path / "outbox")
    made = RunningChannel(driver, grace_s=GRACE_S, start_s=PATIENCE_S)
    with running(made.channel):
        for trigger in (1, 2):
            made.channel.receive(part(trigger), time.monotonic_ns(), time.monotonic_ns())
    return made


def _both_are_back(driver: MqttOutput, listener: Listener) -> None:
    before = len(listener.on("/status"))
    until(
        lambda: well(driver)() and len(listener.on("/status")) > before,
        "both are connected again",
    )


def _complaint(driver: MqttOutput) -> str:
    try:
        driver.tick(READY)
    except PeerError as error:
        return str(error)
    return ""


def _served(driver: MqttOutput) -> str:
    """As the channel does: what failed is opened anew."""
    try:
        return _complaint(driver)
    except OutputError as error:
        driver.open()
        return str(error)


def _secured(tmp_path: Path, certificate: Path, key: Path) -> list[str]:
    passwords = tmp_path / "passwords"
    passwords.write_text("goodpart:right\n", encoding="ascii")
    subprocess.run(["mosquitto_passwd", "-U", str(passwords)], check=True)
    for path in (key, passwords):
        path.chmod(0o644)  # the broker may run as a user of its own
    return [
        "allow_anonymous false",
        f"password_file {passwords}",
        f"certfile {certificate}",
        f"keyfile {key}",
    ]


def _killed_after(broker: Mosquitto, tmp_path: Path, first: int, parts: int) -> set[int]:
    """The triggers that it said were on disk."""
    module = [sys.executable, "-m", "tests.helpers.mqtt_child"]
    arguments = [str(broker.port), str(tmp_path / "outbox"), str(first), str(first + 999)]
    process = subprocess.Popen([*module, *arguments], stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(parts)]
        process.kill()
        said += [int(line) for line in process.stdout if line.endswith("\n")]
    return set(said)
