"""Dates and times as the window's locale writes them: one format, whichever page shows them.

Years have four digits and the clock 24 hours everywhere: nobody shall have to guess.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale

TIME, TIME_S = "HH:mm", "HH:mm:ss"


def date_format() -> str:
    """Qt's, of the default locale."""
    if QLocale().language() == QLocale.Language.C:  # a computer that was told no language
        return "yyyy-MM-dd"
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return re.sub(r"y+", "yyyy", short)


def moment_format() -> str:
    """Of fields in which people enter a moment."""
    return f"{date_format()} {TIME}"


def date_text(at: datetime) -> str:
    return _text(at, date_format())


def day_text(at: datetime) -> str:
    """Without the year."""
    return _text(at, date_format().replace("yyyy", "").lstrip(" .,/-").rstrip(" ,/-"))


def time_text(at: datetime) -> str:
    """To the second."""
    return _text(at, TIME_S)


def moment_text(at: datetime) -> str:
    """To the minute."""
    return _text(at, moment_format())


def exact_text(at: datetime) -> str:
    """To the second."""
    return f"{date_text(at)} {time_text(at)}"


def brief_text(at: datetime, *, exact: bool = False) -> str:
    """Without the year, to the minute or the second."""
    return f"{day_text(at)} {_text(at, TIME_S if exact else TIME)}"


def stored_text(utc: str) -> str:
    """Of a moment that a file holds in ISO 8601; as it stands there where it is none."""
    try:
        at = datetime.fromisoformat(utc)
    except ValueError:
        return utc
    return moment_text(at if at.tzinfo is not None else at.replace(tzinfo=UTC))


def _text(at: datetime, form: str) -> str:
    """In local time."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())), form)
