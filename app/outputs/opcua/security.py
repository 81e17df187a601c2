"""Who may talk to the server: its own certificate, the clients' and a password."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import ipaddress
import logging
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asyncua import ua
from asyncua.crypto.permission_rules import User, UserRole
from asyncua.server.internal_server import InternalServer
from asyncua.server.internal_session import InternalSession
from asyncua.server.user_managers import UserManager
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.files import write_bytes
from app.outputs.errors import OutputError
from core.errors import DataError, first_line

_log = logging.getLogger(__name__)

OWN_CERTIFICATE = "own/certificate.der"
OWN_KEY = "own/private_key.pem"
TRUSTED = "trusted"
REJECTED = "rejected"
SUFFIXES = (".der", ".pem", ".crt", ".cer")
MOST_REJECTED = 20
VALID_DAYS = 3650


def own_certificate(folder: Path, uri: str, host: str) -> tuple[bytes, bytes]:
    """Certificate (DER) and key (PEM) below ``folder``, made where there is none yet.

    Raises OutputError where they can't be read or written, or are no longer valid.
    """
    certificate, key = folder / OWN_CERTIFICATE, folder / OWN_KEY
    try:
        (folder / TRUSTED).mkdir(parents=True, exist_ok=True)
        if not (certificate.exists() and key.exists()):
            _make(certificate, key, uri, host)
        found = x509.load_der_x509_certificate(certificate.read_bytes())
        if found.not_valid_after_utc < datetime.now(UTC):
            raise ValueError(f"it was valid until {found.not_valid_after_utc:%Y-%m-%d}")
        return certificate.read_bytes(), key.read_bytes()
    except (OSError, ValueError, DataError) as error:
        raise OutputError(
            f"The OPC UA server's own certificate can't be used: {first_line(error)}.",
            "The controller gets no results by OPC UA.",
            f"Remove the folder {certificate.parent}; then a new one is made, which clients must "
            "trust anew.",
        ) from error


def _make(certificate: Path, key: Path, uri: str, host: str) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key.parent.mkdir(parents=True, exist_ok=True)
    key.parent.chmod(0o700)  # before the key is there
    write_bytes(key, pem)
    key.chmod(0o600)
    der = _signed(private, uri, host).public_bytes(serialization.Encoding.DER)
    write_bytes(certificate, der)


def _signed(key: rsa.RSAPrivateKey, uri: str, host: str) -> x509.Certificate:
    """As OPC 10000-6 wants an application instance certificate to be."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Goodpart")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=VALID_DAYS))
        .add_extension(x509.SubjectAlternativeName(_names(uri, host)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _names(uri: str, host: str) -> list[x509.GeneralName]:
    names: list[x509.GeneralName] = [
        x509.UniformResourceIdentifier(uri),
        x509.DNSName(socket.gethostname()),
    ]
    try:
        names.append(x509.IPAddress(ipaddress.ip_address(host)))
    except ValueError:
        names.append(x509.DNSName(host))
    return names


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=True,
        data_encipherment=True,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


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
        if self._user and not self._knows(username or "", password or ""):
            return _refused("user or password is wrong")
        return User(role=UserRole.User, name=username)

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
