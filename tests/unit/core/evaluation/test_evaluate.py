from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from core.data.layouts import Sample
from core.errors import DataError, ImageError
from core.evaluation.evaluate import evaluate_predictions
from core.evaluation.results import EvaluationReport
from core.types import RateInterval, Threshold, Verdict
from tests.helpers.fake_inspector import FAKE_THRESHOLD, BrightnessInspector
from tests.helpers.localization_by_definition import aupro_by_definition, auroc_of_pairs

THRESHOLD = Threshold(FAKE_THRESHOLD, 20, RateInterval(0.05, 0.0, 0.139), 0.01, "Too few.")


def evaluate(samples: Sequence[Sample], saturation: Path | None = None) -> EvaluationReport:
    return evaluate_predictions(
        samples, BrightnessInspector(), THRESHOLD, THRESHOLD, saturation=saturation, pictures=2
    )


def read(path: Path) -> np.ndarray:
    return np.asarray(cv2.imread(str(path), cv2.IMREAD_UNCHANGED))


def test_figures_are_those_of_the_definitions(samples: tuple[Sample, ...]) -> None:
    report = evaluate(samples)
    maps = [(read(s.path) / 100).astype(np.float32) for s in samples]
    masks = [
        read(s.masks[0]) > 0 if s.masks else np.zeros(m.shape, np.bool_)
        for s, m in zip(samples, maps, strict=True)
    ]
    every, truth = np.stack(maps), np.stack(masks)
    assert report.pixels.aupro_30 == pytest.approx(aupro_by_definition(maps, masks, 0.3))
    assert report.pixels.aupro_05 == pytest.approx(aupro_by_definition(maps, masks, 0.05))
    assert report.pixels.pixel_auroc == pytest.approx(auroc_of_pairs(every[~truth], every[truth]))
    assert report.image_auroc == pytest.approx(15 / 16)
    found = every > FAKE_THRESHOLD
    hits = (found & truth).sum()
    assert report.pixels.seg_f1 == pytest.approx(2 * hits / (found.sum() + truth.sum()))


def test_counts_at_the_models_own_threshold(samples: tuple[Sample, ...]) -> None:
    counts = evaluate(samples).confusion
    found = (counts.caught, counts.missed, counts.false_rejects, counts.accepted)
    assert found == (3, 1, 1, 3)


def test_kinds_are_measured_apart(samples: tuple[Sample, ...]) -> None:
    scratch, stain = evaluate(samples).kinds
    assert (scratch.kind, scratch.images, scratch.caught, scratch.missed) == ("scratch", 3, 2, 1)
    assert scratch.image_auroc == pytest.approx(11 / 12)
    assert (stain.kind, stain.image_auroc, stain.missed) == ("stain", 1.0, 0)
    assert stain.aupro_30 == pytest.approx(1.0)


def test_hardest_images_come_first(samples: tuple[Sample, ...]) -> None:
    report = evaluate(samples)
    assert [p.scored.score for p in report.hardest_bad] == pytest.approx([0.4, 0.9])
    assert [p.scored.score for p in report.hardest_good] == pytest.approx([0.6, 0.3])
    picture = report.hardest_bad[0]
    assert picture.image.shape == picture.overlay.shape == (24, 24, 3)


def test_every_image_is_judged_once_and_progress_is_told(samples: tuple[Sample, ...]) -> None:
    inspector, told = BrightnessInspector(), []
    evaluate_predictions(
        samples, inspector, THRESHOLD, THRESHOLD, progress=lambda *both: told.append(both)
    )
    assert inspector.calls == len(samples)
    assert told == [(i, 8) for i in range(1, 9)]


def test_good_images_alone_leave_ranking_figures_undefined(samples: tuple[Sample, ...]) -> None:
    report = evaluate(samples[:4])
    assert (report.image_auroc, report.image_ap, report.roc) == (None, None, None)
    assert (report.pixels.aupro_30, report.pixels.pixel_auroc, report.pixels.seg_f1) == (None,) * 3
    assert report.confusion.false_rejects == 1
    assert report.kinds == ()


def test_defects_without_masks_leave_pixel_figures_undefined(samples: tuple[Sample, ...]) -> None:
    report = evaluate([dataclasses.replace(s, masks=()) for s in samples])
    assert report.image_auroc == pytest.approx(15 / 16)
    assert report.pixels.aupro_30 is None
    assert report.pixels.images == 4


def test_images_without_a_mask_do_not_count_as_clean(samples: tuple[Sample, ...]) -> None:
    unmasked = dataclasses.replace(samples[-1], masks=())
    with_it, without = evaluate([*samples[:-1], unmasked]), evaluate(samples[:-1])
    assert with_it.pixels == without.pixels


def test_an_image_that_cannot_be_judged_is_no_miss(
    samples: tuple[Sample, ...], tmp_path: Path
) -> None:
    broken = np.full((24, 24), 255, np.uint8)
    for name in ("good", "bad"):
        assert cv2.imwrite(str(tmp_path / f"{name}.png"), broken)
    extra = [Sample(tmp_path / "good.png"), Sample(tmp_path / "bad.png", False, "dark")]
    report = evaluate([*samples, *extra])
    assert (report.confusion.false_rejects, report.confusion.missed) == (2, 1)
    assert report.images[-1].verdict is Verdict.CANNOT_JUDGE


def test_spro_of_each_kind_against_all_good_images(
    samples: tuple[Sample, ...], tmp_path: Path
) -> None:
    rule = {"defect_name": "any", "pixel_value": 255, "saturation_threshold": 0.5}
    config = tmp_path / "defects_config.json"
    config.write_text(json.dumps([rule | {"relative_saturation": True}]))
    assert evaluate(samples).pixels.spro_05 is None
    assert evaluate(samples, config).pixels.spro_05 == pytest.approx(1.0, abs=0.01)


def test_a_mask_of_another_size_is_named(samples: tuple[Sample, ...]) -> None:
    mask = samples[-1].masks[0]
    assert cv2.imwrite(str(mask), np.zeros((8, 9), np.uint8))
    with pytest.raises(DataError, match="9 x 8"):
        evaluate(samples)


def test_no_image_at_all() -> None:
    with pytest.raises(DataError, match="no test images"):
        evaluate([])


def test_a_damaged_image_is_named(samples: tuple[Sample, ...]) -> None:
    samples[2].path.write_bytes(b"no image")
    with pytest.raises(ImageError, match=samples[2].path.name):
        evaluate(samples)
