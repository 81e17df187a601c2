from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from app.access.accounts import Accounts
from app.access.audit import Action
from app.access.credentials import Cost
from app.access.errors import AccessError, AuditError, RefusedError
from app.access.lockout import FREE
from app.access.roles import Role
from tests.helpers.access import ADA, KIM, ListedAudit, MovedClock, accounts_of


@pytest.fixture
def audit() -> ListedAudit:
    return ListedAudit()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def accounts(tmp_path: Path, audit: ListedAudit, clock: MovedClock) -> Accounts:
    made = accounts_of(tmp_path, audit, clock)
    made.add("Ada", Role.ADMINISTRATOR, ADA, by="setup")
    made.add("Kim", Role.ENGINEER, KIM, by="Ada")
    return made


def fail(accounts: Accounts, times: int, name: str = "Kim") -> RefusedError:
    """The last refusal."""
    for _ in range(times):
        with pytest.raises(RefusedError) as refused:
            accounts.check(name, "000001")
    return refused.value


def test_without_users_access_control_is_off_and_the_first_is_an_administrator(
    tmp_path: Path, audit: ListedAudit
) -> None:
    accounts = accounts_of(tmp_path, audit)
    assert not accounts.is_on
    with pytest.raises(AccessError, match="first user must be an administrator"):
        accounts.add("Kim", Role.ENGINEER, KIM, by="jo")
    assert not accounts.is_on and not audit.entries
    accounts.add("Ada", Role.ADMINISTRATOR, ADA, by="jo")
    assert accounts.is_on


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_reads_the_file_and_no_secret_is_in_it(
    accounts: Accounts, tmp_path: Path, audit: ListedAudit
) -> None:
    path = tmp_path / "users.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ADA not in path.read_text() and KIM not in path.read_text()
    assert ADA not in str(audit.entries) and KIM not in str(audit.entries)
    assert accounts.check("ada", ADA).name == "Ada"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["", "x" * 41, "Operator", "administrator", "a\x07b"])
def test_what_is_no_name_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccessError):
        accounts.add(name, Role.ENGINEER, KIM, by="Ada")


def test_names_differ_in_more_than_case(accounts: Accounts) -> None:
    with pytest.raises(AccessError, match="There is a user"):
        accounts.add("KIM", Role.ENGINEER, KIM, by="Ada")


def test_the_last_administrator_stays_until_everybody_is_gone(
    accounts: Accounts, audit: ListedAudit
) -> None:
    for change in (
        lambda: accounts.remove("Ada", by="Ada"),
        lambda: accounts.set_role("Ada", Role.ENGINEER, by="Ada"),
    ):
        with pytest.raises(AccessError, match="No administrator would be left"):
            change()
    accounts.remove("Kim", by="Ada")
    accounts.remove("Ada", by="Ada")
    assert not accounts.is_on
    assert audit.entries[-1][4] == "access control is off from now on"


def test_no_change_without_a_record(accounts: Accounts, audit: ListedAudit) -> None:
    audit.error = AuditError("full")
    for change in (
        lambda: accounts.add("Lee", Role.ENGINEER, KIM, by="Ada"),
        lambda: accounts.remove("Kim", by="Ada"),
        lambda: accounts.set_role("Kim", Role.ADMINISTRATOR, by="Ada"),
        lambda: accounts.set_secret("Kim", "998877", by="Ada"),
        lambda: accounts.recover("Kim", "998877", by="jo"),
    ):
        with pytest.raises(AuditError):
            change()
    audit.error = None
    assert [(u.name, u.role) for u in accounts.users().users] == [
        ("Ada", Role.ADMINISTRATOR),
        ("Kim", Role.ENGINEER),
    ]
    assert accounts.check("Kim", KIM).role is Role.ENGINEER


def test_failures_lock_for_longer_and_longer(accounts: Accounts, clock: MovedClock) -> None:
    assert fail(accounts, FREE).wait_s == 0
    assert fail(accounts, 1).wait_s == 30
    clock.pass_by(29)
    with pytest.raises(RefusedError, match="too often") as refused:
        accounts.check("Kim", KIM)
    assert refused.value.wait_s == pytest.approx(1)
    clock.pass_by(2)
    assert fail(accounts, 1).wait_s == 60
    clock.pass_by(61)
    assert accounts.check("Kim", KIM).failures == 0
    assert fail(accounts, 1).wait_s == 0, "a success forgets them"


def test_only_who_failed_is_locked(accounts: Accounts) -> None:
    fail(accounts, FREE + 1)
    assert accounts.check("Ada", ADA).name == "Ada"


def test_a_restart_does_not_unlock(
    accounts: Accounts, clock: MovedClock, tmp_path: Path, audit: ListedAudit
) -> None:
    fail(accounts, FREE + 1)
    with pytest.raises(RefusedError, match="too often"):
        accounts_of(tmp_path, audit, clock).check("Kim", KIM)


def test_a_clock_set_back_neither_unlocks_nor_locks_for_long(
    accounts: Accounts, clock: MovedClock, tmp_path: Path, audit: ListedAudit
) -> None:
    fail(accounts, FREE + 1)
    clock.set_by(-3600 * 24)
    restarted = accounts_of(tmp_path, audit, clock)
    with pytest.raises(RefusedError) as refused:
        restarted.check("Kim", KIM)
    assert refused.value.wait_s == 30
    clock.pass_by(31)
    assert restarted.check("Kim", KIM).name == "Kim"


def test_a_clock_set_forward_does_not_unlock_a_program_that_runs(
    accounts: Accounts, clock: MovedClock
) -> None:
    fail(accounts, FREE + 1)
    clock.set_by(3600)
    with pytest.raises(RefusedError, match="too often"):
        accounts.check("Kim", KIM)
    clock.pass_by(31)
    assert accounts.check("Kim", KIM).name == "Kim"


def test_a_failure_counts_before_the_secret_is_looked_at(
    accounts: Accounts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audit: ListedAudit
) -> None:
    class PowerCutError(BaseException):
        pass

    def cut(*_: object) -> bool:
        raise PowerCutError

    monkeypatch.setattr("app.access.credentials.Credentials.fits", cut)
    with pytest.raises(PowerCutError):
        accounts.check("Kim", "000001")
    kim = accounts_of(tmp_path, audit).users().find("Kim")
    assert kim is not None and kim.failures == 1


def test_failures_are_on_record_without_what_was_typed(
    accounts: Accounts, audit: ListedAudit
) -> None:
    with pytest.raises(RefusedError) as refused:
        accounts.check("Kim", "271828")
    with pytest.raises(RefusedError):
        accounts.check("314159", "271828")
    assert audit.actions[-2:] == [Action.LOG_IN_FAILED] * 2
    told = f"{audit.entries} {refused.value}"
    assert "271828" not in told and "314159" not in told


def test_a_secret_is_kept_anew_when_the_cost_changes(
    accounts: Accounts, tmp_path: Path, audit: ListedAudit
) -> None:
    before = accounts.users().find("Kim")
    dearer = accounts_of(tmp_path, audit, cost=Cost(rounds=2, memory_kib=8, lanes=1))
    assert "t=2" in dearer.check("Kim", KIM).kept
    assert before is not None and "t=1" in before.kept
    assert dearer.check("Kim", KIM).name == "Kim"


def test_recovery_makes_an_administrator_and_is_told(
    accounts: Accounts, audit: ListedAudit
) -> None:
    fail(accounts, FREE + 3)
    accounts.recover("Kim", "998877", by="jo")
    assert audit.actions[-1] is Action.RECOVERED
    assert accounts.check("Kim", "998877").role is Role.ADMINISTRATOR
    recovery = accounts.users().recovery
    assert recovery is not None and (recovery.by, recovery.user) == ("jo", "Kim")


def test_a_damaged_file_lets_nobody_in_and_recovery_puts_it_aside(
    accounts: Accounts, tmp_path: Path
) -> None:
    (tmp_path / "users.json").write_text('{"users": [')
    assert accounts.is_on
    with pytest.raises(AccessError, match="can't be used") as refused:
        accounts.check("Ada", ADA)
    assert "recover" in str(refused.value)
    accounts.recover("Ada", "998877", by="jo")
    assert accounts.check("Ada", "998877").role is Role.ADMINISTRATOR
    assert (tmp_path / "users.json.damaged").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other owners")
def test_recovery_is_for_the_owner_of_the_files(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.getuid", lambda: 54_321)
    with pytest.raises(AccessError, match="another user of the computer"):
        accounts.recover("Kim", "998877", by="jo")


def test_a_new_secret_opens_the_lock_in_every_process(
    accounts: Accounts, tmp_path: Path, audit: ListedAudit, clock: MovedClock
) -> None:
    window = accounts_of(tmp_path, audit, clock)
    fail(window, FREE + 1)
    accounts.set_secret("Kim", "718293", by="Ada")
    assert window.check("Kim", "718293").name == "Kim"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_list_that_can_not_be_looked_at_is_no_open_door(tmp_path: Path) -> None:
    made = accounts_of(tmp_path, ListedAudit(), MovedClock())
    path = tmp_path / "users.json"
    path.symlink_to(path)
    assert made.is_on
    with pytest.raises(AccessError, match="can't be used"):
        made.users()


def test_each_damaged_list_is_kept(accounts: Accounts, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / "users.json").write_text(f"damaged {number}")
        accounts.recover("Ada", "998877", by="jo")
    kept = sorted(tmp_path.glob("users.json.damaged*"))
    assert [path.read_text() for path in kept] == ["damaged 0", "damaged 1", "damaged 2"]
