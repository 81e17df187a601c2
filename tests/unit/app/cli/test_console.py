from __future__ import annotations

import io
import json
import math
from pathlib import Path

from app.cli.console import Console, plain, table


def test_results_and_remarks_go_to_their_streams() -> None:
    output, errors = io.StringIO(), io.StringIO()
    console = Console(False, output, errors)
    console.say("result")
    console.note("remark")
    console.finish({"a": 1})
    assert (output.getvalue(), errors.getvalue()) == ("result\n", "remark\n")


def test_the_last_line_is_json_where_asked_for() -> None:
    output = io.StringIO()
    console = Console(True, output, io.StringIO())
    console.say("result")
    console.finish({"score": math.nan, "file": Path("a"), "rows": ({"x": 1},), "none": None})
    last = output.getvalue().splitlines()[-1]
    assert json.loads(last) == {"score": None, "file": "a", "rows": [{"x": 1}], "none": None}


def test_a_failure_is_json_as_well() -> None:
    output, errors = io.StringIO(), io.StringIO()
    Console(True, output, errors).fail("It broke.", 3)
    assert json.loads(output.getvalue()) == {"error": "It broke.", "exit_code": 3}
    assert errors.getvalue() == "error: It broke.\n"


def test_infinity_is_no_json_number() -> None:
    assert plain([math.inf, 1.5, True]) == [None, 1.5, True]


def test_a_table_lines_up_and_marks_what_is_undefined() -> None:
    assert table([("a", 0.5), ("long", None), ("b", math.nan)]).splitlines() == [
        "a     0.5000",
        "long  -",
        "b     -",
    ]
