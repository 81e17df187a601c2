"""Where the program finds its resources and keeps the user's files."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "GOODPART_HOME"
"""Environment variable: one folder for all files of the user, for stations and tests."""


def program_folder() -> Path:
    """Folder of main.py, of the packages and of resources/."""
    return Path(__file__).resolve().parent.parent


def resources_folder() -> Path:
    """Icons, style sheet, translations, teacher weights. Only read."""
    return program_folder() / "resources"


def settings_file() -> Path:
    """The station's settings; need not exist."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / "settings.json"
    return PlatformDirs("Goodpart", appauthor=False).user_config_path / "settings.json"


def data_folder() -> Path:
    """Where the record of parts lies, with its journal; not created here."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / "data"
    return PlatformDirs("Goodpart", appauthor=False).user_data_path


def log_folder() -> Path:
    """Where the log files go; not created here."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / "logs"
    return PlatformDirs("Goodpart", appauthor=False).user_log_path


def documents_folder() -> Path:
    """Where the window proposes to keep demo results and models; not created here."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    return PlatformDirs("Goodpart", appauthor=False).user_documents_path / "Goodpart"
