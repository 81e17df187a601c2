from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.system_packages import DEBIAN, how_to_install, missing_library
from app.ui.display import PLUGIN, DisplayError
from app.ui.first_window.window import FirstWindow
from tests.helpers.waiting import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
HAS_X_PLUGIN = (Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / PLUGIN).is_file()
on_x = pytest.mark.skipif(not HAS_X_PLUGIN, reason="this Qt has no plugin for X of its own")


def test_the_window_opens_and_its_closing_ends_the_program(qapp: QApplication) -> None:
    titles: list[str] = []

    def close() -> None:
        for widget in qapp.topLevelWidgets():
            if isinstance(widget, FirstWindow):
                titles.append(widget.windowTitle())
                widget.close()

    QTimer.singleShot(0, close)
    assert bootstrap.run_window("light", "en") == 0
    assert titles == ["Goodpart"]
    qapp.setStyleSheet("")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(DisplayError, match="no display"):
        bootstrap.run_window()


def lacking(folder: Path) -> Path:
    """Qt's plugin for X as it is where libxcb-cursor0 is not installed."""
    qt = Path(PySide6.__file__).parent / "Qt"
    plugins, libraries = folder / "plugins" / "platforms", folder / "lib"
    plugins.mkdir(parents=True)
    libraries.mkdir()
    shutil.copy(qt / "plugins" / "platforms" / PLUGIN, plugins)
    for library in (qt / "lib").iterdir():
        (libraries / library.name).symlink_to(library)
    needs_it = libraries / "libQt6XcbQpa.so.6"
    content = needs_it.read_bytes()
    needs_it.unlink()
    needs_it.write_bytes(content.replace(b"libxcb-cursor.so.0", b"libxcb-cursor.so.9"))
    return plugins


def started(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    hidden = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=kept | {"GOODPART_HOME": str(folder), "DISPLAY": ":9999"} | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


@on_x
def test_a_library_that_is_missing_is_told_with_its_package(tmp_path: Path) -> None:
    """Qt would end the process with SIGABRT and advice for programmers."""
    ended = started(tmp_path, QT_QPA_PLATFORM_PLUGIN_PATH=str(lacking(tmp_path)))
    assert ended.returncode == 9, ended.stderr
    assert "the library libxcb-cursor.so.9 is missing" in ended.stderr
    assert "apt-get install -y" in ended.stderr and "libxcb-cursor0" in ended.stderr


@on_x
def test_a_display_that_does_not_answer_is_told(tmp_path: Path) -> None:
    ended = started(tmp_path)
    assert ended.returncode == 9, ended.stderr
    assert "The display ':9999' does not answer" in ended.stderr


def test_the_readme_names_the_same_packages() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(readme.partition("apt-get install -y ")[2].partition("\n")[0].split())
    assert set(DEBIAN.values()) <= named
    assert {name for name in named if name.startswith("libx")} <= set(DEBIAN.values())


def test_only_a_missing_library_is_taken_for_one() -> None:
    message = "libEGL.so.1: cannot open shared object file: No such file or directory"
    assert missing_library(message) == "libEGL.so.1"
    assert "(libegl1 for this one)" in how_to_install("libEGL.so.1")
    assert missing_library("No module named 'libEGL'") == ""
