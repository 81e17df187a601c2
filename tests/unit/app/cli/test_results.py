"""The record by commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.access.reading import read_entries
from app.access.station_audit import audit_folder
from app.cli.command_line import main
from app.paths import data_folder, settings_file
from app.settings import StationSettings, save_settings
from app.store.database import open_database
from app.store.errors import StoreError
from app.store.journal import JOURNAL, Journal
from app.store.part_store import PartStore
from core.errors import DataError
from core.types import Verdict
from tests.helpers.pictures import SmallDisk, name
from tests.helpers.records import part, picture

Do = Callable[..., dict[str, Any]]


@pytest.fixture
def do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    url = f"sqlite:///{tmp_path / 'results.sqlite'}"
    store = PartStore(open_database(url))
    store.add([part(n, verdict=Verdict.NG if n == 3 else Verdict.OK) for n in range(1, 6)])
    store.close()

    def run(*words: str, code: int = 0) -> dict[str, Any]:
        ended = main(["results", *words, "--database", url, "--json"])
        output = capsys.readouterr()
        assert ended == code, output.err
        told: dict[str, Any] = json.loads(output.out.splitlines()[-1])
        return told

    return run


def test_the_newest_are_listed(do: Do) -> None:
    assert [row["trigger"] for row in do("list", "--limit", "2")["parts"]] == [5, 4]
    assert [row["trigger"] for row in do("list", "--verdict", "NG")["parts"]] == [3]


def test_parts_are_counted(do: Do) -> None:
    counts = do("count", "--line", "Line 1")
    assert (counts["parts"], counts["counts"]["NG"], counts["counts"]["ERROR"]) == (5, 1, 0)
    assert do("count", "--since", "2100-01-01")["parts"] == 0


def test_parts_are_exported(do: Do, tmp_path: Path) -> None:
    assert do("export", str(tmp_path / "parts.csv"), "--verdict", "OK")["parts"] == 4
    assert len((tmp_path / "parts.csv").read_text(encoding="utf-8-sig").splitlines()) == 5


def test_a_shift_is_reported(do: Do, tmp_path: Path) -> None:
    save_settings(settings_file(), StationSettings(station="Station 1"))
    day = datetime.fromtimestamp(1_790_000_000, UTC).astimezone().date().isoformat()
    where = ("--output", str(tmp_path / "out"), "--language", "de")
    files = [Path(name) for name in do("report", "--shift", day, *where)["files"]]
    assert [file.suffix for file in files] == [".pdf", ".csv"]
    assert all(file.parent == tmp_path / "out" and file.stat().st_size for file in files)
    assert [(line[:3]) for line in exported()] == [("results.exported", "report", "out")]
    assert do("report", "--shift", "2001-01-01", *where)["files"] == []
    (current,) = do("report", "--shift", "current", "--format", "csv", *where)["files"]
    assert current.endswith(".csv")


def test_a_report_by_hand_says_that_parts_wait_in_the_journal(
    do: Do, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'results.sqlite'}"
    save_settings(settings_file(), StationSettings(database=url))

    def is_complete() -> bool:
        words = ["--shift", "current", "--format", "csv", "--output", str(tmp_path / "out")]
        assert main(["results", "report", *words, "--json"]) == 0
        (file,) = shown(capsys)["files"]
        return ",complete,yes\n" in Path(file).read_text(encoding="utf-8-sig")

    assert is_complete()
    journal = Journal(data_folder() / JOURNAL)
    journal.refuse(part(1))
    assert is_complete()
    journal.append([part(2)])
    assert not is_complete()
    journal.close()


@pytest.mark.parametrize("words", [("--shift", "first"), ("--format", "doc"), ("--format", "")])
def test_a_report_of_nothing_known_is_refused(words: tuple[str, str]) -> None:
    with pytest.raises(SystemExit):
        main(["results", "report", *words])


def test_a_database_that_can_not_be_used_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["results", "count", "--database", "postgresql:///x?host=/nowhere"]) == 15
    assert "can't be used" in capsys.readouterr().err


def test_settings_are_kept_once_they_work(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'plant.sqlite'}"
    assert main(["settings", "--station", "Press 4", "--database", url]) == 0
    assert main(["settings", "--database", "postgresql:///x?host=/nowhere"]) == 15
    capsys.readouterr()
    assert main(["settings", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (shown["station"], shown["database"]) == ("Press 4", url)


def shown(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return told


def test_pictures_are_copied_beside_an_export(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'plant.sqlite'}"
    store = PartStore(open_database(url))
    store.add([part(1), part(2, verdict=Verdict.NG), picture(2, path="day/2.png")])
    store.close()
    place = tmp_path / "pictures" / "day"
    place.mkdir(parents=True)
    (place / "2.png").write_bytes(b"picture")
    main(["settings", "--pictures", str(place.parent), "--database", url])
    capsys.readouterr()
    words = ["results", "export", str(tmp_path / "parts.csv"), "--pictures", str(tmp_path / "out")]
    assert main([*words, "--json"]) == 0
    told = shown(capsys)
    assert (told["parts"], told["with_pictures"]) == (2, 1)
    (copied,) = (tmp_path / "out").rglob("*.png")
    assert copied.read_bytes() == b"picture" and "NG" in str(copied.relative_to(tmp_path))
    words.append("--overwrite")
    assert main([*words, "--json"]) == 3, "a folder that is there is not written into"


def test_pictures_are_counted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    disk = SmallDisk(tmp_path / "pictures", 10**9)
    for trigger, verdict in enumerate((Verdict.OK, Verdict.NG, Verdict.NG, Verdict.MISSED)):
        at = datetime.now(UTC) - timedelta(hours=30)
        disk.put(name(trigger, verdict, at=at), size=10**6)
    assert main(["settings", "--pictures", str(tmp_path / "pictures"), "--keep-free", "0.5"]) == 0
    assert main(["settings", "--pictures-at-most", "0.013"]) == 0
    capsys.readouterr()
    assert main(["results", "pictures", "--json"]) == 0
    told = shown(capsys)
    assert told["groups"] == {
        "ok": {"pictures": 1, "bytes": 10**6},
        "others": {"pictures": 1, "bytes": 10**6},
        "ng": {"pictures": 2, "bytes": 2 * 10**6},
    }
    assert told["room_bytes"] == 9 * 10**6
    assert 2 <= told["days_left"] <= 3, "four in 30 to 31 hours, nine more fit"


def test_what_is_kept_of_pictures_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    given = "--keep-ok none --keep-others none --picture-format jpeg --jpeg-quality 80"
    more = "--picture-kinds original,map --ng-days 365 --keep-free 20"
    assert main(["settings", *given.split(), *more.split()]) == 0
    capsys.readouterr()
    assert main(["settings", "--json"]) == 0
    told = shown(capsys)
    assert (told["keep_ok"], told["keep_ng"], told["keep_others"]) == (0, "all", "none")
    assert (told["picture_format"], told["jpeg_quality"]) == ("jpeg", 80)
    assert (told["picture_kinds"], told["ng_days"], told["keep_free"]) == ("original,map", 365, 20)


@pytest.mark.parametrize(
    "wrong", ["--jpeg-quality 101", "--picture-kinds thumbnails", "--keep-free 0", "--ok-days -1"]
)
def test_what_can_not_be_of_pictures_is_told(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings", *wrong.split()]) == 16
    assert "settings --help" in capsys.readouterr().err
    assert not settings_file().exists()


def test_shifts_are_set_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "--shifts", "22:00, 06:00,14:00"]) == 0
    with pytest.raises(SystemExit):
        main(["settings", "--shifts", "6 o'clock"])
    capsys.readouterr()
    assert main(["settings", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert shown["shifts"] == "06:00, 14:00, 22:00"
    assert main(["settings", "--shifts", "", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["shifts"] == "calendar day"


def exported() -> list[tuple[str, str, str, str]]:
    return [
        (entry.action, entry.subject, Path(entry.new).name, entry.reason)
        for entry in read_entries(audit_folder())
        if "export" in entry.action
    ]


def test_exports_are_on_record_with_their_pictures(do: Do, tmp_path: Path) -> None:
    words = ("--pictures", str(tmp_path / "out"), "--verdict", "OK", "--line", "Line 1")
    do("export", str(tmp_path / "parts.csv"), *words)
    reason = "parts, OK, line Line 1"
    assert exported() == [
        ("results.exported", "", "parts.csv", reason),
        ("results.exported", "pictures", "out", reason),
    ]


def test_what_is_refused_was_not_exported(do: Do, tmp_path: Path) -> None:
    (tmp_path / "parts.csv").write_text("mine")
    (tmp_path / "out").mkdir()
    do("export", str(tmp_path / "parts.csv"), code=3)
    do("export", str(tmp_path / "parts.doc"), code=3)
    do("export", str(tmp_path / "new.csv"), "--pictures", str(tmp_path / "out"), code=3)
    assert exported() == [] and not (tmp_path / "new.csv").exists()
    assert (tmp_path / "parts.csv").read_text() == "mine"
    do("export", str(tmp_path / "parts.csv"), "--overwrite")
    assert [line[0] for line in exported()] == ["results.exported"]
    do("export", str(tmp_path / "parts.csv" / "more.csv"), code=3)
    assert [line[0] for line in exported()[1:]] == ["results.exported", "export.failed"]


@pytest.mark.parametrize("action", ["list", "count", "export", "report"])
def test_a_command_that_reads_makes_no_database(
    action: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "nosuch" / "results.sqlite"
    more = [str(tmp_path / "parts.csv")] if action == "export" else []
    assert main(["results", action, *more, "--database", f"sqlite:///{place}"]) == 15
    assert "There is no database" in capsys.readouterr().err
    assert not place.parent.exists() and not (tmp_path / "parts.csv").exists()


def test_a_database_that_is_not_there_opens_no_window_and_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.bootstrap.run_results", lambda *_, **__: pytest.fail("a window"))
    file = tmp_path / "nothing.sqlite"
    assert main(["results", "show", "--database", f"sqlite:///{file}"]) == StoreError.exit_code
    assert f"There is no database {file}." in capsys.readouterr().err
    assert not file.exists()


def test_an_export_that_cannot_be_written_says_why(
    do: Do, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    told = do("export", str(tmp_path / "file" / "parts.csv"), code=DataError.exit_code)
    assert "there is a file of that name" in told["error"]
