"""What a demo can't begin with is said before it makes any part."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.command_line import main
from core.errors import DataError, TeacherError


def test_a_missing_teacher_is_known_before_a_part_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["demo", "--headless", "--output", str(tmp_path / "demo"), "--device", "cpu"]
    assert main([*words, "--teacher", str(tmp_path / "nothing")]) == TeacherError.exit_code
    assert "There is no teacher" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("below", ["", "folder"])
def test_a_file_is_no_place_for_a_demo(
    below: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    words = ["demo", "--headless", "--output", str(tmp_path / "file" / below), "--device", "cpu"]
    assert main(words) == DataError.exit_code
    assert "Choose another folder" in capsys.readouterr().err
