"""Passwords and keys of the station."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from app.cli.command_line import main
from app.secrets import KEY_FILE_VARIABLE, SecretError, key_file, open_secrets


def test_a_secret_comes_back_and_stands_nowhere_in_plain_text(tmp_path: Path) -> None:
    open_secrets().set("mqtt", "correct horse")
    open_secrets().set("webhook", "battery staple")
    assert open_secrets().get("mqtt") == "correct horse"
    assert open_secrets().names() == ("mqtt", "webhook")
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) == 2
    assert not any(b"horse" in content or b"staple" in content for content in kept)


def test_the_key_lies_apart_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(tmp_path / "apart" / "key"))
    open_secrets().set("mqtt", "correct horse")
    assert key_file() == tmp_path / "apart" / "key"
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    secrets = next((tmp_path / "goodpart-home").rglob("secrets.json"))
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600


def test_another_key_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_secrets().set("mqtt", "correct horse")
    other = tmp_path / "other"
    other.write_bytes(b"A" * 43 + b"=")
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(other))
    with pytest.raises(SecretError, match="does not fit"):
        open_secrets().get("mqtt")


def test_a_lost_key_is_not_replaced_in_silence() -> None:
    open_secrets().set("mqtt", "correct horse")
    key_file().unlink()
    with pytest.raises(SecretError, match="can't be read"):
        open_secrets().set("webhook", "battery staple")
    assert not key_file().exists()


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 61])
def test_names_are_plain(name: str) -> None:
    with pytest.raises(SecretError, match="no name"):
        open_secrets().set(name, "value")


def test_damaged_secrets_are_refused() -> None:
    open_secrets().set("mqtt", "correct horse")
    (key_file().parent / "data" / "secrets.json").write_text("[]")
    with pytest.raises(SecretError, match="damaged"):
        open_secrets().get("mqtt")


def test_the_command_reads_a_value_and_never_shows_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))
    assert main(["secrets", "set", "mqtt"]) == 0
    assert main(["secrets", "list"]) == 0
    shown = capsys.readouterr()
    assert "mqtt" in shown.out
    assert "horse" not in shown.out + shown.err
    assert open_secrets().get("mqtt") == "correct horse"
    assert main(["secrets", "remove", "mqtt"]) == 0
    assert main(["secrets", "remove", "mqtt"]) == 18
