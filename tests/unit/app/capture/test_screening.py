from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.capture.coverage import NEEDED, coverage
from app.capture.remarks import RemarkKind
from app.capture.screening import Screening
from app.capture.steadiness import LOOKS, Steadiness
from camera.rendering.defects import DefectKind
from camera.rendering.renderer import PartRenderer
from core.types import Image
from tests.helpers.describer import PixelDescriber

SIDE = 128


@pytest.fixture(scope="module")
def renderer() -> PartRenderer:
    return PartRenderer(5, SIDE, SIDE)


@pytest.fixture
def screening(renderer: PartRenderer) -> Screening:
    made = Screening(PixelDescriber())
    for number in range(12):
        made.accept(made.check(renderer.good(number)))
    return made


def kinds(screening: Screening, image: Image) -> set[RemarkKind]:
    return {remark.kind for remark in screening.check(image).remarks}


def test_another_good_part_is_unremarkable(screening: Screening, renderer: PartRenderer) -> None:
    remarks = [kinds(screening, renderer.good(number)) for number in range(20, 30)]
    assert sum(bool(r) for r in remarks) <= 1


def test_the_same_part_again_is_refused(screening: Screening, renderer: PartRenderer) -> None:
    screened = screening.check(renderer.good(3))
    assert screened.is_refused
    assert RemarkKind.REPEATED in {r.kind for r in screened.remarks}


def test_another_size_is_refused(screening: Screening, renderer: PartRenderer) -> None:
    screened = screening.check(renderer.good(40)[:100])
    assert screened.is_refused
    assert screened.remarks[0].kind is RemarkKind.SIZE
    assert (screened.remarks[0].measured, screened.remarks[0].usual) == (SIDE, SIDE)


def test_an_empty_picture_is_refused_and_never_one_of_the_set(screening: Screening) -> None:
    screened = screening.check(np.full((SIDE, SIDE, 3), 40, np.uint8))
    assert screened.is_refused
    with pytest.raises(ValueError, match="shows nothing"):
        screening.accept(screened)


def test_blur_darkness_and_glare_are_flagged(screening: Screening, renderer: PartRenderer) -> None:
    part = renderer.good(41)
    assert RemarkKind.BLURRED in kinds(screening, cv2.GaussianBlur(part, (0, 0), 3))
    assert RemarkKind.DARK in kinds(screening, (part * 0.5).astype(np.uint8))
    bright = np.clip(part.astype(np.int32) * 2, 0, 255).astype(np.uint8)
    assert {RemarkKind.BRIGHT, RemarkKind.CLIPPED} <= kinds(screening, bright)


def test_a_defect_is_unlike_the_others(screening: Screening, renderer: PartRenderer) -> None:
    part = renderer.defective(1, DefectKind.STAIN).image
    cv2.circle(part, (64, 40), 14, (255, 255, 255), -1)
    remark = next(r for r in screening.check(part).remarks if r.kind is RemarkKind.UNLIKE)
    assert remark.measured > remark.usual


def test_few_pictures_call_nothing_unusual(renderer: PartRenderer) -> None:
    screening = Screening(PixelDescriber())
    screening.accept(screening.check(renderer.good(0)))
    assert not screening.check((renderer.good(1) * 0.5).astype(np.uint8)).remarks


def test_a_part_out_of_its_place_is_flagged(renderer: PartRenderer) -> None:
    reference = renderer.good(0)
    screening = Screening(PixelDescriber(), reference)
    assert RemarkKind.SHIFTED in kinds(screening, np.roll(reference, 16, axis=1))
    turn = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), 9, 1.0)
    assert kinds(screening, cv2.warpAffine(reference, turn, (SIDE, SIDE))) & {
        RemarkKind.TURNED,
        RemarkKind.ABSENT,
    }
    noise = np.random.default_rng(0).integers(0, 255, reference.shape, np.uint8)
    assert RemarkKind.ABSENT in kinds(screening, noise)


def test_an_undone_picture_may_come_again(screening: Screening, renderer: PartRenderer) -> None:
    part = renderer.good(50)
    screening.accept(screening.check(part))
    assert screening.check(part).is_refused
    screening.withdraw_last()
    assert not screening.check(part).is_refused


def test_coverage_counts_down_and_settles() -> None:
    falling = [10.0 * 0.9**i for i in range(19)]
    young = coverage(12, falling[:11])
    assert (young.missing, young.is_settled) == (NEEDED - 12, False)
    assert not coverage(20, falling).is_settled
    steady = falling + [falling[-1]] * 10
    covered = coverage(30, steady)
    assert covered.is_settled
    assert covered.newness == pytest.approx(falling[-1] / np.mean(falling[:5]))
    assert not coverage(30, [*steady, *[9.0] * 5]).is_settled, "something new came at the end"


def test_coverage_says_nothing_from_a_few() -> None:
    assert coverage(3, [1.0, 1.0]).newness is None


def test_a_steady_part_is_taken_once(renderer: PartRenderer) -> None:
    steadiness = Steadiness()
    first, second = renderer.good(0), np.roll(renderer.good(1), 30, axis=0)
    assert [steadiness.look(first) for _ in range(LOOKS + 4)].count(True) == 1
    moving = [np.roll(first, 12 * step, axis=1) for step in range(8)]
    assert not any(steadiness.look(image) for image in moving)
    assert [steadiness.look(second) for _ in range(LOOKS + 4)].count(True) == 1


def test_steadiness_does_not_depend_on_bit_depth(renderer: PartRenderer) -> None:
    steadiness = Steadiness()
    deep = renderer.good(0).astype(np.uint16)[:, :, 0] * 16
    moving = [np.roll(deep, 12 * step, axis=1) for step in range(8)]
    assert not any(steadiness.look(image) for image in moving)
    assert [steadiness.look(deep) for _ in range(LOOKS + 4)].count(True) == 1
