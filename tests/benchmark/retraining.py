"""Learning new good parts: from the version that there is, or from scratch.

Usage: python -m tests.benchmark.retraining DATA [--first 40] [--more 20] [--judged 100] [--seed 1]
DATA is laid out as MVTec AD. A product learns --first good pictures of its training split
(`quick`); then --more come. `product train --schedule update --start 1` and `product train
--schedule quick` both learn all of them. Each is measured on --judged pictures of the test split,
half good and half bad. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.library.product import ProductFolder
from tests.helpers.command import last_json, run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--first", type=int, default=40)
    parser.add_argument("--more", type=int, default=20)
    parser.add_argument("--judged", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(compare(Path(name), arguments), indent=1))


def compare(folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    draw = random.Random(arguments.seed)
    root, judged = folder / "product", folder / "judged"
    good = sorted((arguments.data / "train" / "good").iterdir())
    drawn = draw.sample(good, arguments.first + arguments.more)
    test = arguments.data / "test"
    bad = sorted(p for kind in test.iterdir() if kind.name != "good" for p in kind.iterdir())
    half = arguments.judged // 2
    copy(good[:1], judged / "train" / "good")
    copy(draw.sample(sorted((test / "good").iterdir()), half), judged / "test" / "good")
    copy(draw.sample(bad, half), judged / "test" / "bad")
    copy(drawn[: arguments.first], folder / "first")
    copy(drawn[arguments.first :], folder / "more")
    done("product", "create", root, "--name", "Product")
    done("product", "add", root, folder / "first")
    report = {"first": trained(root, judged, "quick")}
    done("product", "add", root, folder / "more")
    report["update"] = trained(root, judged, "update", "--start", 1)
    report["scratch"] = trained(root, judged, "quick")
    return report


def trained(root: Path, judged: Path, schedule: str, *words: object) -> dict[str, float]:
    facts = done("product", "train", root, "--schedule", schedule, *words)
    model = ProductFolder(root).versions.model(facts["number"])
    figures = done("evaluate", model, judged)
    return {
        "train_s": round(facts["train_seconds"], 1),
        "image_auroc": round(figures["image_auroc"], 3),
        "false_rejects": figures["false_rejects"],
        "misses": figures["misses"],
    }


def copy(files: Iterable[Path], folder: Path) -> None:
    """Numbered, since names may repeat between folders."""
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        shutil.copy(file, folder / f"{number:04}{file.suffix}")


def done(*words: object) -> dict[str, Any]:
    ended = run(*words, "--json")
    assert ended.returncode == 0, ended.stderr
    return last_json(ended)


if __name__ == "__main__":
    main()
