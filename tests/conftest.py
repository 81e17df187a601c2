"""What every test relies on: no display, one thread, user folders of its own, no leftovers."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

ENDING_S = 5.0


@pytest.fixture(autouse=True)
def _user_folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODPART_HOME", str(tmp_path / "goodpart-home"))


@pytest.fixture(autouse=True)
def _no_thread_and_no_process_left_over() -> Iterator[None]:
    threads, processes = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    for thread in set(threading.enumerate()) - threads:
        thread.join(ENDING_S)  # one that was told to end may be at it
    left = [
        *(set(threading.enumerate()) - threads),
        *(set(multiprocessing.active_children()) - processes),
    ]
    assert not left, f"left over: {left}"
