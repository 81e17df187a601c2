from __future__ import annotations

from pathlib import Path

import pytest

from app import paths


def test_the_resources_are_where_the_program_is() -> None:
    assert (paths.resources_folder() / "styles" / "goodpart.qss").is_file()
    assert (paths.program_folder() / "main.py").is_file()


def test_one_variable_moves_all_files_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.log_folder() == tmp_path / "logs"
    assert paths.documents_folder() == tmp_path
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert tmp_path not in paths.log_folder().parents
    assert paths.documents_folder().name == "Goodpart"
