"""Who may talk to the server: by certificate, by password, or anybody on this computer."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
from datetime import UTC, datetime
from pathlib import Path

from asyncua import ua
from asyncua.crypto.permission_rules import User, UserRole
from asyncua.server.internal_server import InternalServer
from asyncua.server.internal_session import InternalSession
from asyncua.server.user_managers import UserManager
from cryptography import x509

from app.files import write_bytes
from app.outputs.opcua.attempts import Attempts
from app.outputs.opcua.own_certificate import TRUSTED
from core.errors import DataError

_log = logging.getLogger(__name__)

REJECTED = "rejected"
SUFFIXES = (".der", ".pem", ".crt", ".cer")
MOST_REJECTED = 20


class TrustFolder:
    """Certificates of clients, one file each; read anew for each client that comes."""

    def __init__(self, folder: Path) -> None:
        self._trusted, self._rejected = folder / TRUSTED, folder / REJECTED

    def trusts(self, certificate: bytes) -> bool:
        """Whether this very certificate (DER) lies there and is valid today. Never raises."""
        try:
            wanted = x509.load_der_x509_certificate(certificate)
        except ValueError:
            return False
        now = datetime.now(UTC)
        in_time = wanted.not_valid_before_utc <= now <= wanted.not_valid_after_utc
        return in_time and any(wanted == each for each in self._certificates())

    def put_aside(self, certificate: bytes) -> None:
        """Keep a stranger's, so that a person may move it over. Never raises."""
        name = hashlib.sha256(certificate).hexdigest()[:16]
        with contextlib.suppress(OSError, DataError):
            known = list(self._rejected.glob("*.der")) if self._rejected.exists() else []
            if len(known) < MOST_REJECTED:
                write_bytes(self._rejected / f"{name}.der", certificate)

    def _certificates(self) -> list[x509.Certificate]:
        found = []
        for path in sorted(self._trusted.glob("*")):
            if path.suffix.lower() not in SUFFIXES:
                continue
            try:
                found.append(_load(path.read_bytes()))
            except (OSError, ValueError) as error:
                _log.warning("%s is no certificate: %s", path, error)
        return found


def _load(content: bytes) -> x509.Certificate:
    if content.lstrip().startswith(b"-----"):
        return x509.load_pem_x509_certificate(content)
    return x509.load_der_x509_certificate(content)


class Doorkeeper(UserManager):
    """Lets in who may come. ``user`` "" asks for no password, ``trust`` None for no certificate."""

    def __init__(
        self, *, encrypted: bool, trust: TrustFolder | None, user: str, password: str
    ) -> None:
        self._encrypted, self._trust = encrypted, trust
        self._user, self._password = user, password
        self._attempts = Attempts()

    def get_user(
        self,
        iserver: InternalServer,
        username: str | None = None,
        password: str | None = None,
        certificate: bytes | None = None,
    ) -> User | None:
        """``certificate`` is the secure channel's: without one the channel is in clear.

        A channel in clear stays possible for clients that look for endpoints, and must not get
        further.
        """
        if self._encrypted and not certificate:
            return _refused("it came without encryption")
        if self._trust is not None and not (certificate and self._trust.trusts(certificate)):
            self._trust.put_aside(certificate or b"")
            return _refused("its certificate is not trusted")
        if self._user and not self._proves(username or "", password or "", certificate):
            return _refused("user or password is wrong, or there were too many wrong ones")
        return User(role=UserRole.User, name=username)

    def _proves(self, user: str, password: str, certificate: bytes | None) -> bool:
        if not self._attempts.may_try(certificate):
            return False
        knows = self._knows(user, password)
        if knows:
            self._attempts.came_in(certificate)
        else:
            self._attempts.was_wrong(certificate)
        return knows

    def _knows(self, user: str, password: str) -> bool:
        names = hmac.compare_digest(user.encode(), self._user.encode())
        return hmac.compare_digest(password.encode(), self._password.encode()) and names


def _refused(why: str) -> User | None:
    _log.warning("an OPC UA client was refused: %s", why)
    return None


class GuardedServer(InternalServer):
    """A server whose sessions belong to the connections that began them.

    asyncua 2.1 gives a connection any session whose number it guesses, and asks who is there only
    afterwards.
    """

    def __init__(self, doorkeeper: Doorkeeper, max_clients: int) -> None:
        super().__init__(user_manager=doorkeeper)
        self.allow_remote_admin = False
        self.max_connections = max_clients

    def lookup_external_session(self, auth_token: ua.NodeId) -> InternalSession | None:
        return None
