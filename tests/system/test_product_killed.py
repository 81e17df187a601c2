"""A power cut while a product's model is trained: nothing is half there, and it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.library.jobs import find_job
from tests.benchmark.kill_training import TRAIN, check, done, new_product
from tests.helpers.command import run, start

pytestmark = pytest.mark.slow
LONG = (*TRAIN, "--steps", "60")
"""The last option counts: long enough to be killed in the middle."""


def test_a_killed_training_goes_on_where_it_was(tmp_path: Path) -> None:
    root = new_product(tmp_path)
    process = start("product", "train", root, *LONG, "--by", "Ada", "--progress", "json")
    assert process.stderr is not None
    for line in process.stderr:
        if '"phase": "train"' in line and '"step": 4' in line:
            break
    process.kill()
    process.communicate()
    assert check(root) == ()
    from app.library.product import ProductFolder

    job = find_job(ProductFolder(root).versions)
    assert job is not None and job.number == 1
    refused = run("product", "train", root, *LONG)
    assert refused.returncode == 13 and "--resume" in refused.stderr
    assert done("train", root, "--resume")["number"] == 1
    assert [version.number for version in check(root)] == [1]
    assert done("versions", root)["live"] == 0, "training never changes what is live"
