"""Dates as the locale writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from app.ui.moments import brief_text, date_text, day_text, exact_text, moment_text, stored_text

AT = datetime(2026, 11, 3, 14, 5, 9).astimezone()


@pytest.fixture
def _locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("_locale", "date", "day"),
    [
        ("de_DE", "03.11.2026", "03.11."),
        ("en_US", "11/3/2026", "11/3"),
        ("en_GB", "03/11/2026", "03/11"),
        ("sv_SE", "2026-11-03", "11-03"),
        ("C", "2026-11-03", "11-03"),
    ],
    indirect=["_locale"],
)
def test_dates_are_the_locales(_locale: None, date: str, day: str) -> None:
    assert (date_text(AT), day_text(AT)) == (date, day)
    assert moment_text(AT) == f"{date} 14:05"
    assert exact_text(AT) == f"{date} 14:05:09"
    assert brief_text(AT) == f"{day} 14:05"
    assert brief_text(AT, exact=True) == f"{day} 14:05:09"


def test_what_a_file_holds_is_told_in_local_time() -> None:
    stored = AT.astimezone(UTC)
    assert stored_text(stored.isoformat(timespec="seconds")) == moment_text(AT)
    assert stored_text(stored.replace(tzinfo=None).isoformat()) == moment_text(AT)
    assert stored_text("long ago") == "long ago"
