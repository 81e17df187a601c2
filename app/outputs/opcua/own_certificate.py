"""The server's own certificate and key, made where there are none."""

from __future__ import annotations

import ipaddress
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.files import write_bytes
from app.outputs.errors import OutputError
from core.errors import DataError, first_line

OWN_CERTIFICATE = "own/certificate.der"
OWN_KEY = "own/private_key.pem"
TRUSTED = "trusted"
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
