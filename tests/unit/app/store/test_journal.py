"""The journal: on disk when it says so, in order, taken over from processes that ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store.entries import PicturesRemoved, RunRecord, StoreEntry
from app.store.journal import REFUSED, Journal
from app.store.record import PartRecord
from core.errors import DataError
from tests.helpers.records import RUN, delivery, part, picture


def read_all(journal: Journal, limit: int = 3) -> list[int]:
    found: list[StoreEntry] = []
    while not journal.is_empty:
        records, offset = journal.head(limit)
        found += records
        journal.confirm(offset)
    return [record.trigger for record in found if isinstance(record, PartRecord)]


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
    assert journal.head(10)[0] == [part(n) for n in (2, 3, 4)]
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


def test_every_kind_of_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    entries: list[StoreEntry] = [
        RunRecord(run=RUN, station="Station 1", line="Line 1"),
        part(1),
        picture(1),
        delivery(1, acknowledged_us=None, problem="No answer."),
        PicturesRemoved(station="Station 1", paths=(picture(1).path,)),
    ]
    journal = Journal(tmp_path)
    journal.append(entries)
    assert journal.head(10)[0] == entries
    journal.close()


def test_a_line_of_an_older_program_is_read(tmp_path: Path) -> None:
    """Written before there was anything but parts."""
    line = (
        '{"run":"r","station":"s","line":"l","trigger":7,"decided_us":1,"verdict":"NG",'
        '"setup":{"camera":"c","recipe":"f"}}\n'
    )
    (tmp_path / "0000000000000001-00000000.jsonl").write_text(line)
    journal = Journal(tmp_path)
    assert read_all(journal) == [7]
    journal.close()


def test_a_line_of_a_newer_program_is_put_aside(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([part(1)])
    (path,) = tmp_path.glob("[0-9]*.jsonl")
    newer = part(2).model_dump_json()[:-1] + ',"colour":"red"}'
    path.write_text(path.read_text() + newer + "\n")
    assert read_all(journal) == [1]
    journal.close()
    assert (tmp_path / REFUSED).read_text().strip() == newer


def test_what_is_no_text_goes_through_the_journal_and_is_put_aside(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([part(1), part(2, serial="\ud800"), part(3)])
    assert read_all(journal) == [1, 3]
    assert journal.refused == 1
    journal.refuse(part(4, serial="\udfff", reason="ü"))
    assert journal.refused == 2
    journal.close()


def test_refused_entries_are_counted_until_their_file_is_taken_away(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.refused == 0
    journal.refuse(part(9))
    journal.close()
    later = Journal(tmp_path)
    assert later.refused == 1 and later.refused_file == tmp_path / REFUSED
    later.refused_file.unlink()
    assert later.refused == 0
    later.close()


def test_who_moves_the_wrong_file_away_stops_nothing(tmp_path: Path) -> None:
    """People are told to move one of this folder's files away."""
    ended = Journal(tmp_path)
    ended.append([part(1)])
    ended.close()
    journal = Journal(tmp_path)
    (left,) = tmp_path.glob("[0-9]*.jsonl")
    left.rename(tmp_path / "away")
    journal.append([part(2), part(3)])
    assert read_all(journal) == [2, 3]
    journal.close()


def test_ones_own_file_moved_away_loses_nothing_that_comes_after(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([part(n) for n in range(5)])
    _, offset = journal.head(3)
    journal.confirm(offset)
    (own,) = tmp_path.glob("[0-9]*.jsonl")
    own.rename(tmp_path / "away")
    journal.append([part(9)])
    assert read_all(journal) == [9]
    journal.close()
