"""In how many ways a regular expression may try to fit a code, before it gives up.

Python tries them one after the other: ``(a+)+`` tries more than anybody can wait for. A pattern
that repeats what could be repeated in another way is dangerous; three parts of any length are not.
"""

from __future__ import annotations

import math
import re

MOST_WAYS = 4 * 201**3
"""Three parts of any length and some choices: about 0.1 s for the worst code of 200 characters."""
_REPEAT = re.compile(r"([*+?]|\{(\d*)(,?)(\d*)\})([+?]?)")
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[:>]|\(\w+\)|P=\w+|#[^)]*|[a-zA-Z-]*:?))?")
_VERBOSE = re.compile(r"\(\?[a-zA-Z]*x")


def ways(pattern: str, longest: int) -> float:
    """An upper bound for codes of up to ``longest`` characters; infinite where none is known.

    ``pattern`` is a regular expression that Python takes.
    """
    if _VERBOSE.search(pattern):
        return math.inf  # blanks and remarks in it mean something else
    return _Reader(pattern, longest).choice()


class _Reader:
    """Goes through a pattern once, from left to right."""

    def __init__(self, pattern: str, longest: int) -> None:
        self._pattern, self._longest = pattern, longest
        self._at = 0

    def choice(self) -> float:
        """Up to the end of its group: any of its branches."""
        total = self._branch()
        while self._next() == "|":
            self._at += 1
            total += self._branch()
        return total

    def _branch(self) -> float:
        product = 1.0
        while self._next() not in ("", "|", ")"):
            product *= self._repeated(self._item())
        return product

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _item(self) -> float:
        """A group, a set of characters, or one character."""
        if self._next() == "(":
            opening = _OPENING.match(self._pattern, self._at)
            assert opening is not None
            self._at = opening.end()
            inner = self.choice()
            self._at += 1
            return inner
        self._at = self._end_of_set() if self._next() == "[" else self._end_of_character(self._at)
        return 1.0

    def _end_of_character(self, at: int) -> int:
        """What follows a backslash belongs to it; further digits cost nothing by themselves."""
        return at + (2 if self._pattern[at] == "\\" else 1)

    def _end_of_set(self) -> int:
        at = self._at + 1
        if self._pattern[at] == "^":
            at += 1
        if self._pattern[at] == "]":
            at += 1
        while self._pattern[at] != "]":
            at = self._end_of_character(at)
        return at + 1

    def _repeated(self, item: float) -> float:
        found = _REPEAT.match(self._pattern, self._at)
        if found is None or found[1] == "{}":  # those are characters
            return item
        least, most = _bounds(found)
        self._at = found.end()
        if found[5] == "+" and item == 1:
            return 1.0  # possessive: it never gives back what it has
        least, most = least or 0, self._longest if most is None else min(most, self._longest)
        return _sum_of_powers(item, least, max(least, most))


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None]:
    signs: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
    if found[1] in signs:
        return signs[found[1]]
    least = int(found[2]) if found[2] else None
    most = int(found[4]) if found[4] else (None if found[3] else least)
    return least, most


def _sum_of_powers(item: float, least: int, most: int) -> float:
    """Of each number of repetitions, all the ways of each of them."""
    if item == 1:
        return most - least + 1.0
    try:
        return (item ** (most + 1) - item**least) / (item - 1)
    except OverflowError:
        return math.inf
