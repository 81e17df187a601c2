from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from app.access.audit import Action
from app.access.errors import AuditError
from app.access.reading import read_entries
from app.access.station_audit import StationAudit, audit_folder, os_user
from app.access.verification import verify
from app.paths import settings_file
from app.settings import StationSettings, load_settings, save_settings
from app.store.pictures.policy import PicturePolicy
from tests.helpers.access import ListedAudit
from tests.helpers.syslog_server import udp_server


@pytest.fixture
def audit() -> Iterator[StationAudit]:
    made = StationAudit("a test")
    yield made
    made.close()


def test_nothing_is_there_before_the_first_entry(audit: StationAudit) -> None:
    assert not audit_folder().exists()
    audit.record("Ada", Action.PINNED, "flange")
    (entry,) = read_entries(audit_folder())
    assert entry.process.startswith("a test, process ") and entry.process.endswith(os_user())


def test_notes_are_written_in_their_order(audit: StationAudit) -> None:
    for number in range(20):
        audit.note("Ada", Action.LINE_STARTED, f"Line {number}")
    audit.close()
    assert [e.subject for e in read_entries(audit_folder())] == [f"Line {n}" for n in range(20)]
    assert verify(audit_folder()).is_sound


def test_a_note_that_can_not_be_written_raises_nothing_and_is_logged(
    audit: StationAudit, caplog: pytest.LogCaptureFixture
) -> None:
    audit_folder().parent.mkdir(parents=True)
    audit_folder().write_text("in the way")
    with caplog.at_level(logging.ERROR):
        audit.note("Ada", Action.LINE_STARTED, "Line 1")
        audit.close()
    assert "not in the audit log" in caplog.text
    with pytest.raises(AuditError):
        audit.record("Ada", Action.PINNED)


def test_entries_are_forwarded_where_the_settings_say(audit: StationAudit) -> None:
    with udp_server() as server:
        save_settings(settings_file(), StationSettings(station="Press 4", syslog=server.address))
        audit.record("Ada", Action.PINNED, "flange")
        assert b"Press_4 goodpart" in server.next()
        audit.close()


@pytest.mark.parametrize("content", ['{"syslog": "nonsense"}', "damaged"])
def test_wrong_settings_are_no_reason_to_record_nothing(
    audit: StationAudit, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(content)
    with caplog.at_level(logging.ERROR):
        audit.record("Ada", Action.PINNED, "flange")
    assert len(list(read_entries(audit_folder()))) == 1
    assert caplog.records


def test_each_changed_setting_is_recorded_before_it_counts() -> None:
    audit = ListedAudit()
    path = settings_file()
    save_settings(path, StationSettings(station="Press 4"), audit, "jo")
    url = "postgresql://goodpart:geheim@plant/results"
    save_settings(path, StationSettings(station="Press 4", database=url), audit, "jo")
    assert [entry[:5] for entry in audit.entries] == [
        ("jo", Action.SETTINGS_CHANGED, "station", "", "Press 4"),
        ("jo", Action.SETTINGS_CHANGED, "database", "", "postgresql://goodpart:***@plant/results"),
    ]
    audit.error = AuditError("full")
    with pytest.raises(AuditError):
        save_settings(path, StationSettings(station="Other"), audit, "jo")
    assert load_settings(path).station == "Press 4"
    assert json.loads(path.read_text())["database"] == url


def test_no_password_of_an_address_is_recorded(audit: StationAudit) -> None:
    secret = "https://u:geheim@h/hook?token=geheim"
    audit.record("Ada", Action.RECIPE_CHANGED, secret, {"url": secret}, [secret], secret)
    audit.note("Ada", Action.RECIPE_CHANGED, secret)
    audit.close()
    written = "".join(path.read_text() for path in audit_folder().glob("*.jsonl"))
    assert written.count("https://u:***@h") == 5 and "geheim" not in written


def test_settings_of_pictures_are_recorded_one_by_one() -> None:
    audit = ListedAudit()
    pictures = PicturePolicy(ok_every=7)
    save_settings(settings_file(), StationSettings(pictures=pictures), audit, "jo")
    old = PicturePolicy().ok_every
    assert [entry[2:5] for entry in audit.entries] == [("pictures.ok_every", old, 7)]
