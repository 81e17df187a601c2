"""Pictures of logging in and of what is locked, for the guide and to look at.

Usage: python -m tests.helpers.access_pictures FOLDER
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.access.roles import Permission, Role
from app.access.session import Session
from app.paths import resources_folder
from app.ui.access.gate import Gate
from app.ui.access.lock_page import LockPage
from app.ui.access.login_dialog import LoginDialog
from app.ui.commands import CommandLine
from app.ui.first_window.window import FirstWindow
from app.ui.live.window import LiveWindow
from app.ui.theme import apply_theme
from tests.helpers.access import ADA, KIM, ListedAudit, MovedClock, accounts_of, session_of
from tests.helpers.live_pictures import rejected, setup_of

QUALITY = 80
SMALL = 1280
PASSWORD = "a long password"


class Scene:
    """A station with users, and a clock of its own."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.folder, self.size, self.clock = folder, size, MovedClock()
        self.session: Session = session_of(folder, ListedAudit(), self.clock)
        accounts = accounts_of(folder, ListedAudit(), self.clock)
        for name in ("Lee", "Maria Fernández", "Tomasz"):
            accounts.add(name, Role.ENGINEER, PASSWORD if name == "Lee" else "926184", by="Ada")

    def live(self) -> LiveWindow:
        lines = rejected()
        setups = {lines[0].name: setup_of(self.folder)}
        return LiveWindow(lines, resources_folder(), setups, gate=Gate(self.session))


def operator(scene: Scene) -> QWidget:
    return scene.live()


def off(scene: Scene) -> QWidget:
    (scene.folder / "users.json").unlink()
    return scene.live()


def engineer(scene: Scene) -> QWidget:
    scene.session.log_in("Kim", KIM)
    return scene.live()


def ending(scene: Scene) -> QWidget:
    scene.session.log_in("Ada", ADA)
    scene.clock.pass_by(557)
    return scene.live()


def recovered(scene: Scene) -> QWidget:
    accounts_of(scene.folder, ListedAudit(), scene.clock).recover("Ada", ADA, by="station")
    return scene.live()


def log_in(scene: Scene) -> QWidget:
    return LoginDialog(scene.session, Permission.SET_UP)


def password(scene: Scene) -> QWidget:
    dialog = LoginDialog(scene.session)
    dialog.people.setCurrentRow(2)
    return dialog


def locked_out(scene: Scene) -> QWidget:
    dialog = LoginDialog(scene.session)
    dialog.people.setCurrentRow(1)
    for _ in range(6):
        dialog.field.setText("111111")
        dialog.try_log_in()
    return dialog


def locked(scene: Scene) -> QWidget:
    page = LockPage(Gate(scene.session), Permission.PRODUCT)
    page.resize(*scene.size)
    return page


def first(scene: Scene) -> QWidget:
    line = CommandLine("python", Path("main.py"))
    return FirstWindow(line, resources_folder(), scene.folder, gate=Gate(scene.session))


DIALOGS = ("log-in", "password", "locked-out")
"""They look the same on every screen."""
STATES: dict[str, Callable[[Scene], QWidget]] = {
    "operator": operator,
    "off": off,
    "engineer": engineer,
    "ending": ending,
    "recovered": recovered,
    "log-in": log_in,
    "password": password,
    "locked-out": locked_out,
    "locked": locked,
    "first": first,
}


def take(application: QApplication, name: str, size: tuple[int, int]) -> QPixmap:
    with tempfile.TemporaryDirectory() as folder:
        widget = STATES[name](Scene(Path(folder), size))
        if not isinstance(widget, LoginDialog):
            widget.resize(*size)
        widget.show()
        for _ in range(3):
            application.processEvents()
            if isinstance(widget, LiveWindow):
                widget.refresh()
        picture = widget.grab()
        widget.close()
        widget.deleteLater()
        application.processEvents()
        return picture


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    for theme in ("light", "dark"):
        apply_theme(application, resources_folder(), theme)
        for size in ((SMALL, 800), (1920, 1080)):
            for name in STATES if size[0] == SMALL else STATES.keys() - DIALOGS:
                file = folder / f"{name}-{theme}-{size[0]}.jpg"
                take(application, name, size).save(str(file), quality=QUALITY)


if __name__ == "__main__":
    main()
