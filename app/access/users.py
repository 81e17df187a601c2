"""The users of a station, in one file that only its owner reads."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.access.errors import AccessError
from app.access.roles import Role
from app.files import write_bytes

PRIVATE = 0o600
LONGEST_NAME = 40


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class User(_Form):
    """``kept`` is what argon2id made of the PIN or password, never either of them."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    role: Role
    kept: str
    is_pin: bool = True
    failures: int = Field(default=0, ge=0)
    """Log-ins in a row that failed."""
    failed_at: datetime | None = None


class Recovery(_Form):
    """Somebody with the computer's files in hand made an administrator."""

    at: datetime
    by: str
    """The operating system's name of whoever did it."""
    user: str


class UsersFile(_Form):
    """``users.json``."""

    schema_version: int = Field(default=1, ge=1, le=1)
    users: tuple[User, ...] = ()
    recovery: Recovery | None = None

    def find(self, name: str) -> User | None:
        """Names differ in more than case."""
        return next((u for u in self.users if u.name.casefold() == name.casefold()), None)

    def with_user(self, user: User) -> UsersFile:
        """In the place of one of that name, else at the end."""
        others = [u for u in self.users if u.name.casefold() != user.name.casefold()]
        return self.model_copy(
            update={"users": tuple(sorted((*others, user), key=lambda u: u.name.casefold()))}
        )

    def without(self, name: str) -> UsersFile:
        left = tuple(u for u in self.users if u.name.casefold() != name.casefold())
        return self.model_copy(update={"users": left})

    @property
    def administrators(self) -> int:
        return sum(u.role is Role.ADMINISTRATOR for u in self.users)


def load_users(path: Path) -> UsersFile:
    """None without a file. Raises AccessError where it is damaged: then nobody may log in."""
    try:
        return UsersFile.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return UsersFile()
    except (OSError, ValidationError) as error:
        raise AccessError(
            f"The list of users {path} can't be used.",
            "Nobody can log in; the line goes on, and operators with it.",
            "Restore the file from a backup, or use `access recover`.",
        ) from error.__cause__  # the present one may quote the file


def save_users(path: Path, users: UsersFile) -> None:
    """Whole or not at all, for the owner alone. Raises DataError."""
    write_bytes(path, users.model_dump_json(indent=1).encode() + b"\n", mode=PRIVATE)


def checked_name(name: str) -> str:
    """Without blanks around it. Raises AccessError."""
    trimmed = " ".join(name.split())
    if not 1 <= len(trimmed) <= LONGEST_NAME or not trimmed.isprintable():
        raise AccessError(
            f"A name has 1 to {LONGEST_NAME} printable characters.", "Nothing was changed."
        )
    if trimmed.casefold() in {str(role) for role in Role}:
        raise AccessError(
            f"{trimmed} is the name of a role.", "Nothing was changed.", "Name a person."
        )
    return trimmed
