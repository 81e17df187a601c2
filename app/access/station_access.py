"""Users and session of this station."""

from __future__ import annotations

from pathlib import Path

from app.access.accounts import Accounts
from app.access.audit import Audit
from app.access.session import Session
from app.paths import data_folder, settings_file
from app.settings import SettingsError, StationSettings, load_settings


def users_file() -> Path:
    """Need not exist: then access control is off."""
    return data_folder() / "access" / "users.json"


def open_accounts(audit: Audit) -> Accounts:
    return Accounts(users_file(), audit)


def open_session(audit: Audit, unnamed: str) -> Session:
    """``unnamed``: who acts on a station without access control."""
    try:
        settings = load_settings(settings_file())
    except SettingsError:
        settings = StationSettings()  # told elsewhere; no reason to let anybody in for longer
    return Session(
        open_accounts(audit),
        users_file().with_name("session.json"),
        audit,
        idle_s=60 * settings.idle_minutes,
        unnamed=unnamed,
    )
