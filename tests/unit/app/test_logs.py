from __future__ import annotations

import json
import logging
from pathlib import Path

from app.logs import FILE_NAME, start_log, stop_log


def test_every_record_is_one_json_line(tmp_path: Path) -> None:
    handler = start_log(tmp_path / "logs")
    try:
        logging.getLogger("line").warning("two\nlines %s", 3)
    finally:
        stop_log(handler)
    lines = (tmp_path / "logs" / FILE_NAME).read_text(encoding="utf-8").splitlines()
    entry = json.loads(lines[-1])
    assert (entry["level"], entry["logger"], entry["message"]) == (
        "WARNING",
        "line",
        "two\nlines 3",
    )


def test_a_folder_that_cannot_be_made_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    handler = start_log(tmp_path / "file" / "logs")
    assert handler is None
    stop_log(handler)
