"""Kills `product train` and `product activate` at random moments; nothing may be half written.

Usage: python -m tests.benchmark.kill_training [--kills 30] [--seed 1]
A product of small pictures; each round starts a training (or goes on with the interrupted one),
kills it with SIGKILL at a moment drawn evenly from its length, looks at all that lies on disk,
and lets `--resume` finish it. Every second round an activation is killed as well. Prints one JSON
object.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from app.library.entries import VersionEntry
from app.library.jobs import find_job
from app.library.product import ProductFolder
from core.artifact.store import load_artifact
from tests.helpers.command import draw_parts, last_json, run, start

TRAIN = ("--schedule", "demo", "--teacher", "random", "--image-size", "128", "--steps", "12")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    moments = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        root = new_product(Path(name))
        length_s, activation_s = timed("train", root, *TRAIN), timed("activate", root, 1, *WHY)
        report: Counter[str] = Counter()
        for number in range(arguments.kills):
            report[kill_training(root, moments.uniform(0, length_s))] += 1
            if number % 2:
                report[kill_activation(root, moments.uniform(0, activation_s))] += 1
    print(json.dumps({"kills": report.total(), "train_s": round(length_s, 1), **report}, indent=1))


WHY = ("--reason", "test")


def new_product(folder: Path) -> Path:
    """Pictures of which one each is pinned."""
    parts, root = draw_parts(folder / "parts", good=10, bad=2), folder / "product"
    done("create", root, "--name", "Disc")
    for label in ("good", "bad"):
        done("add", root, parts / label, "--label", label)
    done("pin", root, ProductFolder(root).samples.all()[0].file)
    return root


def kill_training(root: Path, after_s: float) -> str:
    """What the kill met; everything on disk is checked before and after going on."""
    before = len(check(root))
    kill_after(after_s, "train", root, *TRAIN)
    product, now = ProductFolder(root), len(check(root))
    if now > before:
        return "version was recorded already"
    met = "nothing begun" if find_job(product.versions) is None else "training, resumed"
    again = TRAIN if met == "nothing begun" else ("--resume",)
    number = done("train", root, *again)["number"]
    assert [v.number for v in check(root)][-1] == number
    return met


def kill_activation(root: Path, after_s: float) -> str:
    """The recipe names the old version or the new one, and then the record does too."""
    product = ProductFolder(root)
    old, new = product.versions.live(), check(root)[-1].number
    kill_after(after_s, "activate", root, new, *WHY)
    live = product.versions.live()
    assert live in (old, new), live
    logged = [entry.number for entry in product.versions.activations()]
    assert live == old or logged[-1] == new, "a change without a record"
    check(root)
    return "activation, as before" if live == old else "activation, done"


def check(root: Path) -> tuple[VersionEntry, ...]:
    """All versions; every one of them whole, and every picture and snapshot readable."""
    product = ProductFolder(root)
    versions = product.versions.all()
    for version in versions:
        load_artifact(product.versions.model(version.number))
        assert (product.snapshots / version.snapshot).is_dir()
    for sample in product.samples.all():
        product.samples.image(sample)
    return versions


def kill_after(seconds: float, action: str, *words: object) -> None:
    process = start("product", action, *words, "--by", "Ada")
    time.sleep(seconds)
    process.kill()
    process.communicate()


def timed(action: str, *words: object) -> float:
    began = time.monotonic()
    done(action, *words)
    return time.monotonic() - began


def done(action: str, *words: object) -> dict[str, Any]:
    ended = run("product", action, *words, "--by", "Ada", "--json")
    assert ended.returncode == 0, ended.stderr
    return last_json(ended)


if __name__ == "__main__":
    main()
