"""PINs and passwords: what is long enough, and how they are kept (argon2id)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from app.access.errors import AccessError

PIN_DIGITS = 6
PASSWORD_CHARACTERS = 10
LONGEST = 128


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one check: ``rounds`` over ``memory_kib`` in ``lanes``, the second choice of RFC 9106.

    With other numbers every secret is kept anew at its owner's next log-in.
    """

    rounds: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


class Credentials:
    """Keeps and checks secrets. Any threads; a check takes a tenth of a second on purpose."""

    def __init__(self, cost: Cost | None = None) -> None:
        from argon2 import PasswordHasher, Type

        cost = cost or Cost()
        self._hasher = PasswordHasher(
            cost.rounds, cost.memory_kib, cost.lanes, hash_len=32, salt_len=16, type=Type.ID
        )

    def keep(self, secret: str) -> str:
        """What may be written down instead of ``secret``. Raises AccessError: too easy."""
        check_strength(secret)
        return self._hasher.hash(_same(secret))

    def fits(self, kept: str, secret: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(kept, _same(secret))
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, kept: str) -> bool:
        """Whether it was kept at another cost than now."""
        return self._hasher.check_needs_rehash(kept)

    def keep_again(self, secret: str) -> str:
        """As ``keep``, for one that was found right: rules may have changed since."""
        return self._hasher.hash(_same(secret))


def check_strength(secret: str) -> None:
    """Digits alone are a PIN, all else a password. Raises AccessError, which never tells it."""
    if secret.isascii() and secret.isdecimal():
        if len(secret) < PIN_DIGITS:
            raise _refused(f"A PIN has at least {PIN_DIGITS} digits.")
        if _is_row(secret):
            raise _refused("This PIN is one of the first that anybody tries.")
    elif len(secret) < PASSWORD_CHARACTERS:
        raise _refused(f"A password has at least {PASSWORD_CHARACTERS} characters.")
    if len(secret) > LONGEST or not secret.isprintable():
        raise _refused(f"It has more than {LONGEST} characters, or some that can't be typed.")


def _is_row(digits: str) -> bool:
    """111111, 123456, 654321, 121212, 123123."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return True
    return any(digits == (digits[:size] * len(digits))[: len(digits)] for size in (2, 3))


def _same(secret: str) -> str:
    """One person types an accent as two characters, another keyboard as one."""
    return unicodedata.normalize("NFC", secret)


def _refused(what: str) -> AccessError:
    return AccessError(what, "Nothing was changed.", "Choose another one.")
