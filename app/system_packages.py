"""Which package of a Linux system holds a library that the window needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MISSING = re.compile(r"(lib[\w+.-]*\.so[.\d]*): cannot open shared object file")
DEBIAN: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""As README.md names them for Debian and Ubuntu."""


def missing_library(message: str) -> str:
    """The library that a loader's ``message`` says is not there; "" for any other message."""
    found = _MISSING.search(message)
    return found.group(1) if found else ""


def how_to_install(library: str) -> str:
    """A sentence. All packages at once: the loader names only the first that is missing."""
    own = f" ({DEBIAN[library]} for this one)" if library in DEBIAN else ""
    packages = " ".join(dict.fromkeys(DEBIAN.values()))
    return (
        f"Install the system's packages for windows{own}, on Debian and Ubuntu: "
        f"sudo apt-get install -y {packages}"
    )
