"""Adding, changing and checking users, each with its record."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.access.audit import Action, Audit
from app.access.credentials import Credentials
from app.access.errors import AccessError, RefusedError
from app.access.exclusive import Exclusive
from app.access.lockout import is_set_back, left_s, wait_s
from app.access.roles import Role
from app.access.users import Recovery, User, UsersFile, checked_name, load_users, save_users
from app.files import held


class Accounts:
    """Any threads and processes. Raises AccessError, AuditError; DataError for a full disk."""

    def __init__(
        self,
        path: Path,
        audit: Audit,
        credentials: Credentials | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._path, self._audit = path, audit
        self._credentials = credentials or Credentials()
        self._now, self._monotonic = now, monotonic
        self._exclusive = Exclusive(path)
        self._held: dict[str, tuple[str, float]] = {}
        """Until when, by a clock that nobody can set: only as long as this process lives."""
        self._read: tuple[tuple[int, int, int] | None, UsersFile] = (None, UsersFile())

    def users(self) -> UsersFile:
        """As they are now; read anew only when the file changed. Raises AccessError."""
        try:
            stat = self._path.stat()
            mark = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        except FileNotFoundError:
            return UsersFile()
        except OSError as error:  # never taken for a station without access control
            raise AccessError(
                f"The list of users {self._path} can't be used: {error.strerror or error}.",
                "Nobody can log in; the operator's rights hold.",
                "Check the disk and the rights of the file.",
            ) from error
        known, users = self._read
        if known != mark:
            users = load_users(self._path)
            self._read = (mark, users)
        return users

    @property
    def is_on(self) -> bool:
        """Whether anybody has to log in: there are users, or a list that can't be read."""
        try:
            return bool(self.users().users)
        except AccessError:
            return True

    def add(self, name: str, role: Role, secret: str, *, by: str) -> User:
        """The first one must be an administrator."""
        with self._changing() as users:
            name = checked_name(name)
            if users.find(name) is not None:
                raise AccessError(f"There is a user {name}.", "Nothing was changed.")
            if not users.users and role is not Role.ADMINISTRATOR:
                raise AccessError(
                    "The first user must be an administrator.",
                    "Nobody was added: nobody could change users afterwards.",
                    "Add an administrator first.",
                )
            user = self._user(name, role, secret)
            self._audit.record(by, Action.USER_ADDED, name, new=str(role))
            self._save(users.with_user(user))
            return user

    def remove(self, name: str, *, by: str) -> None:
        """The last administrator goes last, and access control with them."""
        with self._changing() as users:
            user = _found(users, name)
            left = users.without(user.name)
            if left.users and not left.administrators:
                raise _last_administrator()
            note = "" if left.users else "access control is off from now on"
            self._audit.record(by, Action.USER_REMOVED, user.name, str(user.role), note)
            self._save(left)

    def set_role(self, name: str, role: Role, *, by: str) -> None:
        with self._changing() as users:
            user = _found(users, name)
            changed = users.with_user(user.model_copy(update={"role": role}))
            if not changed.administrators:
                raise _last_administrator()
            self._audit.record(by, Action.ROLE_CHANGED, user.name, str(user.role), str(role))
            self._save(changed)

    def set_secret(self, name: str, secret: str, *, by: str) -> None:
        """Failures are forgotten."""
        with self._changing() as users:
            user = _found(users, name)
            changed = self._user(user.name, user.role, secret)
            self._audit.record(by, Action.SECRET_CHANGED, user.name)
            self._save(users.with_user(changed))
            self._held.pop(user.name, None)

    def check(self, name: str, secret: str) -> User:
        """The user whose secret it is. Raises RefusedError.

        A failure counts before the secret is looked at, so that no kill undoes it.
        """
        with self._changing() as users:
            user = users.find(name)
            if user is None:
                self._audit.note("", Action.LOG_IN_FAILED, "a user that does not exist")
                raise RefusedError("There is no such user.", "Nobody was logged in.")
            self._refuse_locked(users, user)
            failed = user.model_copy(
                update={"failures": user.failures + 1, "failed_at": self._now()}
            )
            self._save(users.with_user(failed))
            if not self._credentials.fits(user.kept, secret):
                self._fail(failed)
            changes: dict[str, object] = {"failures": 0, "failed_at": None}
            if self._credentials.is_outdated(user.kept):
                changes["kept"] = self._credentials.keep_again(secret)
            known = user.model_copy(update=changes)
            self._save(users.with_user(known))
            return known

    def recover(self, name: str, secret: str, *, by: str) -> User:
        """An administrator of that name with a new secret, for who owns the computer's files.

        A list of users that can't be used is put aside.
        """
        self._refuse_strangers()
        with self._exclusive.hold():
            try:
                users = load_users(self._path)
            except AccessError:
                users, is_damaged = UsersFile(), True
            else:
                is_damaged = False
            name = checked_name(name)
            known = users.find(name)
            user = self._user(known.name if known else name, Role.ADMINISTRATOR, secret)
            old = "no such user" if known is None else str(known.role)
            reason = "by whoever owns the files on this computer, without a PIN"
            self._audit.record(by, Action.RECOVERED, user.name, old, str(user.role), reason)
            recovery = Recovery(at=self._now(), by=by, user=user.name)
            if is_damaged:  # only now: without a list there would be no access control
                aside = _free_place(self._path)
                held(lambda: self._path.replace(aside))
            self._save(users.with_user(user).model_copy(update={"recovery": recovery}))
            self._held.pop(user.name, None)
            return user

    def _refuse_strangers(self) -> None:
        if not hasattr(os, "getuid") or not self._path.exists():
            return
        owner = self._path.stat().st_uid
        if os.getuid() not in (owner, 0):
            raise AccessError(
                "This list of users belongs to another user of the computer.",
                "Nothing was changed.",
                "Log in to the computer as the one under whom the station runs.",
            )

    def _refuse_locked(self, users: UsersFile, user: User) -> None:
        now = self._now()
        left = left_s(user.failures, user.failed_at, now)
        if is_set_back(user.failed_at, now):
            self._save(users.with_user(user.model_copy(update={"failed_at": now})))
        kept, until = self._held.get(user.name, ("", 0.0))
        if kept == user.kept:  # another secret, whoever set it where, is not held
            left = max(left, until - self._monotonic())
        if left > 0:
            raise _locked(user.name, left)

    def _fail(self, user: User) -> None:
        wait = wait_s(user.failures)
        self._held[user.name] = (user.kept, self._monotonic() + wait)
        told = f"{user.failures} in a row, {wait:.0f} s to wait"
        self._audit.note("", Action.LOG_IN_FAILED, user.name, new=told)
        if wait > 0:
            raise _locked(user.name, wait)
        raise RefusedError("That is not right.", "Nobody was logged in.", "Try again.")

    def _user(self, name: str, role: Role, secret: str) -> User:
        kept = self._credentials.keep(secret)
        return User(name=name, role=role, kept=kept, is_pin=secret.isdecimal())

    @contextmanager
    def _changing(self) -> Iterator[UsersFile]:
        with self._exclusive.hold():
            yield load_users(self._path)

    def _save(self, users: UsersFile) -> None:
        save_users(self._path, users)


def _free_place(path: Path) -> Path:
    """For a damaged file; what was put aside before stays."""
    names = (f"{path.name}.damaged{number or ''}" for number in itertools.count())
    return next(place for name in names if not (place := path.with_name(name)).exists())


def _found(users: UsersFile, name: str) -> User:
    user = users.find(name)
    if user is None:
        raise AccessError(
            f"There is no user {name}.", "Nothing was changed.", "See `access users`."
        )
    return user


def _last_administrator() -> AccessError:
    return AccessError(
        "No administrator would be left.",
        "Nothing was changed.",
        "Make somebody else an administrator first.",
    )


def _locked(name: str, left: float) -> RefusedError:
    return RefusedError(
        f"{name} failed too often.",
        f"No log-in for {left:.0f} s more.",
        "Wait; an administrator can set a new PIN.",
        wait_s=left,
    )
