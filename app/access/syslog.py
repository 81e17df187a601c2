"""Entries of the audit log to a syslog server: RFC 5424 over UDP or TCP, never in anyone's way."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import select
import socket
import threading
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from app.access.audit import Action
from app.access.entry import AuditEntry
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

FACILITY = 13
"""Log audit."""
NOTICE, WARNING = 5, 4
APP_NAME = "goodpart"
SD_ID = "goodpart@32473"
"""32473 is the number that RFC 5612 sets aside: Goodpart has none of its own at IANA."""
_SERIOUS = frozenset({Action.LOG_IN_FAILED, Action.RECOVERED, Action.TORN, Action.GAP})
_PARAMETERS = ("n", "by", "subject", "old", "new", "reason", "station", "process", "hash")
_CLIPPED = 200
"""Characters of a value: the whole must fit into a datagram."""
DATAGRAM_BYTES = 2048
"""What every receiver should take (RFC 5426); the rest of a longer one is cut off."""
WAITING = 1000
CONNECT_S, FIRST_PAUSE_S, LONGEST_PAUSE_S = 3.0, 0.5, 30.0
_DEFAULT_PORTS = {"udp": 514, "tcp": 601}


class SyslogAddressError(GoodpartError):
    """Not udp://HOST:PORT or tcp://HOST:PORT."""

    exit_code = 16


@dataclass(frozen=True, slots=True)
class SyslogAddress:
    kind: str
    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises SyslogAddressError."""
        try:
            parts = urlsplit(text)
            port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)
        except ValueError:
            parts, port = urlsplit(""), 0
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or parts.path.strip("/"):
            raise SyslogAddressError(
                f"'{text}' is no address of a syslog server.",
                "The audit log is not forwarded there.",
                "Write udp://HOST:514 or tcp://HOST:601.",
            )
        return cls(parts.scheme, parts.hostname, port)


def message(entry: AuditEntry) -> bytes:
    """The entry as RFC 5424 wants it, without framing."""
    severity = WARNING if entry.action in _SERIOUS else NOTICE
    values = {name: str(getattr(entry, name)) for name in _PARAMETERS}
    data = " ".join(f'{name}="{_escaped(value[:_CLIPPED])}"' for name, value in values.items())
    header = " ".join(
        (
            f"<{8 * FACILITY + severity}>1",
            entry.at.replace("+00:00", "Z"),
            _word(entry.station, 255),
            APP_NAME,
            str(os.getpid()),
            _word(entry.action, 32),
        )
    )
    words = (entry.by or "Goodpart", entry.action, entry.subject)
    text = " ".join(_one_line(word[:_CLIPPED]) for word in words if word)
    return f"{header} [{SD_ID} {data}] ".encode() + b"\xef\xbb\xbf" + text.encode()


def _escaped(value: str) -> str:
    for sign in ("\\", '"', "]"):
        value = value.replace(sign, "\\" + sign)
    return _one_line(value)


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _word(text: str, longest: int) -> str:
    """Printable ASCII without spaces; "-" for nothing."""
    return "".join(s if "!" <= s <= "~" else "_" for s in text)[:longest] or "-"


class SyslogForwarder:
    """A thread that sends; whoever offers an entry never waits. What finds no room is counted.

    A server that is away is tried again; the first message after it tells how many were lost.
    """

    def __init__(self, address: SyslogAddress) -> None:
        self._address = address
        self._waiting: queue.Queue[AuditEntry | None] = queue.Queue(WAITING)
        self._closing = threading.Event()
        self._socket: socket.socket | None = None
        self._told = False
        self.lost = 0
        self._thread = threading.Thread(target=self._run, name="syslog", daemon=True)
        self._thread.start()

    def offer(self, entry: AuditEntry) -> None:
        """Any thread; returns at once."""
        try:
            self._waiting.put_nowait(entry)
        except queue.Full:
            self.lost += 1

    def close(self, patience_s: float = 1.0) -> None:
        """Send what waits, as long as that takes ``patience_s`` at most."""
        with contextlib.suppress(queue.Full):
            self._waiting.put_nowait(None)
        self._closing.set()
        self._thread.join(patience_s)

    def _run(self) -> None:
        while (entry := self._waiting.get()) is not None:
            pause_s = FIRST_PAUSE_S
            while not self._sent(message(entry)):
                if self._closing.wait(pause_s):
                    self._hang_up()
                    return
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
        self._hang_up()

    def _sent(self, content: bytes) -> bool:
        try:
            connected = self._connected()
            if self._address.kind == "udp":
                connected.send(content[:DATAGRAM_BYTES])
            else:
                connected.sendall(b"%d %s" % (len(content), content))
        except OSError as error:
            self._hang_up()
            if not self._told:  # once, not with every attempt
                _log.warning("the syslog server takes no entries: %s", error)
            self._told = True
            return False
        self._told = False
        if self.lost:
            _log.warning("%d entries of the audit log were not forwarded", self.lost)
            self.lost = 0
        return True

    def _connected(self) -> socket.socket:
        present = self._socket
        if present is not None and self._address.kind == "tcp" and _is_hung_up(present):
            self._hang_up()
            present = None
        if present is None:
            present = self._open()
            present.settimeout(CONNECT_S)
            self._socket = present
        return present

    def _open(self) -> socket.socket:
        place = (self._address.host, self._address.port)
        if self._address.kind == "tcp":
            return socket.create_connection(place, CONNECT_S)
        family, kind, protocol, _, address = socket.getaddrinfo(*place, type=socket.SOCK_DGRAM)[0]
        opened = socket.socket(family, kind, protocol)
        opened.connect(address)
        return opened

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _is_hung_up(connected: socket.socket) -> bool:
    """A first write after the peer's end would vanish without an error."""
    readable, _, _ = select.select([connected], [], [], 0)
    return bool(readable) and not connected.recv(4096, socket.MSG_PEEK)
