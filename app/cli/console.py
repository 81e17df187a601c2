"""What commands say: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO


class Console:
    """``say`` is for results, ``note`` for remarks. With ``as_json`` one object ends the output."""

    def __init__(
        self, as_json: bool = False, output: TextIO | None = None, errors: TextIO | None = None
    ) -> None:
        self.as_json = as_json
        self.output = output or sys.stdout
        self.errors = errors or sys.stderr
        self.print_above: Callable[[str], None] | None = None
        """Set while a bar is drawn on the terminal that the results go to as well."""

    def say(self, text: str) -> None:
        """A line of the result."""
        _write(text, self.output, self.print_above if self.output.isatty() else None)

    def note(self, text: str) -> None:
        """A remark that is no result."""
        _write(text, self.errors, self.print_above)

    def finish(self, result: Mapping[str, object]) -> None:
        """Print ``result`` as the last line where --json was asked for."""
        if self.as_json:
            self.print_json(result)

    def print_json(self, value: Mapping[str, object]) -> None:
        """One line that is a JSON object."""
        self.say(json.dumps(plain(value), ensure_ascii=False, allow_nan=False))

    def fail(self, sentence: str, exit_code: int) -> None:
        """Say an error in words, and as JSON where that was asked for."""
        self.note(f"error: {sentence}")
        self.finish({"error": sentence, "exit_code": exit_code})


def _write(text: str, stream: TextIO, above: Callable[[str], None] | None) -> None:
    if above is None:
        print(text, file=stream, flush=True)
    else:
        above(text)


def plain(value: object) -> object:
    """The value in JSON's own types; what is not finite becomes null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)


def table(rows: Sequence[tuple[str, object]]) -> str:
    """Names and values in two columns."""
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join(f"{name:<{width}}  {_number(value)}" for name, value in rows)


def _number(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}" if math.isfinite(value) else "-"
    return "-" if value is None else str(value)
