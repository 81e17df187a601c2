from __future__ import annotations

import stat
import sys
import threading
from pathlib import Path

import pytest

from app.access.audit import Action
from app.access.errors import AuditError, RefusedError
from app.access.roles import Permission, Role
from app.access.session import Session
from tests.helpers.access import ADA, KIM, ListedAudit, MovedClock, accounts_of, session_of


@pytest.fixture
def audit() -> ListedAudit:
    return ListedAudit()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def session(tmp_path: Path, audit: ListedAudit, clock: MovedClock) -> Session:
    return session_of(tmp_path, audit, clock)


def test_without_users_everybody_may_everything(tmp_path: Path, audit: ListedAudit) -> None:
    session = session_of(tmp_path, audit, users=False)
    state = session.state()
    assert not state.is_on
    assert all(state.may(permission) for permission in Permission)
    assert session.who() == "jo"


def test_nobody_is_the_operator_and_may_change_nothing(session: Session) -> None:
    state = session.state()
    assert (state.is_on, state.name, state.role) == (True, "", Role.OPERATOR)
    assert state.may(Permission.RUN_LINE) and not state.may(Permission.SET_UP)
    assert session.who() == "operator"


def test_somebody_logs_in_and_out(session: Session, audit: ListedAudit, clock: MovedClock) -> None:
    state = session.log_in("kim", KIM)
    assert (state.name, state.role, state.since) == ("Kim", Role.ENGINEER, clock.at)
    assert state.may(Permission.SET_UP) and not state.may(Permission.USERS)
    assert session.who() == "Kim"
    session.log_in("Ada", ADA)
    assert session.state().may(Permission.USERS)
    session.log_out()
    assert session.state().name == ""
    assert audit.actions[-3:] == [Action.LOGGED_IN, Action.LOGGED_IN, Action.LOGGED_OUT]
    assert audit.entries[-2][3:5] == ("Kim", "Ada"), "who was logged in before"


def test_no_log_in_without_a_record(session: Session, audit: ListedAudit) -> None:
    audit.error = AuditError("full")
    with pytest.raises(AuditError):
        session.log_in("Kim", KIM)
    assert session.state().name == ""


def test_a_wrong_secret_leaves_the_one_who_is_logged_in(session: Session) -> None:
    session.log_in("Kim", KIM)
    with pytest.raises(RefusedError):
        session.log_in("Ada", KIM)
    assert session.state().name == "Kim"


def test_it_falls_back_after_idle_time(
    session: Session, audit: ListedAudit, clock: MovedClock
) -> None:
    session.log_in("Kim", KIM)
    clock.pass_by(599)
    assert session.state().seconds_left == pytest.approx(1)
    session.touch()
    clock.pass_by(599)
    assert session.state().name == "Kim"
    clock.pass_by(2)
    assert session.state().name == ""
    assert audit.entries[-1][:2] == ("Kim", Action.FELL_BACK)
    assert session.state().name == ""
    assert audit.actions.count(Action.FELL_BACK) == 1


def test_a_touch_wakes_nobody_who_fell_back(session: Session, clock: MovedClock) -> None:
    session.log_in("Kim", KIM)
    clock.pass_by(601)
    session.touch()
    assert session.state().name == ""


def test_all_windows_share_it(
    session: Session, tmp_path: Path, audit: ListedAudit, clock: MovedClock
) -> None:
    other = session_of(tmp_path, audit, clock)
    session.log_in("Kim", KIM)
    assert other.state().name == "Kim"
    clock.pass_by(400)
    other.touch()
    clock.pass_by(400)
    assert session.state().name == "Kim", "activity in another window counts"
    other.log_out()
    assert session.state().name == ""


def test_a_clock_set_back_ends_it(session: Session, clock: MovedClock) -> None:
    session.log_in("Kim", KIM)
    clock.set_by(-3600)
    assert session.state().name == ""


def test_a_user_who_is_removed_is_out_and_a_role_counts_at_once(
    session: Session, tmp_path: Path, audit: ListedAudit
) -> None:
    session.log_in("Kim", KIM)
    accounts = accounts_of(tmp_path, audit)
    accounts.set_role("Kim", Role.ADMINISTRATOR, by="Ada")
    assert session.state().may(Permission.USERS)
    accounts.remove("Kim", by="Ada")
    assert session.state().name == ""


def test_a_damaged_list_of_users_leaves_operators_at_work(session: Session, tmp_path: Path) -> None:
    session.log_in("Ada", ADA)
    (tmp_path / "users.json").write_text("damaged")
    state = session.state()
    assert state.is_on and state.may(Permission.RUN_LINE) and not state.may(Permission.SET_UP)
    assert "can't be used" in state.problem
    assert session.people() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_shared_file_is_the_owners(session: Session, tmp_path: Path) -> None:
    session.log_in("Kim", KIM)
    assert stat.S_IMODE((tmp_path / "session.json").stat().st_mode) == 0o600


def test_recovery_is_told_for_a_week(
    session: Session, tmp_path: Path, audit: ListedAudit, clock: MovedClock
) -> None:
    accounts_of(tmp_path, audit, clock).recover("Ada", "998877", by="jo")
    assert session.state().recovery is not None
    clock.pass_by(8 * 24 * 3600)
    assert session.state().recovery is None


def test_any_thread_may_ask(session: Session) -> None:
    names: set[str] = set()

    def ask() -> None:
        for _ in range(50):
            session.touch()
            names.add(session.state().name)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    session.log_in("Kim", KIM)
    session.log_out()
    for thread in threads:
        thread.join()
    assert names <= {"", "Kim"}


def test_a_session_ends_though_a_scanner_holds_its_file_for_a_moment(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.log_in("Kim", KIM)
    tries = iter([PermissionError(13, "in use"), None])
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "session.json" and (error := next(tries)) is not None:
            raise error
        unlink(path, missing_ok)

    monkeypatch.setattr("app.files.HELD_S", (0,))
    monkeypatch.setattr(Path, "unlink", held)
    session.log_out()
    assert not (tmp_path / "session.json").exists() and session.state().name == ""
