"""Who is logged in at this station, for all its windows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from app.access.accounts import Accounts
from app.access.audit import Action, Audit
from app.access.errors import AccessError
from app.access.exclusive import Exclusive
from app.access.roles import Permission, Role, may
from app.access.users import Recovery, User
from app.files import held, write_bytes
from core.errors import DataError

_log = logging.getLogger(__name__)

PRIVATE = 0o600
WRITTEN_EVERY_S = 15.0
"""How often activity is written down at most."""
TOLD_FOR = timedelta(days=7)
"""How long windows tell that somebody recovered access."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """At one moment. Without access control everybody may do everything."""

    is_on: bool
    name: str = ""
    """Empty where nobody is logged in."""
    role: Role = Role.OPERATOR
    since: datetime | None = None
    last_activity: datetime | None = None
    seconds_left: float | None = None
    """Until the station falls back to the operator; None where nobody is logged in."""
    recovery: Recovery | None = None
    """Of the last days: nobody shall overlook it."""
    problem: str = ""
    """Why nobody can log in."""

    def may(self, permission: Permission) -> bool:
        return not self.is_on or may(self.role, permission)


class SessionFace(Protocol):
    """What views know of it. Any threads."""

    def state(self) -> SessionState: ...

    def people(self) -> tuple[User, ...]:
        """Who could log in."""

    def log_in(self, name: str, secret: str) -> SessionState:
        """Takes a tenth of a second. Raises RefusedError, AccessError, DataError."""

    def log_out(self) -> None: ...

    def touch(self) -> None:
        """A person did something."""

    def who(self) -> str:
        """For the record: who acts now."""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    since: datetime
    active: datetime


class Session:
    """One person per station: the windows are processes, and share it through a small file.

    ``unnamed``: who acts on a station without access control. The file is worth no more than the
    list of users beside it: both are safe from whoever can't write files of this computer's user.
    """

    def __init__(
        self,
        accounts: Accounts,
        path: Path,
        audit: Audit,
        *,
        idle_s: float,
        unnamed: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._accounts, self._path, self._audit = accounts, path, audit
        self._idle_s, self._unnamed, self._now = idle_s, unnamed, now
        self._exclusive = Exclusive(path)
        self._touched: datetime | None = None

    def state(self) -> SessionState:
        """Ends the session where it was idle for too long or its user is gone."""
        if not self._accounts.is_on:
            return SessionState(is_on=False)
        try:
            users = self._accounts.users()
        except AccessError as error:
            return SessionState(is_on=True, problem=str(error))
        recovery = users.recovery
        if recovery is not None and abs(self._now() - recovery.at) > TOLD_FOR:
            recovery = None
        kept = self._kept()
        if kept is None:
            return SessionState(is_on=True, recovery=recovery)
        user, left = users.find(kept.name), self._left_s(kept)
        if user is None or left <= 0:
            self._end(kept, Action.FELL_BACK, "" if user is None else f"{self._idle_s:.0f} s idle")
            return SessionState(is_on=True, recovery=recovery)
        return SessionState(
            True, user.name, user.role, kept.since, self._active(kept), left, recovery
        )

    def people(self) -> tuple[User, ...]:
        try:
            return self._accounts.users().users
        except AccessError:
            return ()

    def log_in(self, name: str, secret: str) -> SessionState:
        user = self._accounts.check(name, secret)
        before = self.state().name
        now = self._now()
        with self._exclusive.hold():
            self._audit.record(user.name, Action.LOGGED_IN, str(user.role), before, user.name)
            self._touched = now
            self._keep(_Kept(name=user.name, since=now, active=now))
        return self.state()

    def log_out(self) -> None:
        kept = self._kept()
        if kept is not None:
            self._end(kept, Action.LOGGED_OUT, "")

    def touch(self) -> None:
        """Cheap enough for every event of a window."""
        now = self._now()
        known = self._touched
        if known is not None and timedelta(0) <= now - known < timedelta(seconds=1):
            return
        kept = self._kept()
        if kept is None or self._left_s(kept) <= 0:
            return
        self._touched = now
        if abs((now - kept.active).total_seconds()) >= min(WRITTEN_EVERY_S, self._idle_s / 4):
            self._write_activity(kept, now)

    def who(self) -> str:
        state = self.state()
        if not state.is_on:
            return self._unnamed
        return state.name or str(Role.OPERATOR)

    def _write_activity(self, kept: _Kept, now: datetime) -> None:
        try:
            with self._exclusive.hold():
                if self._kept() == kept:  # not of one who logged out meanwhile
                    self._keep(kept.model_copy(update={"active": now}))
        except (AccessError, DataError) as error:
            _log.warning("activity not written: %s", error)

    def _active(self, kept: _Kept) -> datetime:
        known = self._touched
        return kept.active if known is None else max(kept.active, known)

    def _left_s(self, kept: _Kept) -> float:
        """None is left where activity lies in the future: the clock was set back."""
        idle = (self._now() - self._active(kept)).total_seconds()
        return 0.0 if idle < -WRITTEN_EVERY_S else self._idle_s - idle

    def _end(self, kept: _Kept, action: Action, reason: str) -> None:
        """By whichever process comes first; the person is out even where that can't be written."""
        try:
            with self._exclusive.hold():
                present = self._kept()
                if present is None or (present.name, present.since) != (kept.name, kept.since):
                    return
                if action is Action.FELL_BACK and self._revived(present):
                    return
                held(lambda: self._path.unlink(missing_ok=True))
        except AccessError as error:
            _log.error("%s", error)
            return
        self._touched = None
        self._audit.note(kept.name, action, reason=reason)

    def _revived(self, kept: _Kept) -> bool:
        """Whether the person did something in another window just now."""
        try:
            known = self._accounts.users().find(kept.name) is not None
        except AccessError:
            return False
        return known and self._left_s(kept) > 0

    def _kept(self) -> _Kept | None:
        try:
            return _Kept.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return None

    def _keep(self, kept: _Kept) -> None:
        write_bytes(self._path, kept.model_dump_json().encode() + b"\n", mode=PRIVATE)


class OpenSession:
    """A SessionFace without access control, for views outside a station."""

    def __init__(self, unnamed: str = "") -> None:
        self._unnamed = unnamed

    def state(self) -> SessionState:
        return SessionState(is_on=False)

    def people(self) -> tuple[User, ...]:
        return ()

    def log_in(self, name: str, secret: str) -> SessionState:
        raise AccessError("Access control is off.", "Nobody was logged in.", "Add a user first.")

    def log_out(self) -> None:
        """Nobody is logged in."""

    def touch(self) -> None:
        """Nobody is logged in."""

    def who(self) -> str:
        return self._unnamed
