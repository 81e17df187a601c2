"""What holds for the whole station, whatever it inspects."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.access.audit import NOT_RECORDED, Action, Audit
from app.files import write_json
from app.paths import data_folder, documents_folder
from app.recipes.recipe import ShiftStart
from app.store.pictures.policy import PicturePolicy
from core.errors import GoodpartError


class SettingsError(GoodpartError):
    """The settings are damaged or newer than this program."""

    exit_code = 16


class StationSettings(BaseModel):
    """``settings.json``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int = Field(default=1, ge=1, le=1)
    station: str = ""
    """Its name on every record; "" for the computer's."""
    database: str = ""
    """Address of the record of parts; "" for a file in the user's data folder."""
    shifts: tuple[ShiftStart, ...] = ()
    """When shifts begin, HH:MM in local time; none: the calendar day is one."""
    reports: str = ""
    """Folder of shift reports; "" for one in the user's documents."""
    report_language: Literal["", "en", "de"] = ""
    """Of shift reports; "" for the computer's."""
    pictures: PicturePolicy = PicturePolicy()
    """Which pictures of parts are kept, where and how long."""
    spare_models: int = Field(default=3, ge=0, le=100)
    """Models of other recipes that each line keeps loaded, so that a changeover is quick."""
    idle_minutes: float = Field(default=10.0, ge=0.5, le=480.0)
    """Without a touch, until whoever is logged in is not any more."""
    syslog: str = ""
    """Where the audit log is forwarded to, udp://HOST:PORT or tcp://HOST:PORT; "" for nowhere."""

    @property
    def station_name(self) -> str:
        return self.station or platform.node() or "station"

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{data_folder() / 'results.sqlite'}"

    @property
    def picture_folder(self) -> Path:
        return Path(self.pictures.folder) if self.pictures.folder else data_folder() / "pictures"

    @property
    def report_folder(self) -> Path:
        return Path(self.reports) if self.reports else documents_folder() / "Shift reports"


def load_settings(path: Path) -> StationSettings:
    """The defaults where there is no file. Raises SettingsError."""
    if not path.is_file():
        return StationSettings()
    try:
        return StationSettings.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise SettingsError(
            f"The settings {path} can't be used.",
            "The station did not start.",
            "Restore the file from a backup, or delete it and set the station up again.",
        ) from error


def save_settings(
    path: Path, settings: StationSettings, audit: Audit = NOT_RECORDED, by: str = ""
) -> None:
    """Whole or not at all, each change on record. Raises DataError, SettingsError."""
    for name, old, new in _changes(
        load_settings(path).model_dump(mode="json"), settings.model_dump(mode="json")
    ):
        audit.record(by, Action.SETTINGS_CHANGED, name, old, new)
    changed = settings.model_dump(mode="json", exclude_defaults=True)
    content = {"schema_version": settings.schema_version, **changed}
    write_json(path, content)


def _changes(
    old: Mapping[str, object], new: Mapping[str, object], group: str = ""
) -> Iterator[tuple[str, object, object]]:
    """What differs, each field by itself: name, old value, new value."""
    for name, value in new.items():
        before, full = old.get(name), f"{group}{name}"
        if isinstance(value, dict) and isinstance(before, dict):
            yield from _changes(before, value, f"{full}.")
        elif value != before:
            yield full, before, value
