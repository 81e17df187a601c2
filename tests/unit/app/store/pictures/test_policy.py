"""Which parts are alike, and what the settings say of them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.store.pictures.policy import PictureGroup, PicturePolicy, Room, group_of
from core.types import Verdict


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_belongs_somewhere(verdict: Verdict) -> None:
    expected = {Verdict.OK: PictureGroup.OK, Verdict.NG: PictureGroup.NG}
    assert group_of(verdict, known=False) is expected.get(verdict, PictureGroup.OTHERS)
    assert group_of(verdict, known=True) is PictureGroup.NG, "known parts are evidence"


def test_the_evidence_outranks_the_rest() -> None:
    assert PictureGroup.OK.rank < PictureGroup.OTHERS.rank < PictureGroup.NG.rank


def test_the_defaults_protect_the_evidence() -> None:
    policy = PicturePolicy()
    assert policy.every[PictureGroup.NG] == policy.every[PictureGroup.OTHERS] == 1
    assert policy.every[PictureGroup.OK] > 1 and policy.days[PictureGroup.NG] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"jpeg_quality": 0},
        {"keep_free_gb": 0.1},
        {"ok_every": -1},
        {"format": "bmp"},
        {"at_most_gb": float("nan")},
    ],
)
def test_what_can_not_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PicturePolicy.model_validate(wrong)


def test_room_is_short_by_whichever_limit_is_nearer() -> None:
    assert Room(100).shortage(free=150, used=1000, wanted=30) == -20
    assert Room(100, at_most=1010).shortage(free=150, used=1000, wanted=30) == 20
    assert Room(100, at_most=5000).shortage(free=90, used=1000, wanted=0) == 10
