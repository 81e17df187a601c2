"""What holds for the whole station."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.command_line import main
from app.paths import settings_file
from app.settings import SettingsError, StationSettings, load_settings, save_settings
from app.store.pictures.policy import PictureFormat, PicturePolicy


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.json")
    assert settings.station_name
    assert settings.database_url.startswith("sqlite:///")


def test_what_is_saved_is_loaded() -> None:
    save_settings(settings_file(), StationSettings(station="Press 4"))
    assert load_settings(settings_file()).station_name == "Press 4"


def test_a_file_of_an_older_program_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"schema_version": 1, "station": "Press 4"}')
    settings = load_settings(tmp_path / "settings.json")
    assert settings.pictures == PicturePolicy()
    assert settings.picture_folder.name == "pictures"


def test_only_what_was_changed_of_pictures_is_in_the_file() -> None:
    pictures = PicturePolicy(format=PictureFormat.JPEG, folder="/mnt/pictures")
    save_settings(settings_file(), StationSettings(pictures=pictures))
    text = json.loads(settings_file().read_text())
    pictures_alone = {"folder": "/mnt/pictures", "format": "jpeg"}
    assert text == {"schema_version": 1, "pictures": pictures_alone}
    loaded = load_settings(settings_file())
    assert loaded.pictures == pictures and loaded.picture_folder == Path("/mnt/pictures")


def test_what_was_saved_before_there_were_shifts_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"station": "Press 4"}')
    settings = load_settings(tmp_path / "settings.json")
    assert settings.shifts == () and settings.report_folder.name == "Shift reports"


@pytest.mark.parametrize(
    "text", ["{", '{"schema_version": 2}', '{"colour": "red"}', '{"shifts": ["25:00"]}']
)
def test_a_damaged_or_newer_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    with pytest.raises(SettingsError, match="settings"):
        load_settings(tmp_path / "settings.json")


def test_models_kept_ready_are_set_by_command_and_bounded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["settings", "--spare-models", "5"]) == 0
    assert load_settings(settings_file()).spare_models == 5
    with pytest.raises(SystemExit):
        main(["settings", "--spare-models", "101"])
    capsys.readouterr()
