"""Texts that begin with another one, as a range that an index finds."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_

LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def begins_with(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """``beginning``: not empty. The column must sort by the numbers of signs.

    LIKE would not do: SQLite's takes upper and lower case for the same and uses no index.
    """
    return and_(column >= beginning, column < _first_after(beginning))


def _first_after(beginning: str) -> str:
    """The first text that is behind all that begin so."""
    following = ord(beginning[-1]) + 1
    if following > LAST:
        return beginning + chr(LAST)
    return beginning[:-1] + chr(_SURROGATES.stop if following in _SURROGATES else following)
