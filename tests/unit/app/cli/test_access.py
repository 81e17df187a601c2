"""Users and the audit log by commands."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.access.segments import segments
from app.access.station_audit import audit_folder
from app.cli.access import note_if_off
from app.cli.command_line import main
from app.cli.console import Console
from app.paths import log_folder
from tests.helpers.access import CHEAP, ListedAudit

Do = Callable[..., dict[str, Any]]
ADA, KIM = "483920", "577301"


@pytest.fixture(autouse=True)
def _cheap_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.access.credentials.Cost", lambda: CHEAP)


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Do:
    def run(*words: str, typed: str = "", code: int = 0) -> dict[str, Any]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        ended = main([*words, "--json", *(["--pin-stdin"] if typed else [])])
        output = capsys.readouterr()
        assert ended == code, output.err
        told: dict[str, Any] = json.loads(output.out.splitlines()[-1])
        return told

    return run


@pytest.fixture
def users(do: Do) -> Do:
    do("access", "add", "Ada", "--role", "administrator", typed=f"{ADA}\n")
    do("access", "add", "Kim", "--role", "engineer", typed=f"{ADA}\n{KIM}\n")
    return do


def test_without_users_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["access", "users"]) == 0
    assert "Access control is off" in capsys.readouterr().out


def test_too_few_lines_are_no_failed_log_in(users: Do, capsys: pytest.CaptureFixture[str]) -> None:
    told = users("access", "add", "Lee", "--role", "engineer", typed=f"{KIM}\n", code=20)
    assert "the PIN or password of Ada, then the new one of Lee" in told["error"]
    told = users("access", "users")
    assert [user["failures"] for user in told["users"]] == [0, 0]


def test_no_line_at_all_is_told(do: Do) -> None:
    told = do("access", "add", "Ada", "--role", "administrator", typed="\n", code=20)
    assert "A line is needed: the new PIN or password of Ada." in told["error"]


def test_commands_with_a_window_say_it_too(users: Do) -> None:
    audit, output = ListedAudit(), io.StringIO()
    console = Console(output=output, errors=output)
    note_if_off(Namespace(audit=audit), console)
    assert output.getvalue() == ""
    users("access", "remove", "Kim", typed=f"{ADA}\n")
    users("access", "remove", "Ada", typed=f"{ADA}\n")
    note_if_off(Namespace(audit=audit), console)
    assert "Access control is off" in output.getvalue()


def test_an_administrator_changes_users(users: Do) -> None:
    users("access", "role", "Kim", "administrator", typed=f"{ADA}\n")
    told = users("access", "role", "Kim", "engineer", typed=f"{ADA}\n", code=20)
    assert "--as" in told["error"]
    users("access", "role", "Kim", "engineer", "--as", "Ada", typed=f"{ADA}\n")
    assert users("access", "users")["users"] == [
        {"name": "Ada", "role": "administrator", "failures": 0},
        {"name": "Kim", "role": "engineer", "failures": 0},
    ]
    users("access", "pin", "Kim", typed=f"{ADA}\n998877\n")
    assert users("access", "remove", "Kim", typed=f"{ADA}\n")["on"]
    assert not users("access", "remove", "Ada", typed=f"{ADA}\n")["on"]


def test_nobody_else_does(users: Do) -> None:
    told = users("access", "role", "Kim", "administrator", typed="000001\n", code=20)
    assert "not right" in told["error"]
    told = users("access", "role", "Kim", "administrator", "--as", "Kim", typed=f"{KIM}\n", code=20)
    assert "Kim is engineer" in told["error"]
    assert users("access", "users")["users"][1]["role"] == "engineer"


def test_a_pin_is_typed_twice_at_a_terminal(
    do: Do, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter([ADA, "483921", ADA, ADA])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert main(["access", "add", "Ada", "--role", "administrator"]) == 20
    assert "They differ" in capsys.readouterr().err
    assert main(["access", "add", "Ada", "--role", "administrator"]) == 0


def test_the_way_back_in(users: Do, capsys: pytest.CaptureFixture[str]) -> None:
    users("access", "recover", "Ada", typed="998877\n")
    users("access", "pin", "Kim", typed="998877\n667788\n")
    assert main(["access", "users"]) == 0
    assert "Access was recovered" in capsys.readouterr().err
    entries = users("access", "log")["entries"]
    assert "access.RECOVERED" in [entry["action"] for entry in entries]


def test_no_secret_is_written_anywhere(users: Do) -> None:
    users("access", "role", "Kim", "administrator", typed="271828\n", code=20)
    users("access", "pin", "Kim", typed=f"{ADA}\n1357\n", code=20)
    written = [p.read_text(errors="replace") for p in audit_folder().glob("*")]
    written += [p.read_text() for p in log_folder().glob("*")]
    written += [p.read_text() for p in (audit_folder().parent / "access").glob("*")]
    for secret in (ADA, KIM, "271828", '"1357"', " 1357"):
        assert secret not in "".join(written)


def test_the_log_is_shown_exported_and_verified(users: Do, tmp_path: Path) -> None:
    told = users("audit", "show", "--action", "access", "--by", "ada")
    assert [entry["subject"] for entry in told["entries"]] == ["Kim"]
    assert users("audit", "export", str(tmp_path / "out.csv"))["entries"] == 3
    assert "audit.exported" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert users("audit", "verify")["sound"]


def test_a_seal_finds_a_cut_that_was_hidden(users: Do) -> None:
    seal = users("audit", "seal")["seal"]
    assert users("audit", "verify", "--seal", seal)["sound"]
    path = segments(audit_folder())[0]
    first, second, _ = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second)
    last = json.loads(second)
    anchor = {"n": last["n"], "hash": last["hash"]}
    (audit_folder() / "anchor.json").write_text(json.dumps(anchor))
    assert users("audit", "verify")["sound"]
    told = users("audit", "verify", "--seal", seal, code=21)
    assert "cut off at the end" in told["findings"][0]
    with pytest.raises(SystemExit):
        main(["audit", "verify", "--seal", "7:abc"])


def test_a_changed_log_is_told(users: Do) -> None:
    path = segments(audit_folder())[0]
    path.write_bytes(path.read_bytes().replace(b"Kim", b"Tom"))
    told = users("audit", "verify", code=21)
    assert not told["sound"] and "was changed" in told["findings"][0]
    assert not users("audit", "seal", code=21)["sound"]


def test_settings_are_recorded_and_checked(do: Do) -> None:
    do("settings", "--idle-minutes", "5", "--syslog", "udp://127.0.0.1:9")
    assert "no address" in do("settings", "--syslog", "nowhere", code=16)["error"]
    with pytest.raises(SystemExit):
        do("settings", "--idle-minutes", "0.1")
    shown = do("settings", "--syslog", "")
    assert (shown["idle_minutes"], shown["syslog"]) == (5, "")
    entries = do("audit", "show", "--action", "settings")["entries"]
    assert [(e["subject"], e["new"]) for e in entries] == [
        ("idle_minutes", "5.0"),
        ("syslog", "udp://127.0.0.1:9"),
        ("syslog", ""),
    ]
    assert entries[0]["process"].startswith("settings, process")


def test_commands_record_who_ran_them(do: Do, tmp_path: Path) -> None:
    root = str(tmp_path / "flange")
    do("product", "create", root, "--name", "Flange", "--by", "Ada")
    (entry,) = do("audit", "show", "--action", "product")["entries"]
    assert (entry["by"], entry["subject"]) == ("Ada", "Flange")
    assert entry["process"].startswith("product create, process")


def test_the_log_names_commands_as_they_are_typed(users: Do, tmp_path: Path) -> None:
    users("product", "create", str(tmp_path / "flange"), "--name", "Flange")
    users("product", "challenge", str(tmp_path / "flange"), "--part", "master=NG")
    users("audit", "export", str(tmp_path / "out.csv"), "--since", "2026-11-01")
    users("settings", "--station", "Press 4")
    told = users("audit", "show")["entries"]
    names = [entry["process"].partition(",")[0] for entry in told]
    assert names == [
        "access add", "access add", "product create", "product challenge", "audit export",
        "settings",
    ]  # fmt: skip
    assert told[-2]["reason"].startswith("since 2026-") and "None" not in told[-2]["reason"]


def test_who_is_no_administrator_and_tries_is_on_record(users: Do) -> None:
    users("access", "role", "Kim", "administrator", "--as", "Kim", typed=f"{KIM}\n", code=20)
    users("access", "role", "Kim", "administrator", "--as", "Nobody", typed=f"{KIM}\n", code=20)
    entries = users("access", "log")["entries"][-2:]
    assert {entry["action"] for entry in entries} == {"access.log-in-failed"}
    assert [entry["subject"] for entry in entries] == ["Kim", "a user that does not exist"]
    assert entries[0]["reason"] == "engineer, no administrator"


def test_an_export_replaces_no_file_unasked(users: Do, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_text("mine")
    assert "--overwrite" in users("audit", "export", str(file), code=3)["error"]
    assert file.read_text() == "mine"
    assert "audit.exported" not in [e["action"] for e in users("audit", "show")["entries"]]
    users("audit", "export", str(file), "--overwrite")
    assert "audit.exported" in file.read_text(encoding="utf-8-sig")


def test_an_export_that_failed_is_told(users: Do, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    users("audit", "export", str(tmp_path / "file" / "out.csv"), code=3)
    told = [(e["action"], e["old"]) for e in users("audit", "show")["entries"]]
    assert told[-2:] == [("audit.exported", ""), ("export.failed", "audit.exported")]
