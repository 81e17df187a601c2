"""A parser that answers a mistyped command, option or choice with the nearest one."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app.cli.arguments import path

_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


class SuggestingParser(argparse.ArgumentParser):
    """The parsers of its commands are of this class as well. Their paths are never empty."""

    _typed: Sequence[str] = ()

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(*arguments, **options)
        self.register("type", Path, path)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - argparse's own
        """What is left over is an error of this command, which knows what it may have meant."""
        self._typed = sys.argv[1:] if args is None else list(args)
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return found, left

    def error(self, message: str) -> NoReturn:
        """Exit code 2, with the usage."""
        meant = next(self._meant(message), "")
        super().error(f"{message}. {meant}" if meant else message)

    def _meant(self, message: str) -> Iterator[str]:
        """An option comes first: what follows a mistyped one is taken for something else."""
        choice = _CHOICE.search(message)
        typed = list(self._typed)
        if choice and choice[1] in typed:
            typed = typed[: typed.index(choice[1])]
        options = list(self._option_string_actions)
        for word in (text.partition("=")[0] for text in typed if text.startswith("--")):
            if not any(name.startswith(word) for name in options):
                yield from _instead_of(word, options)
        if choice:
            yield from _instead_of(choice[1], [name.strip("'") for name in choice[2].split(", ")])


def _instead_of(word: str, known: Sequence[str]) -> Iterator[str]:
    for name in difflib.get_close_matches(word, known, n=1):
        yield f"Did you mean {name} instead of {word}?"
