from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("level", "lines"), [(logging.INFO, 2), (logging.DEBUG, 3)])
def test_of_libraries_only_what_is_serious_is_kept(tmp_path: Path, level: int, lines: int) -> None:
    handler = start_log(tmp_path, level)
    try:
        logging.getLogger("asyncua.server").info("a request")
        logging.getLogger("asyncua.server").warning("a refusal")
        logging.getLogger("app.station").info("a start")
    finally:
        stop_log(handler)
    text = (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    assert len(text.splitlines()) == lines and "a refusal" in text and "a start" in text
