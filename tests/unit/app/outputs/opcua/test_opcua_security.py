"""Who comes in, and who does not, against asyncua's own client."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from asyncua import ua
from asyncua.client.client import Client
from asyncua.crypto.security_policies import SecurityPolicyBasic256Sha256
from asyncua.server.internal_server import InternalServer
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.outputs.errors import OutputError
from app.outputs.opcua import own_certificate as own
from app.outputs.opcua import security
from app.outputs.opcua.attempts import MOST_WRONG, WITHIN_S, Attempts
from app.outputs.opcua.driver import OpcuaOutput
from app.outputs.opcua.own_certificate import OWN_CERTIFICATE, OWN_KEY, TRUSTED, own_certificate
from app.outputs.opcua.security import REJECTED, Doorkeeper, TrustFolder
from app.recipes.fieldbus_entries import OpcuaEntry
from tests.helpers.certificates import self_signed
from tests.helpers.line_control import READY, NotingControl
from tests.helpers.mosquitto import free_port
from tests.helpers.opcua_client import Peer, Prepare, as_it_is, peer

URI = "urn:tests:plc"
STATE = "VisionSystem.VisionStateMachine.CurrentState"


class Secured:
    """A server that wants both a certificate and a password, and what its clients have."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "server", free_port()
        self.trusted = self_signed(folder, "trusted", uri=URI, der=True)
        self.stranger = self_signed(folder, "stranger", uri=URI, der=True)
        (self.folder / TRUSTED).mkdir(parents=True)
        shutil.copy(self.trusted[0], self.folder / TRUSTED)
        entry = OpcuaEntry(
            name="PLC",
            port=self.port,
            encrypted=True,
            trusted_clients=True,
            user="plc",
            password="plc",
        )
        self.driver = OpcuaOutput(
            entry, "Line 1", "Station 1", NotingControl(), {"plc": "right"}.__getitem__, self.folder
        )


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    one = Secured(tmp_path_factory.mktemp("secured"))
    one.driver.open()
    one.driver.tick(READY)
    yield one
    one.driver.close()


def encrypted(files: tuple[Path, Path], user: str = "plc", password: str = "right") -> Prepare:
    async def prepare(client: Client) -> None:
        client.application_uri = URI
        if user:
            client.set_user(user)
            client.set_password(password)
        await client.set_security(SecurityPolicyBasic256Sha256, *files)

    return prepare


def test_the_right_client_comes_in(secured: Secured) -> None:
    with peer(secured.port, encrypted(secured.trusted)) as client:
        client.connect()
        assert client.read(STATE).Text == "Operational"


def test_only_encrypted_endpoints_are_offered(secured: Secured) -> None:
    with peer(secured.port) as client:
        endpoints = client.run(client.client.connect_and_get_server_endpoints())
    assert {
        (each.SecurityPolicyUri.split("#")[1], each.SecurityMode.name) for each in endpoints
    } == {("Basic256Sha256", "SignAndEncrypt")}


def test_others_stay_out(secured: Secured) -> None:
    others = {
        "wrong password": encrypted(secured.trusted, password="wrong"),
        "wrong user": encrypted(secured.trusted, user="nobody"),
        "anonymous": encrypted(secured.trusted, user=""),
        "certificate not trusted": encrypted(secured.stranger),
        "in clear": as_it_is,
    }
    for why, prepare in others.items():
        with peer(secured.port, prepare) as client, pytest.raises(ua.UaError):
            client.connect()
            pytest.fail(f"{why} came in")


def test_a_stranger_is_put_aside_and_may_be_trusted_while_the_server_runs(
    secured: Secured,
) -> None:
    late = self_signed(secured.folder, "late", uri=URI, der=True)
    with peer(secured.port, encrypted(late)) as client, pytest.raises(ua.UaError):
        client.connect()
    wanted = late[0].read_bytes()
    kept = [path for path in (secured.folder / REJECTED).iterdir() if path.read_bytes() == wanted]
    assert len(kept) == 1
    kept[0].rename(secured.folder / TRUSTED / kept[0].name)
    with peer(secured.port, encrypted(late)) as client:
        client.connect()


def test_nobody_takes_over_a_session_by_its_number(secured: Secured) -> None:
    with peer(secured.port, encrypted(secured.trusted)) as victim:
        victim.connect()
        number = victim.client.uaclient.session.authentication_token
        with peer(secured.port) as thief:
            with pytest.raises(ua.UaError):
                thief.run(_take_over(thief, number))
            with pytest.raises(ua.UaError):
                thief.run(thief.client.nodes.server_state.read_value())


async def _take_over(thief: Peer, number: ua.NodeId) -> None:
    client = thief.client
    await client.connect_sessionless()
    client.uaclient.session.restore_authentication_token(number)
    client.uaclient.session.rebind_authentication_token()
    parameters = ua.ActivateSessionParameters()
    parameters.UserIdentityToken = ua.AnonymousIdentityToken()
    await client.uaclient.activate_session(parameters)


def test_the_right_password_does_not_count_in_clear(secured: Secured) -> None:
    """A client that does not care which endpoints are offered."""
    with peer(secured.port) as client:
        with pytest.raises(ua.uaerrors.BadUserAccessDenied):
            client.run(_in_clear(client.client))
        with pytest.raises(ua.UaError):
            client.run(client.client.nodes.server_state.read_value())


async def _in_clear(client: Client) -> None:
    await client.connect_sessionless()
    parameters = ua.CreateSessionParameters()
    parameters.ClientNonce = bytes(32)
    await client.uaclient.create_session(parameters)
    token = ua.UserNameIdentityToken()
    token.PolicyId, token.UserName, token.Password = "username", "plc", b"right"
    activation = ua.ActivateSessionParameters()
    activation.UserIdentityToken = token
    await client.uaclient.activate_session(activation)


def test_its_own_certificate_is_made_once_and_for_nobody_else(tmp_path: Path) -> None:
    first = own_certificate(tmp_path, "urn:one", "127.0.0.1")
    assert own_certificate(tmp_path, "urn:one", "127.0.0.1") == first
    assert (tmp_path / OWN_KEY).stat().st_mode & 0o077 == 0
    made = x509.load_der_x509_certificate(first[0])
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.UniformResourceIdentifier) == ["urn:one"]


def test_a_certificate_that_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_certificate(tmp_path, "urn:one", "127.0.0.1")

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2100, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(own, "datetime", Later)
    with pytest.raises(OutputError, match="valid until"):
        own_certificate(tmp_path, "urn:one", "127.0.0.1")


def test_a_damaged_certificate_is_told(tmp_path: Path) -> None:
    own_certificate(tmp_path, "urn:one", "127.0.0.1")
    (tmp_path / OWN_CERTIFICATE).write_bytes(b"nonsense")
    with pytest.raises(OutputError, match="can't be used"):
        own_certificate(tmp_path, "urn:one", "127.0.0.1")


@pytest.mark.parametrize("encoding", [Encoding.DER, Encoding.PEM])
def test_trust_is_by_the_very_certificate_and_nonsense_beside_it_does_not_matter(
    tmp_path: Path, encoding: Encoding
) -> None:
    known, twin = (self_signed(tmp_path, name, der=True)[0] for name in ("known", "twin"))
    (tmp_path / TRUSTED).mkdir()
    (tmp_path / TRUSTED / "broken.der").write_bytes(b"nonsense")
    trust = TrustFolder(tmp_path)
    assert not trust.trusts(known.read_bytes())
    certificate = x509.load_der_x509_certificate(known.read_bytes())
    (tmp_path / TRUSTED / "known.crt").write_bytes(certificate.public_bytes(encoding))
    assert trust.trusts(known.read_bytes())
    assert not trust.trusts(twin.read_bytes())
    assert not trust.trusts(b"nonsense")


def test_a_trusted_certificate_that_ended_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, _ = self_signed(tmp_path, "known", der=True)
    (tmp_path / TRUSTED).mkdir()
    shutil.copy(known, tmp_path / TRUSTED)
    assert TrustFolder(tmp_path).trusts(known.read_bytes())

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) + timedelta(days=31)

    monkeypatch.setattr(security, "datetime", Later)
    assert not TrustFolder(tmp_path).trusts(known.read_bytes())


def test_guessing_a_password_ends_soon_and_shuts_nobody_out_who_was_there_before() -> None:
    trusted, stranger, other = b"trusted", b"stranger", b"other"
    keeper = Doorkeeper(encrypted=True, trust=None, user="plc", password="right")
    server = cast(InternalServer, None)  # it asks nothing of it

    def comes_in(certificate: bytes, password: str) -> bool:
        user = keeper.get_user(server, "plc", password, certificate)
        return user is not None

    assert comes_in(trusted, "right")
    assert not any(comes_in(stranger, f"guess {number}") for number in range(MOST_WRONG))
    assert not comes_in(stranger, "right"), "not even looked at"
    assert not comes_in(other, "right"), "with another certificate neither"
    assert comes_in(trusted, "right")


def test_after_a_minute_a_password_is_looked_at_again() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(MOST_WRONG):
        assert attempts.may_try(b"a")
        attempts.was_wrong(b"a")
    assert not attempts.may_try(b"a") and not attempts.may_try(b"b")
    now[0] = WITHIN_S + 1
    assert attempts.may_try(b"a")
