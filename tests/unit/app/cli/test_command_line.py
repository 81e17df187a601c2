from __future__ import annotations

import argparse
import errno
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import command_line, exit_codes, training, window
from app.cli.console import Console
from app.paths import log_folder, program_folder
from core import errors
from core.errors import DataError, GoodpartError
from tests.helpers.command import run
from tests.helpers.models import write_model
from tests.helpers.parts import write_parts


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["demo"],
        ["bench"],
        ["train"],
        ["evaluate"],
        ["inspect"],
        ["teacher"],
        ["teacher", "distill"],
        ["teacher", "import"],
        ["teacher", "show"],
        ["model"],
        ["model", "show"],
        ["model", "verify"],
        ["model", "optimize"],
        ["live"],
        ["station"],
        ["camera"],
        *(["camera", action] for action in ("list", "show", "set", "grab")),
        ["product"],
        *(
            ["product", action]
            for action in ("create", "capture", "add", "label", "review", "train")
        ),
        *(["product", action] for action in ("versions", "pin", "activate", "undo")),
        *(["product", action] for action in ("export", "import")),
    ],
)
def test_every_command_has_a_help_text(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage: goodpart" in capsys.readouterr().out


def test_wrong_arguments_end_with_the_usage_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["train"])
    assert ended.value.code == exit_codes.USAGE
    assert "--output" in capsys.readouterr().err


def test_every_error_has_its_documented_exit_code() -> None:
    classes = [c for c in vars(errors).values() if isinstance(c, type)]
    codes = {c.exit_code for c in classes if issubclass(c, GoodpartError)}
    documented = {int(line.split()[0]) for line in exit_codes.EXPLANATION.splitlines()[1:]}
    assert codes <= documented


def test_help_needs_neither_torch_nor_qt() -> None:
    code = (
        "import sys; from app.cli.command_line import build_parser; build_parser().format_help();"
        "sys.exit(bool({'torch', 'cv2', 'PySide6', 'numpy'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=program_folder(), check=False)
    assert ended.returncode == 0


def run_failing(monkeypatch: pytest.MonkeyPatch, error: BaseException, options: list[str]) -> int:
    def fail(arguments: argparse.Namespace, console: Console) -> int:
        raise error

    monkeypatch.setattr(training, "run", fail)
    return command_line.main(["train", "data", "--output", "model", *options])


def test_an_error_is_sentences_json_and_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run_failing(
        monkeypatch, DataError("It broke.", "No part passed.", "Mend it."), ["--json"]
    )
    said = capsys.readouterr()
    assert code == DataError.exit_code
    assert json.loads(said.out) == {"error": "It broke. No part passed. Mend it.", "exit_code": 3}
    assert "Traceback" not in said.err


def test_an_unexpected_error_is_logged_and_shown_only_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_failing(monkeypatch, ZeroDivisionError("by 0"), []) == exit_codes.UNEXPECTED
    quiet = capsys.readouterr().err
    assert "ZeroDivisionError: by 0" in quiet and "Traceback" not in quiet
    entry = json.loads((log_folder() / "goodpart.log").read_text().splitlines()[-1])
    assert "Traceback" in entry["traceback"]
    assert run_failing(monkeypatch, ZeroDivisionError("by 0"), ["--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_stop_has_the_code_of_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_failing(monkeypatch, KeyboardInterrupt("Stopped."), ["--json"]) == 130
    assert json.loads(capsys.readouterr().out)["error"] == "Stopped."


def test_the_log_is_closed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(logging.getLogger().handlers)
    run_failing(monkeypatch, DataError("It broke."), [])
    assert logging.getLogger().handlers == before


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, str]] = []

    def open_window(arguments: argparse.Namespace, console: Console) -> int:
        opened.append((arguments.theme, arguments.language))
        return 0

    monkeypatch.setattr(window, "run", open_window)
    assert command_line.main(["--theme", "dark", "--language", "de"]) == 0
    assert opened == [("dark", "de")]


def test_the_choices_are_those_of_the_engine() -> None:
    from core.models.efficientad.schedule import SCHEDULES
    from core.models.registry import METHODS

    assert set(training.METHODS) == set(METHODS)
    assert set(training.SCHEDULES) == set(SCHEDULES)


def test_a_missing_folder_is_a_data_error(tmp_path: Path) -> None:
    arguments = ["train", str(tmp_path / "none"), "--output", str(tmp_path / "model")]
    assert command_line.main(arguments) == DataError.exit_code


def test_a_forbidden_file_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "parts/good")
    assert run_failing(monkeypatch, error, []) == DataError.exit_code
    said = capsys.readouterr().err
    assert "parts/good can't be used: Permission denied." in said
    assert "unexpected" not in said


def test_broken_pictures_are_told_in_our_words_alone(tmp_path: Path) -> None:
    """A process of its own: OpenCV reads how much it is to say when it is loaded."""
    for name in ("one.bmp", "two.bmp"):
        (tmp_path / name).write_bytes(b"BM" + bytes(100))
    ended = run("train", tmp_path, "--output", tmp_path / "model")
    assert ended.returncode == DataError.exit_code
    assert "one.bmp, two.bmp" in ended.stderr
    assert "[ERROR" not in ended.stderr and "global" not in ended.stderr


def test_a_file_is_no_folder_of_a_data_set_or_a_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    assert command_line.main(["train", str(file), "--output", str(tmp_path / "model")]) == 3
    assert f"{file} is no folder." in capsys.readouterr().err
    assert command_line.main(["model", "show", str(file)]) == 4
    assert f"{file} is not a model: it is no folder." in capsys.readouterr().err


def test_an_empty_folder_says_how_one_for_a_measurement_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_model(tmp_path / "model").folder
    (tmp_path / "empty").mkdir()
    assert command_line.main(["evaluate", str(model), str(tmp_path / "empty")]) == 3
    said = capsys.readouterr().err
    assert "to measure a model, bad ones into 'bad'" in said
    assert "learn from" not in said


def test_a_model_that_is_there_is_replaced_on_demand_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, model = write_parts(tmp_path / "parts", 2), write_model(tmp_path / "model").folder
    assert command_line.main(["train", str(data), "--output", str(model)]) == 4
    assert "--overwrite" in capsys.readouterr().err
    assert command_line.main(["train", str(data), "--output", str(data)]) == 4
    assert "--overwrite" not in capsys.readouterr().err, "it would not help"
