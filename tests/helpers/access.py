"""Users, clocks and secrets for tests: a check takes no tenth of a second here."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.access.accounts import Accounts
from app.access.audit import Action, Audit, Deed
from app.access.credentials import Cost, Credentials
from app.access.roles import Role
from app.access.session import Session

CHEAP = Cost(rounds=1, memory_kib=8, lanes=1)
ADA, KIM = "483920", "577301"
START = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


class MovedClock:
    """A wall clock and one that nobody can set."""

    def __init__(self) -> None:
        self.at, self.ticks = START, 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.ticks

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds

    def set_by(self, seconds: float) -> None:
        """Somebody sets the wall clock."""
        self.at += timedelta(seconds=seconds)


@dataclass
class ListedAudit(Audit):
    """An Audit that keeps what it was told. With an ``error`` nothing can be recorded."""

    entries: list[tuple[str, Action, str, object, object, str]] = field(default_factory=list)
    error: Exception | None = None

    def write(self, deed: Deed) -> None:
        if self.error is not None:
            raise self.error
        self.put(deed)

    def put(self, deed: Deed) -> None:
        self.entries.append(astuple(deed))

    @property
    def actions(self) -> list[Action]:
        return [entry[1] for entry in self.entries]


def accounts_of(
    folder: Path, audit: Audit, clock: MovedClock | None = None, cost: Cost = CHEAP
) -> Accounts:
    clock = clock or MovedClock()
    return Accounts(folder / "users.json", audit, Credentials(cost), clock.now, clock.monotonic)


def session_of(
    folder: Path,
    audit: Audit,
    clock: MovedClock | None = None,
    *,
    users: bool = True,
    idle_s: float = 600.0,
) -> Session:
    """With an administrator Ada and an engineer Kim."""
    clock = clock or MovedClock()
    accounts = accounts_of(folder, audit, clock)
    if users and not accounts.users().users:
        accounts.add("Ada", Role.ADMINISTRATOR, ADA, by="setup")
        accounts.add("Kim", Role.ENGINEER, KIM, by="Ada")
    return Session(
        accounts,
        folder / "session.json",
        audit,
        idle_s=idle_s,
        unnamed="jo",
        now=clock.now,
    )
