"""Real listeners that keep what a syslog client sends."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

WAIT_S = 10.0


class Received:
    """Messages in their order, and where to send them."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._messages: queue.Queue[bytes] = queue.Queue()

    def put(self, message: bytes) -> None:
        self._messages.put(message)

    def next(self, timeout_s: float = WAIT_S) -> bytes:
        """Raises queue.Empty."""
        return self._messages.get(timeout=timeout_s)


@contextmanager
def udp_server() -> Iterator[Received]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(WAIT_S)
        received = Received(f"udp://127.0.0.1:{server.getsockname()[1]}")

        def listen() -> None:
            while (message := server.recv(65_536)) != b"end":
                received.put(message)

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield received
        finally:
            server.sendto(b"end", server.getsockname())
            thread.join()


@contextmanager
def tcp_server(port: int = 0, connections: int = 1) -> Iterator[Received]:
    """Takes so many connections, one after the other; reads octet-counted messages (RFC 6587)."""
    with socket.create_server(("127.0.0.1", port)) as server:
        server.settimeout(WAIT_S)
        received = Received(f"tcp://127.0.0.1:{server.getsockname()[1]}")

        def listen() -> None:
            for _ in range(connections):
                connection, _ = server.accept()
                with connection, connection.makefile("rb") as stream:
                    for message in _counted(stream.read):
                        received.put(message)
                        if connections > 1:
                            break

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield received
        finally:
            thread.join()


def _counted(read: object) -> Iterator[bytes]:
    assert callable(read)
    while True:
        digits = b""
        while (sign := read(1)).isdigit():
            digits += sign
        if not sign:
            return
        assert sign == b" ", sign
        yield read(int(digits))
