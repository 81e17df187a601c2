"""How many bad parts among the good ones the review's order of suspects finds.

Usage: python -m tests.benchmark.dirty_good_set DATA [DATA ...] [--share 0.05] [--draws 5]
Per data set and draw: all good training images and so many defective test images that they make
up ``--share`` of the whole. Prints how many of these are among the first 10 % of the suspects, one
JSON line per data set. Random order would find 10 %.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
from torch import Tensor

from core.data.images import read_image
from core.data.layouts import Sample, open_dataset
from core.evaluation.suspects import PatchDescriber, suspicion
from core.teacher.store import load_teacher

FIRST = 0.1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--share", type=float, default=0.05)
    parser.add_argument("--draws", type=int, default=5)
    arguments = parser.parse_args()
    describer = PatchDescriber(load_teacher("embedded", "s").network)
    for folder in arguments.data:
        print(json.dumps(measure(describer, folder, arguments.share, arguments.draws)), flush=True)
    return 0


def measure(describer: PatchDescriber, folder: Path, share: float, draws: int) -> dict[str, object]:
    dataset = open_dataset(folder)
    bad_samples = [s for s in dataset.test if not s.good]
    count = max(1, round(len(dataset.train) * share / (1 - share)))
    described: dict[Path, Tensor] = {}

    def describe(sample: Sample) -> Tensor:
        if sample.path not in described:
            described[sample.path] = describer.describe(read_image(sample.path))
        return described[sample.path]

    good = [describe(s) for s in dataset.train]
    found, seconds = [], []
    for draw in range(draws):
        chosen = np.random.default_rng(draw).permutation(len(bad_samples))[:count]
        bad = [describe(bad_samples[i]) for i in chosen]
        began = time.perf_counter()
        scores = suspicion([*good, *bad])
        seconds.append(time.perf_counter() - began)
        first = np.argsort(-scores)[: round(len(scores) * FIRST)]
        found.append(int((first >= len(good)).sum()))
    return {
        "data": folder.name,
        "good": len(good),
        "slipped_in": count,
        "found_in_first_10_percent": found,
        "mean_share_found": float(np.mean(found)) / count,
        "seconds_median": float(np.median(seconds)),
    }


if __name__ == "__main__":
    sys.exit(main())
