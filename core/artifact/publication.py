"""Puts a folder in its place as a whole, whatever happens meanwhile.

A folder that is not empty can't be replaced by one rename on any common file system. So the old
one steps aside under a fixed name, from which ``standing`` finds it after a crash between the
two renames. At every instant the old or the new folder is there, whole.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import uuid
from pathlib import Path

_NEW, _OLD = "goodpart-new", "goodpart-old"
"""Endings that no user's folder has: what bears them beside a model may be deleted."""


def staging_place(folder: Path) -> Path:
    """A new name beside ``folder`` (on the same file system) to write its successor into."""
    return folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.{_NEW}")


def standing(folder: Path) -> Path:
    """``folder``, or its predecessor that a crash left aside. Changes nothing."""
    aside = _aside(folder)
    return aside if aside.is_dir() and not folder.exists() else folder


def clear_leftovers(folder: Path) -> None:
    """Put a predecessor left aside back in its place; delete what killed writers left."""
    aside = _aside(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)
    for unfinished in folder.parent.glob(f".{glob.escape(folder.name)}.*.{_NEW}"):
        shutil.rmtree(unfinished, ignore_errors=True)


def publish(staged: Path, folder: Path) -> None:
    """Rename ``staged`` to ``folder``, replacing what is there.

    Raises OSError, then with the old folder in its place.
    """
    for path in staged.rglob("*"):
        if path.is_file():
            _sync_file(path)
    _sync_folder(staged)
    aside = _aside(folder)
    if folder.exists():
        folder.rename(aside)
    try:
        staged.rename(folder)
    finally:
        if aside.exists() and not folder.exists():
            aside.rename(folder)
    _sync_folder(folder.parent)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.{_OLD}")


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows can't open folders for syncing
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse; the rename is then as lasting as they make it.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
