from __future__ import annotations

import json
import os
import stat
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access.audit import Action, Deed
from app.access.entry import LONGEST, NO_HASH, AuditEntry, parse
from app.access.errors import AuditError
from app.access.log import AuditLog
from app.access.reading import AuditFilter, export_csv, read_entries
from app.access.segments import ANCHOR, Anchor, read_anchor, segments
from app.access.verification import verify
from core.errors import DataError
from tests.helpers.access import START


def log_in(folder: Path, **options: int) -> AuditLog:
    return AuditLog(folder, "Press 4", "a test", now=lambda: START, **options)


def append(log: AuditLog, *words: Any, **named: Any) -> AuditEntry:  # noqa: ANN401 - as Deed
    return log.append(Deed(*words, **named))


def filled(folder: Path, count: int = 6, **options: int) -> AuditLog:
    log = log_in(folder, **options)
    for number in range(count):
        append(log, "Ada", Action.VERSION_TUNED, "flange, version 2", number, number + 1, "missed")
    return log


def lines_of(folder: Path) -> list[bytes]:
    return segments(folder)[0].read_bytes().splitlines(keepends=True)


def write(folder: Path, lines: list[bytes]) -> None:
    segments(folder)[0].write_bytes(b"".join(lines))


def test_entries_say_who_when_what_where_and_why(tmp_path: Path) -> None:
    entry = append(filled(tmp_path, 1), "Kim", Action.PINNED, "flange", None, {"a": 1}, "because")
    assert entry.at == "2026-11-27T12:00:00.000+00:00"
    assert (entry.n, entry.by, entry.action) == (2, "Kim", "pin.added")
    assert (entry.old, entry.new, entry.reason) == ("", '{"a": 1}', "because")
    assert (entry.station, entry.process) == ("Press 4", "a test")
    first, second = read_entries(tmp_path)
    assert second == entry
    assert (first.previous, second.previous) == (NO_HASH, first.hash)


def test_a_whole_log_is_sound(tmp_path: Path) -> None:
    filled(tmp_path)
    found = verify(tmp_path)
    assert (found.is_sound, found.entries, found.remarks) == (True, 6, [])
    assert read_anchor(tmp_path) == found.seal


def test_there_is_nothing_wrong_with_nothing(tmp_path: Path) -> None:
    assert verify(tmp_path / "audit").is_sound


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    filled(tmp_path)
    for path in (*segments(tmp_path), tmp_path / ANCHOR):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_segments_are_one_chain(tmp_path: Path) -> None:
    filled(tmp_path, 30, segment_bytes=2000)
    assert len(segments(tmp_path)) > 3
    found = verify(tmp_path)
    assert found.is_sound and found.entries == 30 + len(segments(tmp_path)) - 1
    headers = [e for e in read_entries(tmp_path) if e.action == Action.SEGMENT]
    assert [e.old for e in headers] == [path.name for path in segments(tmp_path)[:-1]]
    segments(tmp_path)[1].unlink()
    assert any("missing" in finding for finding in verify(tmp_path).findings)


@given(
    values=st.lists(st.tuples(st.text(), st.text(), st.one_of(st.none(), st.text(), st.floats()))),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_told_comes_back(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("audit")
    log = log_in(folder, segment_bytes=3000)
    written = [append(log, by, Action.PINNED, subject, new=new) for by, subject, new in values]
    assert verify(folder).is_sound
    kept = [entry for entry in read_entries(folder) if entry.action != Action.SEGMENT]
    assert kept == written


def test_what_is_too_long_is_cut(tmp_path: Path) -> None:
    entry = append(
        log_in(tmp_path), "Ada", Action.PINNED, "ä" * 10_000, "\ud800", reason="x" * 9999
    )
    assert len(entry.subject) == LONGEST and entry.subject.endswith(" …")
    assert verify(tmp_path).is_sound


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_changed_byte_goes_unseen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("audit")
    filled(folder, 4)
    content = bytearray(segments(folder)[0].read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    segments(folder)[0].write_bytes(content)
    assert not verify(folder).is_sound


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_entry_taken_out_doubled_or_moved_goes_unseen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("audit")
    filled(folder, 6)
    lines = lines_of(folder)
    indices = st.lists(st.integers(0, 5), max_size=8).filter(lambda order: order != list(range(6)))
    order = data.draw(indices)
    write(folder, [lines[i] for i in order])
    assert not verify(folder).is_sound


def test_findings_say_what_happened(tmp_path: Path) -> None:
    filled(tmp_path)
    lines = lines_of(tmp_path)
    write(tmp_path, [lines[0], lines[1].replace(b"missed", b"nicked"), *lines[2:]])
    assert verify(tmp_path).findings == ["audit-000001.jsonl: line 2 was changed."]
    write(tmp_path, [*lines[:2], *lines[4:]])
    assert verify(tmp_path).findings == [
        "audit-000001.jsonl: entries 3 to 4 missing before entry 5."
    ]
    write(tmp_path, [lines[0], lines[2], lines[1], *lines[3:]])
    assert "entry 2 stands behind entry 3" in str(verify(tmp_path).findings)
    write(tmp_path, lines[:3])
    assert verify(tmp_path).findings == [
        "Entries are cut off at the end: the anchor knows 6, the log ends with 3."
    ]


def test_a_forged_entry_breaks_the_chain_behind_it(tmp_path: Path) -> None:
    filled(tmp_path)
    lines = lines_of(tmp_path)
    entry = parse(lines[2].rstrip())
    assert entry is not None
    content = json.loads(lines[2]) | {"by": "Eve"}
    forged = type(entry)(**content).sealed()
    write(tmp_path, [*lines[:2], forged.line(), *lines[3:]])
    assert "entry 4 does not belong behind" in str(verify(tmp_path).findings)


def test_a_cut_at_the_end_is_not_healed_by_the_next_entry(tmp_path: Path) -> None:
    log = filled(tmp_path)
    write(tmp_path, lines_of(tmp_path)[:3])
    append(log, "Ada", Action.PINNED)
    gap = [e for e in read_entries(tmp_path) if e.action == Action.GAP]
    assert len(gap) == 1 and gap[0].old.startswith("6 ") and gap[0].new == "3"
    assert "reached 6 and then ended with 3" in str(verify(tmp_path).findings)


def test_a_deleted_log_leaves_its_anchor_behind(tmp_path: Path) -> None:
    log = filled(tmp_path)
    segments(tmp_path)[0].unlink()
    assert "cut off" in str(verify(tmp_path).findings)
    append(log, "Ada", Action.PINNED)
    assert not verify(tmp_path).is_sound


def test_a_last_entry_replaced_is_seen_also_after_more_were_written(tmp_path: Path) -> None:
    log = filled(tmp_path)
    lines = lines_of(tmp_path)
    last = parse(lines[-1].rstrip())
    assert last is not None
    forged = type(last)(**(json.loads(lines[-1]) | {"by": "Eve"})).sealed()
    write(tmp_path, [*lines[:-1], forged.line()])
    assert "not the one that the anchor knows" in str(verify(tmp_path).findings)
    append(log, "Ada", Action.PINNED)
    assert not verify(tmp_path).is_sound


def test_a_seal_kept_elsewhere_shows_what_the_anchor_can_not(tmp_path: Path) -> None:
    filled(tmp_path)
    seal = verify(tmp_path).seal
    write(tmp_path, lines_of(tmp_path)[:3])
    last = parse(lines_of(tmp_path)[-1].rstrip())
    assert last is not None
    (tmp_path / ANCHOR).write_text(json.dumps({"n": 3, "hash": last.hash}))
    assert verify(tmp_path).is_sound, "who holds the files can do this"
    assert "the seal knows 6" in str(verify(tmp_path, seal).findings)
    assert "not the one that the seal knows" in str(verify(tmp_path, Anchor(3, "0" * 64)).findings)


def test_a_lost_anchor_is_told(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / ANCHOR).unlink()
    assert "anchor is missing" in str(verify(tmp_path).findings)


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_torn_line_is_closed_and_nothing_else_is_lost(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A power cut in the middle of an append, wherever: the anchor is still the one before."""
    folder = tmp_path_factory.mktemp("audit")
    log = filled(folder, data.draw(st.integers(0, 3)))
    kept, anchor = list(read_entries(folder)), (folder / ANCHOR)
    before = anchor.read_bytes() if anchor.exists() else b""
    append(log, "Kim", Action.PINNED, "torn")
    if before:
        anchor.write_bytes(before)
    else:
        anchor.unlink()
    lines = lines_of(folder)
    cut = data.draw(st.integers(0, len(lines[-1]) - 1))
    write(folder, [*lines[:-1], lines[-1][:cut]])
    assert verify(folder).is_sound
    append(log, "Ada", Action.UNPINNED, "after")
    found = verify(folder)
    assert found.is_sound, found.findings
    entries = list(read_entries(folder))
    assert entries[: len(kept)] == kept and entries[-1].subject == "after"
    whole = cut == len(lines[-1]) - 1
    assert bool([e for e in entries if e.action == Action.TORN]) == (cut > 0 and not whole)


def test_a_torn_line_torn_once_more_while_it_was_closed(tmp_path: Path) -> None:
    log = filled(tmp_path)
    path = segments(tmp_path)[0]
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"action":"pi\n{"action":"audit.to')
    append(log, "Ada", Action.PINNED)
    found = verify(tmp_path)
    assert found.is_sound, found.findings
    assert len([e for e in read_entries(tmp_path) if e.action == Action.TORN]) == 1


def test_a_new_segment_that_was_torn_at_its_birth(tmp_path: Path) -> None:
    log = filled(tmp_path, 3, segment_bytes=10_000)
    (tmp_path / "audit-000002.jsonl").write_bytes(b'{"action":"audit.seg')
    append(log, "Ada", Action.PINNED)
    found = verify(tmp_path)
    assert found.is_sound, found.findings
    assert found.segments == 2


def test_threads_share_a_log(tmp_path: Path) -> None:
    log = log_in(tmp_path, segment_bytes=5000)

    def append_as(name: str) -> None:
        for _ in range(10):
            append(log, name, Action.PINNED)

    threads = [threading.Thread(target=append_as, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify(tmp_path).is_sound
    assert len([e for e in read_entries(tmp_path) if e.action == Action.PINNED]) == 40


def test_what_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "audit").write_text("a file where the folder should be")
    with pytest.raises(AuditError, match="Without a record nothing is changed"):
        append(log_in(tmp_path / "audit"), "Ada", Action.PINNED)


def test_a_log_that_another_process_holds_is_said(tmp_path: Path) -> None:
    log = AuditLog(tmp_path, "Press 4", "a test", patience_s=0.01)
    with (
        FileLock(tmp_path / "audit.lock"),
        pytest.raises(AuditError, match="another process holds it"),
    ):
        append(log, "Ada", Action.PINNED)


def test_entries_are_filtered_and_exported(tmp_path: Path) -> None:
    log = filled(tmp_path, 2)
    append(log, "Kim", Action.LOGGED_IN, "=cmd()", reason="Überstunden")
    for wanted, count in (
        (AuditFilter(by="kim"), 1),
        (AuditFilter(action="version"), 2),
        (AuditFilter(text="ÜBERSTUNDEN"), 1),
        (AuditFilter(since=START), 3),
        (AuditFilter(until=START), 0),
    ):
        assert len(list(read_entries(tmp_path, wanted))) == count
    assert export_csv(read_entries(tmp_path), tmp_path / "out.csv") == 3
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("n,at,by,action") and "'=cmd()" in rows[3]


def test_an_entry_stands_though_its_anchor_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    log = filled(tmp_path, 2)

    def fails(folder: Path, last: AuditEntry) -> None:
        raise DataError("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr("app.access.log.write_anchor", fails)
        entry = append(log, "Kim", Action.PINNED)
    assert "anchor stays behind at entry 3" in caplog.text
    assert list(read_entries(tmp_path))[-1] == entry
    assert verify(tmp_path).is_sound
    append(log, "Kim", Action.UNPINNED)
    found = verify(tmp_path)
    assert found.is_sound and found.entries == 4 and read_anchor(tmp_path) == found.seal


def test_an_entry_that_a_full_disk_took_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = filled(tmp_path, 2)
    before = segments(tmp_path)[0].read_bytes()

    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fails)
        with pytest.raises(AuditError, match="nothing is changed"):
            append(log, "Kim", Action.PINNED)
    assert segments(tmp_path)[0].read_bytes() == before
    append(log, "Kim", Action.UNPINNED)
    found = verify(tmp_path)
    assert found.is_sound and found.remarks == []


def test_a_filter_is_told_in_words() -> None:
    assert str(AuditFilter()) == "all"
    told = str(AuditFilter(since=START, by="kim", action="version"))
    assert told == "since 2026-11-27 12:00:00 UTC, by kim, action version"
