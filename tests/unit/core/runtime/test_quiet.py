import logging

import pytest

from core.runtime.backends.quiet import quiet


def test_several_libraries_are_silent_but_for_errors_and_speak_again(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = logging.getLogger("test.first"), logging.getLogger("test.second")
    second.setLevel(logging.INFO)
    with quiet("test.first", "test.second"):
        for log in (first, second):
            log.warning("No compiler here.")
            log.error("No network here.")
        print("Working.")
    second.info("Again.")
    assert [record.message for record in caplog.records] == [*["No network here."] * 2, "Again."]
    assert capsys.readouterr().out == ""
    assert (first.level, second.level) == (logging.NOTSET, logging.INFO)
