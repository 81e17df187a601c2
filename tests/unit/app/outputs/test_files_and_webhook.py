"""Result files in a folder that goes away, and a server of the test's own."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.outputs.drivers.files import FilesDriver
from app.outputs.drivers.webhook import WebhookDriver
from app.recipes.output_entries import FilesEntry, WebhookEntry
from core.types import Verdict
from tests.helpers.outputs import RunningChannel, free_port, part, running
from tests.helpers.station import PATIENCE_S, until

KEY = "a secret of the plant"


def offer(made: RunningChannel, trigger: int, **more: object) -> None:
    now_ns = time.monotonic_ns()
    made.channel.receive(part(trigger, **more), now_ns, now_ns)  # type: ignore[arg-type]


def rows(folder: Path) -> list[dict[str, str]]:
    (path,) = folder.glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(folder: Path, **settings: object) -> RunningChannel:
    entry = FilesEntry.model_validate({"name": "Share", "folder": str(folder), **settings})
    return RunningChannel(FilesDriver(entry, folder))


def test_a_row_per_part_and_a_file_per_part(tmp_path: Path) -> None:
    made = files(tmp_path, json_per_part=True)
    with running(made.channel):
        offer(made, 1, serial="WT-1", reason="two\nlines")
        offer(made, 2, verdict=Verdict.NG, serial="=1+1")
        until(lambda: len(made.deliveries) == 2, "both")
    first, second = rows(tmp_path)
    assert (first["trigger"], first["verdict"], first["passes"]) == ("1", "OK", "True")
    assert (first["serial"], first["reason"]) == ("WT-1", "two lines")
    assert (second["verdict"], second["serial"]) == ("NG", "'=1+1")
    kept = sorted(tmp_path.glob("*/*.json"))
    assert [json.loads(path.read_text())["trigger"] for path in kept] == [1, 2]


def test_a_share_that_is_away_gets_everything_later_and_no_folder_in_its_place(
    tmp_path: Path,
) -> None:
    share, unplugged = tmp_path / "share", tmp_path / "unplugged"
    share.mkdir()
    made = files(share)
    with running(made.channel):
        offer(made, 1)
        until(lambda: len(made.deliveries) == 1, "the first")
        share.rename(unplugged)
        offer(made, 2)
        offer(made, 3)
        until(lambda: "is not there" in made.alarms.now, "the alarm")
        assert not share.exists()
        unplugged.rename(share)
        until(lambda: len(made.deliveries) == 3, "the others")
        until(lambda: made.alarms.now == "", "the alarm's end")
    assert [row["trigger"] for row in rows(share)] == ["1", "2", "3"]


class Server:
    """Remembers requests, and answers as told."""

    def __init__(self, port: int = 0) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append((dict(self.headers), body))
                code = outer.answers.pop(0) if outer.answers else 204
                self.send_response(code)
                if code == 302:
                    self.send_header("Location", f"http://127.0.0.1:{outer.port}/elsewhere")
                self.end_headers()

            do_GET = do_POST  # noqa: N815 - the library's name

            def log_message(self, *args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Answer)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @contextmanager
    def running(self) -> Iterator[Server]:
        self._thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()


def webhook(port: int, secret: str = "") -> RunningChannel:
    entry = WebhookEntry(name="MES", url=f"http://127.0.0.1:{port}/parts", timeout_s=2)
    return RunningChannel(WebhookDriver(entry, None, lambda: secret))


def test_a_part_is_posted_once_signed_and_named() -> None:
    with Server().running() as server:
        made = webhook(server.port, KEY)
        with running(made.channel):
            offer(made, 4, verdict=Verdict.NG)
            until(lambda: len(made.deliveries) == 1, "the delivery")
        ((headers, body),) = server.requests
    content = json.loads(body)
    assert (content["trigger"], content["verdict"]) == (4, "NG")
    assert headers["Idempotency-Key"] == f"{content['run']}/4"
    signed = f"{headers['Goodpart-Timestamp']}.".encode() + body
    wanted = hmac.new(KEY.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["Goodpart-Signature"] == wanted


def test_a_server_in_trouble_is_asked_again_with_the_same_key() -> None:
    with Server().running() as server:
        server.answers = [503, 302]
        made = webhook(server.port)
        with running(made.channel):
            offer(made, 1)
            until(lambda: len(made.deliveries) == 1, "the delivery")
        assert len(server.requests) == 3  # the redirection was not followed
        assert len({headers["Idempotency-Key"] for headers, _ in server.requests}) == 1
        assert "Goodpart-Signature" not in server.requests[0][0]
    assert made.deliveries[0].attempts == 3


def test_what_a_server_will_never_take_is_given_up() -> None:
    with Server().running() as server:
        server.answers = [422]
        made = webhook(server.port)
        with running(made.channel):
            offer(made, 1)
            offer(made, 2)
            until(lambda: len(made.deliveries) == 2, "both ends")
    assert "answered 422" in made.deliveries[0].problem
    assert made.deliveries[1].problem == ""


def test_a_server_that_is_away_gets_its_parts_when_it_is_back() -> None:
    port = free_port()
    made = webhook(port)
    with running(made.channel):
        offer(made, 1)
        until(lambda: "does not answer" in made.alarms.now, "the alarm")
        with Server(port).running() as server:
            until(lambda: len(made.deliveries) == 1, "the delivery")
            assert len(server.requests) == 1


def test_an_answer_without_an_end_holds_no_part_up() -> None:
    over = threading.Event()

    class Endless(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(bytes(1_000_000))
            over.wait(PATIENCE_S)

        def log_message(self, *args: object) -> None: ...

        def handle(self) -> None:
            with contextlib.suppress(OSError):
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endless)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        made = webhook(server.server_address[1])
        with running(made.channel):
            offer(made, 1)
            until(lambda: bool(made.deliveries), "the delivery")
    finally:
        over.set()
        server.shutdown()
        serving.join()
        server.server_close()
    assert made.deliveries[0].problem == ""
    assert made.deliveries[0].attempts == 1
