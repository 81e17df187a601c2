from __future__ import annotations

import numpy as np
import pytest

from core.evaluation.overlay import display_image, outline, overlay


@pytest.fixture
def grey() -> np.ndarray:
    return np.full((40, 60), 100, np.uint8)


def test_values_up_to_zero_leave_the_image_alone(grey: np.ndarray) -> None:
    cold = np.linspace(-5, 0, grey.size, dtype=np.float32).reshape(grey.shape)
    np.testing.assert_array_equal(overlay(grey, cold, 0.1), np.repeat(grey[..., None], 3, axis=2))


def test_heat_reaches_its_opacity_at_the_threshold(grey: np.ndarray) -> None:
    at_threshold = np.full(grey.shape, 0.1, np.float32)
    shown = overlay(grey, at_threshold, 0.1, opacity=0.5)
    np.testing.assert_array_equal(shown[20, 30], [178, 111, 50])


def test_opacity_nought_shows_only_outlines(grey: np.ndarray) -> None:
    hot = np.zeros(grey.shape, np.float32)
    hot[10:30, 20:40] = 1
    shown = overlay(grey, hot, 0.5, opacity=0)
    assert (shown[20, 30] == 100).all()
    assert (shown[10, 30] == 255).all()
    assert (shown[0, 0] == 100).all()


def test_a_map_without_numbers_leaves_the_image_alone(grey: np.ndarray) -> None:
    broken = np.full(grey.shape, np.nan, np.float32)
    broken[0, 0] = np.inf
    assert (overlay(grey, broken, 0.1) == 100).all()


def test_the_image_itself_is_not_changed(grey: np.ndarray) -> None:
    overlay(grey, np.ones(grey.shape, np.float32), 0.1)
    assert (grey == 100).all()


@pytest.mark.parametrize("threshold", [0.0, -1.0])
def test_a_threshold_at_or_below_zero_is_drawn_too(grey: np.ndarray, threshold: float) -> None:
    shown = overlay(grey, np.full(grey.shape, 0.2, np.float32), threshold)
    assert shown.shape == (40, 60, 3)
    assert shown[20, 30, 0] > shown[20, 30, 2]


def test_sizes_must_agree(grey: np.ndarray) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        overlay(grey, np.zeros((4, 4), np.float32), 0.1)


@pytest.mark.parametrize("full", [255, 1023, 4095, 16383, 65535])
def test_deep_images_use_the_whole_scale(full: int) -> None:
    deep = np.array([[0, full]], np.uint16)
    np.testing.assert_array_equal(display_image(deep)[0, :, 0], [0, 255])


def test_colour_keeps_its_channels() -> None:
    rgb = np.arange(12, dtype=np.uint8).reshape(2, 2, 3)
    np.testing.assert_array_equal(display_image(rgb), rgb)


def test_an_outline_has_its_colour_and_a_dark_edge() -> None:
    mask = np.zeros((30, 30), np.bool_)
    mask[10:20, 10:20] = True
    drawn = outline(np.full((30, 30, 3), 100, np.uint8), mask, (0, 220, 255))
    assert tuple(drawn[10, 15]) == (0, 220, 255)
    assert drawn[8, 15].max() < 60 or drawn[9, 15].max() < 60
    assert tuple(drawn[15, 15]) == (100, 100, 100)
