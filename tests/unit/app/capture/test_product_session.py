"""What a product's camera shows while parts of one kind are captured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.capture import product_session
from app.capture.product_session import open_session
from app.library.entries import Label
from app.library.product import create_product
from app.recipes.recipe import SimulatedEntry
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.types import Frame
from tests.helpers.describer import PixelDescriber
from tests.helpers.station import until

PARTS = 12


@pytest.mark.parametrize("label", [Label.GOOD, Label.BAD])
def test_a_simulated_camera_shows_the_parts_that_are_asked_for(
    tmp_path: Path, label: Label, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product_session, "KeptDescriptions", lambda folder: PixelDescriber())
    entry = SimulatedEntry(side=128, rate_hz=50.0, defect_rate=0.5)
    product = create_product(tmp_path / "flange", "Flange", entry)
    renderer = PartRenderer(entry.seed, entry.side, entry.side)
    truth = SimulatedLine(renderer, defect_rate=float(label is Label.BAD), seed=entry.seed)
    seen: dict[int, Frame] = {}
    with open_session(product.root, label) as (_, session, _setup):

        def look() -> bool:
            frame = session.take_frame()
            if frame is not None:
                seen[frame.frame_id] = frame
            return len(seen) >= PARTS

        until(look, "some parts")
    for number, frame in seen.items():
        np.testing.assert_array_equal(frame.image, truth.part(number).image)
    assert product.recipe.camera.defect_rate == 0.5, "the line's parts stay as they are"
