"""A POST of JSON per part."""

from __future__ import annotations

import hashlib
import hmac
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import IO

from app.outputs.driver import LineStatus
from app.outputs.errors import OutputError, RefusedError
from app.recipes.output_entries import WebhookEntry
from app.store.record import PartRecord

AGAIN = frozenset({401, 403, 404, 408, 409, 425, 429})
"""Answers that another attempt may change: somebody repairs the server or its rights."""


LONGEST_ANSWER = 65_536
"""Bytes that are read of one: nobody needs it, and it must not fill the memory."""


class WebhookDriver:
    """An OutputDriver. The server tells repetitions by Idempotency-Key: RUN/TRIGGER.

    With a secret each request carries Goodpart-Timestamp (seconds since 1970) and
    Goodpart-Signature: the hexadecimal HMAC-SHA256 of "TIMESTAMP.BODY".
    """

    def __init__(
        self, entry: WebhookEntry, certificates: Path | None, secret: Callable[[], str]
    ) -> None:
        self._entry, self._certificates, self._find_secret = entry, certificates, secret
        self._secret = b""
        self._opener: urllib.request.OpenerDirector | None = None

    def open(self) -> None:
        self._secret = self._find_secret().encode()
        try:
            context = ssl.create_default_context(cafile=self._certificates)
        except OSError as error:  # SSLError as well
            raise OutputError(
                f"The certificates {self._certificates} can't be used: {error}.",
                "Nothing is sent to the server.",
                "Correct the file in the recipe.",
            ) from error
        https = urllib.request.HTTPSHandler(context=context)
        self._opener = urllib.request.build_opener(https, _NoRedirect())

    def send(self, part: PartRecord) -> None:
        if self._opener is None:
            raise OutputError("The webhook is not open.", "Nothing is sent.", "It opens by itself.")
        request = self._request(part)
        try:
            with self._opener.open(request, timeout=self._entry.timeout_s) as reply:
                reply.read(LONGEST_ANSWER)
        except urllib.error.HTTPError as error:
            with error:
                raise self._refused(error.code, part) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise OutputError(
                f"The server of the webhook does not answer: {reason}.",
                "Results wait and are sent again.",
                "Check the network, the address, and the server's certificate.",
            ) from error

    def tick(self, status: LineStatus) -> None: ...

    def close(self) -> None:
        self._opener = None

    def _request(self, part: PartRecord) -> urllib.request.Request:
        body = part.model_dump_json().encode()
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": f"{part.run}/{part.trigger}",
        }
        if self._secret:
            stamp = str(int(time.time()))
            digest = hmac.new(self._secret, f"{stamp}.".encode() + body, hashlib.sha256)
            headers["Goodpart-Timestamp"] = stamp
            headers["Goodpart-Signature"] = digest.hexdigest()
        return urllib.request.Request(self._entry.url, body, headers, method="POST")

    def _refused(self, code: int, part: PartRecord) -> OutputError:
        what = f"The server of the webhook answered {code} to part {part.trigger}."
        if 400 <= code < 500 and code not in AGAIN:
            return RefusedError(what, "The part is not sent again.", "Correct the server.")
        return OutputError(
            what, "Results wait and are sent again.", "Check the server and its rights."
        )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A result goes where the recipe says, and a POST must not become a GET."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: object,
        newurl: str,
    ) -> None:
        return None
