"""The log: one JSON object per line in a rotating file of the user's log folder."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "goodpart.log"
MAXIMUM_BYTES = 2_000_000
KEPT_FILES = 5
OWN = ("app", "camera", "core")


class JsonLines(logging.Formatter):
    """A record as one line: time (UTC), level, logger, message and, where given, the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object without a line break."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def is_ours_or_serious(record: logging.LogRecord) -> bool:
    """Some libraries tell every request: at a line that would push the news out within minutes."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in OWN


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler | None:
    """Log into ``folder`` until ``stop_log``; None where it can't be written.

    Of libraries only warnings and errors, unless ``level`` is DEBUG. A full disk or a read-only
    home must not keep the line from inspecting.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=MAXIMUM_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(JsonLines())
    if level > logging.DEBUG:
        handler.addFilter(is_ours_or_serious)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Undo ``start_log``: detach the file and close it."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()
