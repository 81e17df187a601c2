"""Whether a window can open here: where it can't, Qt would end the whole process without a word."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPluginLoader

from app.system_packages import how_to_install, missing_library
from core.errors import GoodpartError

WANTED = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PLUGIN = "libqxcb.so"


class DisplayError(GoodpartError):
    """There is no screen to open a window on, or not what is needed to use it."""

    exit_code = 9


def need_display() -> None:
    """Raises DisplayError. Elsewhere than on Linux there is always a display."""
    if sys.platform != "linux":
        return
    if not any(os.environ.get(name) for name in WANTED):
        raise DisplayError(
            "There is no display to open a window on.",
            "Nothing was started.",
            "Start it on a desktop, or name a command that runs in the terminal "
            "(demo --headless, train, evaluate, inspect; see --help).",
        )
    if _uses_x():
        _need_plugin()
        _need_server()


def _uses_x() -> bool:
    """Whether Qt will take its plugin for X. With Wayland as well it has two to choose from."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted.partition(":")[0] == "xcb"
    return not os.environ.get("WAYLAND_DISPLAY")


def _need_plugin() -> None:
    path = _plugin()
    if path is None:
        return  # a system's own Qt has it elsewhere
    loader = QPluginLoader(str(path))
    if loader.load():
        return
    message = loader.errorString()
    library = missing_library(message)
    raise DisplayError(
        f"The window can't open: {f'the library {library} is missing' if library else message}.",
        "Nothing was started.",
        how_to_install(library),
    )


def _plugin() -> Path | None:
    """Where Qt will find it."""
    given = os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH", "")
    folders = [*([Path(given)] if given else [])]
    folders += [Path(each) / "platforms" for each in QCoreApplication.libraryPaths()]
    return next((folder / PLUGIN for folder in folders if (folder / PLUGIN).is_file()), None)


def _need_server() -> None:
    """The plugin was loaded, so its library is there."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if failed:
        name = os.environ.get("DISPLAY", "")
        raise DisplayError(
            f"The display {name!r} does not answer, or does not let this user in.",
            "Nothing was started.",
            "Start it on the desktop of the user who is logged in there, or set DISPLAY to it.",
        )
