"""From a slider's movement to drawn counts, histogram and gallery on many stored scores.

Usage: python -m tests.benchmark.tuning_slider [--parts 10000] [--moves 100]
Made-up parts with maps of 56 x 56 cells and their points, pictures of 256 x 256; every move sets a
slider of the real view and lets Qt draw it. Then the same on parts that a line inspected. Prints
one JSON object; milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from app.library.archive import Archive, ArchivedPart
from app.library.entries import Label, SampleEntry, SampleIndex
from app.library.product import ProductFolder, create_product
from app.library.samples import IMAGES, INDEX
from app.library.scores import ScoredPart, ScoreTable
from app.recipes.recipe import SimulatedEntry
from app.ui.tuning.tuning_model import Gallery, TuningModel
from app.ui.tuning.view import TuningView
from core.data.images import write_image
from core.scoring.what_if import score_hull
from core.types import Verdict
from tests.helpers.scored import VALUES, add_version

SIDE, CELLS = 256, 56
BAD_SHARE = 0.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=10_000)
    parser.add_argument("--moves", type=int, default=100)
    arguments = parser.parse_args()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        product = make_product(Path(name) / "product", arguments.parts)
        view = TuningView(lambda parent, title: "")
        view.resize(1080, 800)
        view.show()
        opened = timed(lambda: view.show_version(TuningModel(product, 1, "Ada")))
        report: dict[str, object] = {"parts": arguments.parts, "open": round(opened)}
        for gallery in Gallery:
            view.which.setCurrentIndex(view.which.findData(gallery))
            report[f"threshold, {gallery}"] = moved(view, application, arguments.moves, "threshold")
        report["weight"] = moved(view, application, arguments.moves, "weight")
        report["line, read"] = round(timed(lambda: view.source.which.setCurrentIndex(1)))
        report["line, threshold"] = moved(view, application, arguments.moves, "threshold")
        view.close()
        view.deleteLater()
    print(json.dumps(report, indent=1))


def make_product(root: Path, count: int) -> ProductFolder:
    """Pictures are one file under many names."""
    random = np.random.default_rng(1)
    create_product(root, "Flange", SimulatedEntry())
    picture = root / IMAGES / "one.png"
    write_image(picture, random.integers(0, 255, (SIDE, SIDE, 3), dtype=np.uint8))
    samples, parts = [], {}
    archive, now = Archive(root), datetime.now(UTC)
    for number in range(count):
        file, is_good = f"{number:06}.png", random.random() > BAD_SHARE
        os.link(picture, root / IMAGES / file)
        label = Label.GOOD if is_good else Label.BAD
        samples.append(SampleEntry(file=file, sha256="0" * 64, captured_utc="", label=label))
        local, global_ = random.gamma(2.0, 0.05, (2, CELLS, CELLS)).astype(np.float32)
        local[3, 3] += 0.0 if is_good else random.uniform(0.1, 1.5)
        hull = score_hull(local, global_)
        parts[file] = ScoredPart(
            file, False, hull, local.astype(np.float16), global_.astype(np.float16)
        )
        archive.add(archived(number, hull, now - timedelta(seconds=count - number)))
    index = SampleIndex(samples=tuple(samples))
    (root / INDEX).write_text(index.model_dump_json(), encoding="utf-8")
    product = ProductFolder(root)
    add_version(product, 1, ScoreTable(VALUES, parts, {}))
    return product


def archived(number: int, hull: np.ndarray, at: datetime) -> ArchivedPart:
    return ArchivedPart(
        at=at,
        line="Line 1",
        trigger=number + 1,
        model="product/1",
        verdict=Verdict.OK,
        hull=tuple((float(local), float(global_)) for local, global_ in hull),
    )


def moved(view: TuningView, application: QApplication, moves: int, name: str) -> dict[str, float]:
    """Median and worst of moves over the middle of the slider, drawn."""
    slider = getattr(view.sliders, name).slider
    times = []
    for number in range(moves):
        place = 300 + 4 * (number % 100)

        def move(place: int = place) -> None:
            slider.setValue(place)
            application.processEvents()

        times.append(timed(move))
    return {
        "median": round(float(np.median(times)), 1),
        "p99": round(float(np.percentile(times, 99)), 1),
    }


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
