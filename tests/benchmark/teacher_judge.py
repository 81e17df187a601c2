"""Judges teachers by nearest neighbours, without training a student: image AU-ROC per data set.

Usage: python -m tests.benchmark.teacher_judge DATA_FOLDER TEACHER [TEACHER ...]
           [--backbone WEIGHTS] [--train 60] [--test 80]
TEACHER is "embedded", "random" or a weight file. An image's score is the largest distance of one
of its feature vectors to the nearest of 8,000 vectors drawn from good training images.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from core.data.images import read_image
from core.data.layouts import Dataset, Sample, open_dataset
from core.data.preprocessing import Preprocessing
from core.evaluation import ranking
from core.models.backbones import load_backbone
from core.teacher.store import load_teacher

Features = Callable[[Tensor], Tensor]
BANK = 8_000
SIDE = 256


def main() -> int:
    arguments = _arguments()
    extractors: dict[str, Features] = {
        name: load_teacher(name, "s").network for name in arguments.teachers
    }
    if arguments.backbone:
        extractors["resnet18"] = load_backbone("resnet18", arguments.backbone).features
    for name, features in extractors.items():
        row = {"features": name}
        for folder in sorted(p for p in arguments.data.iterdir() if (p / "train").is_dir()):
            dataset = open_dataset(folder)
            row[folder.name] = f"{auroc(features, dataset, arguments.train, arguments.test):.3f}"
        print(json.dumps(row), flush=True)
    return 0


@torch.inference_mode()
def auroc(features: Features, dataset: Dataset, train: int, test: int) -> float:
    """Image AU-ROC with ``train`` good images and about ``test`` test images, drawn by seed 0."""
    rng = np.random.default_rng(0)
    bank = torch.cat([_vectors(features, s) for s in _draw(rng, dataset.train, train)])
    bank = bank[torch.from_numpy(rng.permutation(len(bank))[:BANK])]
    chosen = _draw(rng, dataset.test, test)
    scores = np.array([_score(_vectors(features, s), bank) for s in chosen])
    good = np.array([s.good for s in chosen])
    area = ranking.auroc(scores[good], scores[~good])
    return float("nan") if area is None else area


def _draw(rng: np.random.Generator, samples: Sequence[Sample], count: int) -> list[Sample]:
    return [samples[i] for i in rng.permutation(len(samples))[:count]]


def _vectors(features: Features, sample: Sample) -> Tensor:
    """(cells, 384) of one image, every second cell of fine grids."""
    image = Preprocessing(SIDE, SIDE).prepare(read_image(sample.path))[None]
    maps = features(image)[0]
    step = 2 if maps.shape[-1] > 40 else 1
    return maps[:, ::step, ::step].flatten(1).T


def _score(vectors: Tensor, bank: Tensor) -> float:
    return float(torch.cdist(vectors, bank).min(dim=1).values.max())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("teachers", nargs="+")
    parser.add_argument("--backbone", type=Path)
    parser.add_argument("--train", type=int, default=60)
    parser.add_argument("--test", type=int, default=80)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
