from __future__ import annotations

import pytest
from argon2 import extract_parameters

from app.access.credentials import Cost, Credentials, check_strength
from app.access.errors import AccessError
from tests.helpers.access import CHEAP


@pytest.mark.parametrize("secret", ["483920", "577301948", "ten letter", "Straße und Öl"])
def test_what_is_long_enough_is_kept_and_fits(secret: str) -> None:
    credentials = Credentials(CHEAP)
    kept = credentials.keep(secret)
    assert secret not in kept and kept.startswith("$argon2id$")
    assert credentials.fits(kept, secret)
    assert not credentials.fits(kept, secret + "1")
    assert not credentials.fits("no hash at all", secret)


@pytest.mark.parametrize(
    "secret",
    ["", "48392", "111111", "123456", "987654", "121212", "123123", "too short", "x" * 129,
     "with\ttabulator"],
)  # fmt: skip
def test_what_is_too_easy_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(AccessError) as refused:
        check_strength(secret)
    assert not secret or secret not in str(refused.value)


def test_an_accent_is_one_however_it_was_typed() -> None:
    credentials = Credentials(CHEAP)
    assert credentials.fits(credentials.keep("caf\u00e9 au lait"), "cafe\u0301 au lait")


def test_the_cost_is_the_one_that_is_written_down() -> None:
    found = extract_parameters(Credentials().keep("483920"))
    assert (found.time_cost, found.memory_cost, found.parallelism) == (3, 65_536, 4)
    assert (found.hash_len, found.salt_len) == (32, 16)


def test_what_was_kept_at_another_cost_is_outdated() -> None:
    old, new = Credentials(CHEAP), Credentials(Cost(rounds=2, memory_kib=8, lanes=1))
    kept = old.keep("483920")
    assert new.is_outdated(kept) and not old.is_outdated(kept)
    assert new.fits(kept, "483920")
