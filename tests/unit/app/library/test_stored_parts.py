"""The pinned pictures as a challenge: judged by whatever judges the line, recorded, blocking."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from app.library.challenges import ChallengeLog
from app.library.entries import Label
from app.library.errors import LibraryError
from app.library.product import ProductFolder, create_product
from app.library.stored_parts import StoredParts, all_challenges
from app.recipes.recipe import ChallengeEntry, ChallengePart, SimulatedEntry
from app.station.challenge import Challenge, Phase
from app.station.challenge_records import STORED_BAD, STORED_GOOD
from app.station.result import InspectionResult
from core.types import AnomalyMaps, Image, Judgement, Mask, Verdict

THRESHOLD = 0.5


@dataclass
class BrightnessJudge:
    """The brighter, the worse."""

    model: str = "flange/1"
    offset: float = 0.0

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        score = float(np.mean(image)) / 255 + self.offset
        cells = np.zeros((2, 2), np.float32)
        return Judgement(
            verdict=Verdict.NG if score >= THRESHOLD else Verdict.OK,
            score=score,
            local_score=score,
            global_score=score,
            threshold=THRESHOLD,
            maps=AnomalyMaps(cells, cells, cells),
            regions=(),
        )


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    made = create_product(tmp_path / "flange", "Flange", SimulatedEntry())
    for value, label in ((51, Label.GOOD), (102, Label.GOOD), (204, Label.BAD)):
        sample = made.samples.add(np.full((20, 20), value, np.uint8), label)
        made.pins.pin(sample, by="Ada")
    return made


def challenge(product: ProductFolder, owed: list[str], **plan: object) -> Challenge:
    return Challenge(
        "Line 1",
        ChallengeEntry.model_validate({"stored": True, **plan}),
        ChallengeLog(product.root),
        owed.append,
        stored=StoredParts(product.root, "Line 1"),
    )


def ok(challenge: Challenge) -> InspectionResult:
    return challenge.take(InspectionResult("Line 1", 1, Verdict.OK), in_time=True)


def test_every_pinned_part_is_judged_and_recorded(product: ProductFolder) -> None:
    record = StoredParts(product.root, "Line 1").check(BrightnessJudge(), "Ada")
    assert record.passed and len(record.outcomes) == 3
    assert StoredParts(product.root, "Line 1").all() == (record,)
    (shown,) = all_challenges(product.root, "Line 1")
    margins = {o.name: o.margin for o in shown.outcomes}
    assert margins == {STORED_GOOD: pytest.approx(0.2), STORED_BAD: pytest.approx(0.6)}


def test_a_wrong_verdict_blocks_until_a_start_goes_well(product: ProductFolder) -> None:
    owed: list[str] = []
    known = challenge(product, owed, blocks=True)
    known.check_stored(BrightnessJudge(offset=0.2))
    known.line_started("flange/1")
    assert "people gave: 1 of 3." in owed[-1] and "No part is judged." in owed[-1]
    withheld = ok(known)
    assert withheld.verdict is Verdict.CANNOT_JUDGE and "Stored parts" in withheld.reason
    assert known.state().blocks and known.state().phase is Phase.IDLE
    known.check_stored(BrightnessJudge())
    known.line_started("flange/1")
    assert owed[-1] == "" and ok(known).verdict is Verdict.OK


def test_a_wrong_verdict_warns_where_the_recipe_says_no_more(product: ProductFolder) -> None:
    owed: list[str] = []
    known = challenge(product, owed)
    known.check_stored(BrightnessJudge(offset=-0.4))
    known.line_started("flange/1")
    assert "may be wrong" in owed[-1] and ok(known).verdict is Verdict.OK


def test_a_passed_challenge_at_the_line_does_not_hide_it(product: ProductFolder) -> None:
    owed: list[str] = []
    part = ChallengePart(name="master", expected="OK")
    known = challenge(product, owed, parts=(part,), blocks=True)
    known.check_stored(BrightnessJudge(offset=0.2))
    known.line_started("flange/1")
    known.begin("Kim")
    known.ready()
    ok(known)
    assert known.state().phase is Phase.PASSED
    assert "Stored parts" in owed[-1] and ok(known).verdict is Verdict.CANNOT_JUDGE


def test_what_can_not_be_checked_is_a_fault(product: ProductFolder, tmp_path: Path) -> None:
    owed: list[str] = []
    for pin in product.pins.all():
        product.pins.unpin(pin.file, by="Ada")
    known = challenge(product, owed, blocks=True)
    known.check_stored(BrightnessJudge())
    known.line_started("flange/1")
    assert "No part is pinned." in owed[-1]
    with pytest.raises(LibraryError, match="no product"):
        StoredParts(tmp_path, "Line 1").check(BrightnessJudge())


def test_only_the_recipe_asks_for_it(product: ProductFolder) -> None:
    owed: list[str] = []
    part = ChallengePart(name="master", expected="OK")
    known = challenge(product, owed, stored=False, parts=(part,))
    known.check_stored(BrightnessJudge(offset=0.2))
    assert not owed and not StoredParts(product.root, "Line 1").all()
    with pytest.raises(ValueError, match="known parts"):
        ChallengeEntry()
