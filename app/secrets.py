"""Passwords and keys that the station needs itself, encrypted, by name.

The key lies apart from them: in a file that GOODPART_KEY_FILE names, a systemd credential called
goodpart-key, or the user's configuration folder. Who has key and file has the secrets; what this
keeps out is a recipe, a backup or a support package that shows them. docs/outputs.md.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from app.files import write_bytes
from app.paths import data_folder, settings_file
from core.errors import DataError, GoodpartError

KEY_FILE_VARIABLE = "GOODPART_KEY_FILE"
CREDENTIALS_VARIABLE = "CREDENTIALS_DIRECTORY"
CREDENTIAL = "goodpart-key"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


class SecretError(GoodpartError):
    """A secret is missing, has no valid name, or its key does not fit."""

    exit_code = 18


def key_file() -> Path:
    """Where the key lies, or will lie."""
    named = os.environ.get(KEY_FILE_VARIABLE)
    if named:
        return Path(named)
    credentials = os.environ.get(CREDENTIALS_VARIABLE)
    if credentials and (Path(credentials) / CREDENTIAL).is_file():
        return Path(credentials) / CREDENTIAL
    return settings_file().with_name("secret.key")


def open_secrets() -> Secrets:
    """The station's."""
    return Secrets(data_folder() / "secrets.json", key_file())


class Secrets:
    """Each is encrypted on its own (Fernet: AES-128-CBC with HMAC-SHA256). Raises SecretError."""

    def __init__(self, file: Path, key: Path) -> None:
        self._file, self._key = file, key

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._read()))

    def get(self, name: str) -> str:
        from cryptography.fernet import Fernet, InvalidToken

        tokens = self._read()
        if name not in tokens:
            raise SecretError(
                f"There is no secret {name!r}.",
                "The output that needs it does not work.",
                f"Store it: goodpart secrets set {name}.",
            )
        try:
            return Fernet(self._existing_key()).decrypt(tokens[name]).decode()
        except (InvalidToken, ValueError) as error:
            raise self._wrong_key() from error

    def set(self, name: str, value: str) -> None:
        """Makes the key where there is none yet."""
        from cryptography.fernet import Fernet

        if not NAME.fullmatch(name):
            raise SecretError(
                f"{name!r} is no name for a secret.",
                "Nothing was stored.",
                "Use letters, digits, dots, hyphens and underscores, 60 at most.",
            )
        tokens = self._read()
        if not self._key.exists():
            self._make_key(Fernet.generate_key(), has_secrets=bool(tokens))
        try:
            token = Fernet(self._existing_key()).encrypt(value.encode()).decode()
        except ValueError as error:
            raise self._wrong_key() from error
        self._write(tokens | {name: token})

    def remove(self, name: str) -> None:
        tokens = self._read()
        if name not in tokens:
            raise SecretError(f"There is no secret {name!r}.", "Nothing was removed.", "")
        self._write({known: token for known, token in tokens.items() if known != name})

    def _read(self) -> dict[str, str]:
        if not self._file.exists():
            return {}
        try:
            tokens = json.loads(self._file.read_text(encoding="utf-8"))
            if isinstance(tokens, dict) and all(isinstance(t, str) for t in tokens.values()):
                return tokens
        except (OSError, ValueError) as error:
            raise self._damaged() from error
        raise self._damaged()

    def _write(self, tokens: dict[str, str]) -> None:
        write_bytes(self._file, json.dumps(tokens, indent=1).encode())
        self._file.chmod(0o600)

    def _existing_key(self) -> bytes:
        try:
            return self._key.read_bytes().strip()
        except OSError as error:
            raise SecretError(
                f"The key of the secrets {self._key} can't be read: {error.strerror}.",
                "The outputs that need them do not work.",
                f"Restore the file, or name it in {KEY_FILE_VARIABLE}.",
            ) from error

    def _make_key(self, key: bytes, *, has_secrets: bool) -> None:
        """Readable by its owner alone from its first moment."""
        if has_secrets:
            self._existing_key()  # it is missing: say so rather than mix two keys
        try:
            self._key.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(key)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DataError(
                f"The key {self._key} could not be written: {error}.",
                "Nothing was stored.",
                "Check the folder's rights and space.",
            ) from error

    def _wrong_key(self) -> SecretError:
        return SecretError(
            f"The key {self._key} does not fit the secrets.",
            "The outputs that need them do not work.",
            "Restore the key that they were stored with, or store them again.",
        )

    def _damaged(self) -> SecretError:
        return SecretError(
            f"The secrets {self._file} are damaged.",
            "The outputs that need them do not work.",
            "Restore the file from a backup, or delete it and store them again.",
        )
