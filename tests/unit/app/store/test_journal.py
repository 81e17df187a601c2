"""The journal: on disk when it says so, in order, taken over from processes that ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store.journal import REFUSED, Journal
from app.store.record import PartRecord
from core.errors import DataError
from tests.helpers.records import part


def read_all(journal: Journal, limit: int = 3) -> list[int]:
    found: list[PartRecord] = []
    while not journal.is_empty:
        records, offset = journal.head(limit)
        found += records
        journal.confirm(offset)
    return [record.trigger for record in found]


def test_parts_come_back_in_their_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    assert journal.is_empty
    journal.append([part(1), part(2)])
    journal.append([part(3), part(4)])
    assert journal.head(1)[0] == [part(1)]
    assert read_all(journal) == [1, 2, 3, 4]
    journal.append([part(5)])
    assert read_all(journal) == [5]
    journal.close()
    assert list((tmp_path / "journal").iterdir()) == [], "what is done leaves nothing behind"


def test_what_an_ended_process_left_comes_first(tmp_path: Path) -> None:
    ended = Journal(tmp_path)
    ended.append([part(1), part(2)])
    ended.close()
    journal = Journal(tmp_path)
    journal.append([part(3)])
    assert read_all(journal) == [1, 2, 3]
    journal.close()


def test_what_a_running_process_writes_is_left_alone(tmp_path: Path) -> None:
    running = Journal(tmp_path)
    running.append([part(1)])
    journal = Journal(tmp_path)
    assert journal.is_empty
    journal.close()
    assert read_all(running) == [1]
    running.close()


def test_half_a_line_costs_no_other(tmp_path: Path) -> None:
    ended = Journal(tmp_path)
    ended.append([part(1), part(2)])
    ended.close()
    (left,) = tmp_path.glob("*.jsonl")
    left.write_bytes(left.read_bytes()[:-20])
    journal = Journal(tmp_path)
    journal.append([part(3)])
    assert read_all(journal) == [1, 3]
    journal.close()


def test_going_on_after_half_a_line_in_ones_own_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([part(1)])
    (own,) = tmp_path.glob("*.jsonl")
    with own.open("ab") as file:
        file.write(b'{"run": "full disk')
    journal.append([part(2)])
    assert read_all(journal) == [1, 2]
    journal.close()


def test_what_was_confirmed_is_not_read_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([part(n) for n in range(5)])
    _, offset = journal.head(2)
    journal.confirm(offset)
    assert [record.trigger for record in journal.head(10)[0]] == [2, 3, 4]
    journal.close()


def test_refused_parts_are_kept_apart(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.refuse(part(9))
    journal.close()
    assert (tmp_path / REFUSED).is_file()
    later = Journal(tmp_path)
    assert later.is_empty
    later.close()


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="journal"):
        Journal(tmp_path / "file" / "journal")
