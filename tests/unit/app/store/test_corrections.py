"""What people say of parts afterwards, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.library.entries import Label
from app.store.database import open_database
from app.store.errors import StoreError
from app.store.exports import COLUMNS
from app.store.part_store import PartStore
from app.store.parts import PartFilter, PartRow
from app.store.results_database import ResultsDatabase
from core.errors import DataError
from core.types import Verdict
from tests.helpers.records import part


@pytest.fixture
def database(url: str) -> Iterator[ResultsDatabase]:
    open_database(url).dispose()
    opened = ResultsDatabase(url)
    PartStore(opened.engine).add([part(n, verdict=Verdict.NG) for n in range(1, 4)])
    yield opened
    opened.close()


def second(database: ResultsDatabase) -> PartRow:
    return database.page(PartFilter())[1]


def test_the_newest_correction_counts_and_none_is_lost(database: ResultsDatabase) -> None:
    assert second(database).correction is None
    said = database.correct(second(database), Label.GOOD, reason=" Dirt ", by="Kim")
    assert second(database) == said
    database.correct(said, Label.BAD, reason="A scratch", by="Lee")
    row = second(database)
    assert [(c.now, c.reason, c.by) for c in row.corrections] == [
        (Label.BAD, "A scratch", "Lee"),
        (Label.GOOD, "Dirt", "Kim"),
    ]
    assert row.correction is not None and row.correction.was is Verdict.NG
    assert row.verdict is Verdict.NG, "what the line did stands"
    others = [r for r in database.all(PartFilter()) if r.id != row.id]
    assert len(others) == 2 and not any(r.corrections for r in others)


def test_an_export_says_what_counts(database: ResultsDatabase) -> None:
    database.correct(second(database), Label.GOOD, reason="Dirt", by="Kim")
    names = ("label", "label_reason", "label_by")
    assert [COLUMNS[name](second(database)) for name in names] == ["good", "Dirt", "Kim"]
    assert [COLUMNS[name](database.page(PartFilter())[0]) for name in names] == ["", "", ""]


@pytest.mark.parametrize(
    ("now", "reason", "by"),
    [(Label.GOOD, " ", "Kim"), (Label.BAD, "Dirt", ""), (Label.NEW, "Dirt", "Kim")],
)
def test_a_correction_says_what_why_and_who(
    database: ResultsDatabase, now: Label, reason: str, by: str
) -> None:
    with pytest.raises(DataError, match="reason"):
        database.correct(second(database), now, reason=reason, by=by)
    assert second(database).correction is None


def test_a_database_that_comes_back_is_opened(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    database = ResultsDatabase(f"sqlite:///{tmp_path / 'folder' / 'results.sqlite'}")
    with pytest.raises(StoreError, match="folder"):
        database.page(PartFilter())
    (tmp_path / "folder").unlink()
    open_database(f"sqlite:///{tmp_path / 'folder' / 'results.sqlite'}").dispose()
    assert database.page(PartFilter()) == []
    database.close()
