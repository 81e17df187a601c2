"""Region, ignore masks, gates, pose and alignment on rendered parts."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.recipes.recipe import GateLimits, Polygon, Rectangle
from app.station.pose import PoseFinder, align
from app.station.preparation import Preparation
from app.station.region import ignore_mask
from camera.rendering.renderer import PartRenderer
from camera.setup.sharpness import sharpness

SIDE = 256


@pytest.fixture(scope="module")
def part() -> NDArray[np.uint8]:
    return PartRenderer(3, SIDE, SIDE).good(1)


def moved(
    image: NDArray[np.uint8], dx: float, dy: float, degrees: float = 0.0
) -> NDArray[np.uint8]:
    """Turned about its centre and moved; what comes in at the border is new."""
    margin = max(image.shape) // 4
    wide = cv2.copyMakeBorder(image, *[margin] * 4, cv2.BORDER_REFLECT)
    centre = ((wide.shape[1] - 1) / 2, (wide.shape[0] - 1) / 2)
    matrix = cv2.getRotationMatrix2D(centre, -degrees, 1.0)
    matrix[:, 2] += (dx, dy)
    turned = cv2.warpAffine(wide, matrix, (wide.shape[1], wide.shape[0]))
    return np.asarray(turned[margin:-margin, margin:-margin], np.uint8)


@pytest.mark.parametrize(
    ("dx", "dy", "degrees"), [(0, 0, 0), (12, -7, 0), (-20, 15, 0), (5, 3, 4), (-8, 6, -5)]
)
@pytest.mark.parametrize("scale", [1, 3])
def test_a_known_movement_is_found(
    part: NDArray[np.uint8], dx: float, dy: float, degrees: float, scale: int
) -> None:
    large = np.asarray(cv2.resize(part, None, fx=scale, fy=scale), np.uint8)
    pose = PoseFinder(large).find(moved(large, dx * scale, dy * scale, degrees))
    assert pose is not None
    assert pose.shift_px == pytest.approx(np.hypot(dx, dy) * scale, abs=0.5 * scale)
    assert pose.angle_deg == pytest.approx(degrees, abs=0.3)
    assert pose.correlation > 0.95


def test_a_finder_finds_the_thousandth_part_as_well_as_the_first(part: NDArray[np.uint8]) -> None:
    finder, picture = PoseFinder(part), moved(part, 9, -6, 3)
    poses = [finder.find(picture) for _ in range(30)]
    correlations = [pose.correlation for pose in poses if pose is not None]
    assert correlations == pytest.approx([correlations[0]] * len(poses), abs=1e-6)


def test_an_aligned_picture_lies_on_the_reference(part: NDArray[np.uint8]) -> None:
    picture = moved(part, 9, -6, 3)
    pose = PoseFinder(part).find(picture)
    assert pose is not None
    inner = (slice(40, -40), slice(40, -40))
    before = np.abs(picture[inner].astype(int) - part[inner]).mean()
    after = np.abs(align(picture, pose, (0, 0))[0][inner].astype(int) - part[inner]).mean()
    assert after < before / 4


def test_alignment_of_a_region_brings_in_what_lay_outside(part: NDArray[np.uint8]) -> None:
    region = Rectangle(x=40, y=50, width=150, height=140)
    preparation = Preparation(region=region, reference=part, aligned=True)
    prepared = preparation.prepare(moved(part, 10, 8))
    assert prepared.fault == ""
    expected = part[50:190, 40:190]
    assert prepared.image.shape == expected.shape
    assert np.abs(prepared.image.astype(int) - expected).mean() < 3


def test_what_the_camera_did_not_see_is_ignored_and_much_of_it_is_no_judgement(
    part: NDArray[np.uint8],
) -> None:
    preparation = Preparation(reference=part, aligned=True)
    slightly = preparation.prepare(moved(part, 6, 0))
    assert slightly.fault == ""
    assert slightly.ignored is not None
    assert slightly.ignored[:, -5:].all()
    assert not slightly.ignored[:, :-8].any()
    far = preparation.prepare(moved(part, 30, 0))
    assert "12% of the part lies outside" in far.fault
    margin = Rectangle(x=40, y=40, width=176, height=176)
    roomy = Preparation(region=margin, reference=part, aligned=True).prepare(moved(part, 30, 0))
    assert (roomy.fault, roomy.ignored) == ("", None)


def test_nothing_like_the_reference_is_no_part(part: NDArray[np.uint8]) -> None:
    limits = GateLimits(presence_min=0.6)
    preparation = Preparation(gates=limits, reference=part)
    assert preparation.prepare(part).fault == ""
    noise: NDArray[np.uint8] = np.random.default_rng(0).integers(0, 255, part.shape, np.uint8)
    for picture in (noise, np.full_like(part, 90)):
        assert "no part like the reference" in preparation.prepare(picture).fault
    aligned = Preparation(reference=part, aligned=True)
    assert "could not be aligned" in aligned.prepare(np.full_like(part, 90)).fault


def test_a_part_out_of_place_or_turned_is_said_so(part: NDArray[np.uint8]) -> None:
    preparation = Preparation(gates=GateLimits(shift_px_max=10, angle_deg_max=2), reference=part)
    assert preparation.prepare(moved(part, 4, 3)).fault == ""
    far = preparation.prepare(moved(part, 16, 12))
    assert "20 pixels off" in far.fault
    assert far.gates["shift_px"] == pytest.approx(20, abs=1)
    assert "turned by" in preparation.prepare(moved(part, 0, 0, 4)).fault


def test_each_gate_measures_what_it_limits(part: NDArray[np.uint8]) -> None:
    blurred = np.asarray(cv2.GaussianBlur(part, (0, 0), 4), np.uint8)
    between = (sharpness(part) + sharpness(blurred)) / 2
    sharp = Preparation(gates=GateLimits(sharpness_min=between))
    assert sharp.prepare(part).fault == ""
    assert "blurred" in sharp.prepare(blurred).fault
    bright = Preparation(gates=GateLimits(brightness_max=0.9))
    assert "too bright" in bright.prepare(np.full_like(part, 250)).fault
    clipped = Preparation(gates=GateLimits(clipped_max=0.2))
    half = part.copy()
    half[:128] = 255
    assert "50% of the picture" in clipped.prepare(half).fault
    assert Preparation().prepare(half).gates == {}  # nothing asked, nothing measured


def test_a_picture_of_another_size_than_the_reference_can_not_be_judged(
    part: NDArray[np.uint8],
) -> None:
    preparation = Preparation(reference=part, aligned=True)
    assert "differ in size" in preparation.prepare(part[:200]).fault


def test_the_ignore_mask_is_the_polygon_in_pixels_of_the_region() -> None:
    square = Polygon(points=((10, 20), (29, 20), (29, 39), (10, 39)))
    mask = ignore_mask([square], (60, 50))
    assert mask is not None
    assert mask.sum() == 20 * 20
    assert mask[20:40, 10:30].all()
    region = Rectangle(x=5, y=10, width=40, height=40)
    prepared = Preparation(region=region, ignore=[square]).prepare(np.zeros((60, 50), np.uint8))
    assert prepared.ignored is not None
    assert np.array_equal(prepared.ignored, mask[10:50, 5:45])
    assert ignore_mask([], (60, 50)) is None
