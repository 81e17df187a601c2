"""One at a time, among the threads of this process and all others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.access.errors import AccessError

PATIENCE_S = 5.0
"""A change takes milliseconds, a check of a PIN a tenth of a second."""


class Exclusive:
    """Of the file at ``path``; its folder is made where it is missing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mutex = threading.Lock()
        self._lock = FileLock(f"{path}.lock", timeout=PATIENCE_S, thread_local=False)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Raises AccessError where that, or what is done meanwhile to files, is not possible."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._mutex, self._lock:
                yield
        except (OSError, Timeout) as error:
            raise AccessError(
                f"{self._path} can't be changed.",
                "Nothing was changed, nobody was logged in.",
                "Try again; check the rights of this folder and the space on its disk.",
            ) from error
