"""RFC 5424 on the wire, to real listeners."""

from __future__ import annotations

import queue
import re
import socket
from dataclasses import replace

import pytest

from app.access.audit import Action
from app.access.entry import AuditEntry
from app.access.syslog import (
    DATAGRAM_BYTES,
    WAITING,
    SyslogAddress,
    SyslogAddressError,
    SyslogForwarder,
    message,
)
from tests.helpers.syslog_server import tcp_server, udp_server

ENTRY = AuditEntry(
    n=7, at="2026-11-27T12:00:00.123+00:00", by="Ada", action="version.activated",
    subject="flange", old="version 1", new="version 2", reason='the "new" [lamp]\\ lights\nwell',
    station="Presse Süd 4", process="product activate", previous="0" * 64, hash="a" * 64,
)  # fmt: skip
FORM = re.compile(
    rb"<(\d{1,3})>1 (\S+) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) "
    rb"\[([^ =\]\"]{1,32})((?: [^ =\]\"]{1,32}=\"(?:[^\"\\\]]|\\[\"\\\]])*\")*)\] \xef\xbb\xbf(.*)",
    re.DOTALL,
)
PARAMETER = re.compile(r' ([^ =\]"]+)="((?:[^"\\\]]|\\["\\\]])*)"')


def test_a_message_is_as_the_standard_wants_it() -> None:
    found = FORM.fullmatch(message(ENTRY))
    assert found is not None
    priority, at, host, name, _, kind, identity, parameters, text = found.groups()
    assert int(priority) == 13 * 8 + 5
    assert at == b"2026-11-27T12:00:00.123Z"
    assert (host, name, kind) == (b"Presse_S_d_4", b"goodpart", b"version.activated")
    assert identity == b"goodpart@32473"
    values = dict(PARAMETER.findall(parameters.decode()))
    assert values["reason"] == r"the \"new\" [lamp\]\\ lights well"
    assert (values["n"], values["old"], values["new"]) == ("7", "version 1", "version 2")
    assert text.decode() == "Ada version.activated flange"


def test_what_a_plant_must_look_at_is_a_warning() -> None:
    for action in (Action.LOG_IN_FAILED, Action.RECOVERED, Action.GAP):
        assert message(replace(ENTRY, action=str(action))).startswith(b"<108>1 ")


def test_the_longest_entry_still_fits_into_a_datagram() -> None:
    long = replace(ENTRY, subject="s" * 2000, old="o" * 2000, new="n" * 2000, reason="r" * 2000)
    assert len(message(long)) <= DATAGRAM_BYTES
    assert FORM.fullmatch(message(long))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("udp://log.plant", SyslogAddress("udp", "log.plant", 514)),
        ("tcp://10.0.0.1:6514", SyslogAddress("tcp", "10.0.0.1", 6514)),
        ("tcp://[::1]", SyslogAddress("tcp", "::1", 601)),
    ],
)
def test_addresses(text: str, address: SyslogAddress) -> None:
    assert SyslogAddress.parse(text) == address


@pytest.mark.parametrize("text", ["log.plant", "http://x", "udp://", "udp://x:99999", "tcp://x/y"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(SyslogAddressError):
        SyslogAddress.parse(text)


def test_entries_arrive_by_udp() -> None:
    with udp_server() as server:
        forwarder = SyslogForwarder(SyslogAddress.parse(server.address))
        forwarder.offer(ENTRY)
        forwarder.offer(replace(ENTRY, n=8))
        assert server.next() == message(ENTRY)
        assert server.next() == message(replace(ENTRY, n=8))
        forwarder.close()


def test_entries_arrive_by_tcp_and_what_waits_is_sent_at_the_end() -> None:
    with tcp_server() as server:
        forwarder = SyslogForwarder(SyslogAddress.parse(server.address))
        for number in range(5):
            forwarder.offer(replace(ENTRY, n=number))
        forwarder.close(patience_s=10)
        for number in range(5):
            assert server.next() == message(replace(ENTRY, n=number))


def test_a_server_that_hung_up_is_called_again() -> None:
    with tcp_server(connections=2) as server:
        forwarder = SyslogForwarder(SyslogAddress.parse(server.address))
        forwarder.offer(ENTRY)
        assert server.next() == message(ENTRY)
        # What was sent while the server hung up may be lost; the log itself has it.
        number = 8
        forwarder.offer(replace(ENTRY, n=number))
        while True:
            try:
                arrived = server.next(0.2)
                break
            except queue.Empty:
                number += 1
                forwarder.offer(replace(ENTRY, n=number))
        assert FORM.fullmatch(arrived)
        forwarder.close()


def test_a_server_that_is_away_holds_nobody_up() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        forwarder = SyslogForwarder(SyslogAddress("tcp", "127.0.0.1", unused.getsockname()[1]))
        for _ in range(WAITING + 50):
            forwarder.offer(ENTRY)
        assert forwarder.lost >= 49
        forwarder.close()
