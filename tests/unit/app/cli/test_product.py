"""A product from the first picture to a live model and back, by commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from app.cli.command_line import main
from camera.rendering.defects import DefectKind
from camera.rendering.renderer import PartRenderer

pytestmark = pytest.mark.slow
SIDE = 128
Product = Callable[..., dict[str, Any]]
PARTS = 7


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    renderer = PartRenderer(3, SIDE, SIDE)
    images = [renderer.good(number) for number in range(PARTS)]
    images.append(images[0])
    for index, image in enumerate(images):
        cv2.imwrite(str(folder / f"{index}.png"), image[:, :, ::-1])
    spoilt = renderer.defective(0, DefectKind.SCRATCH).image.copy()
    cv2.circle(spoilt, (64, 64), 24, (255, 255, 0), -1)
    cv2.imwrite(str(folder / "spoilt.png"), spoilt[:, :, ::-1])
    return folder


@pytest.fixture
def product(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Product:
    # A process can't take its priority back: the tests after this one would be slow.
    monkeypatch.setattr("app.cli.product_training.step_back", lambda: None)

    def do(*words: object, code: int = 0) -> dict[str, Any]:
        ended = main(["product", *map(str, words), "--by", "Ada", "--json"])
        output = capsys.readouterr()
        assert ended == code, output.err
        told: dict[str, Any] = json.loads(output.out.splitlines()[-1])
        return told

    return do


def test_from_the_first_picture_to_a_live_model_and_back(
    tmp_path: Path, pictures: Path, product: Product
) -> None:
    root = tmp_path / "flange"
    product("create", root, "--name", "Flange")
    assert "There is a product" in product("create", root, "--name", "Again", code=13)["error"]
    added = product("add", root, pictures)
    assert (added["taken"], added["refused"], added["good"]) == (PARTS + 1, 1, PARTS + 1)

    suspects = product("review", root, "--first", 3)["suspects"]
    spoilt = suspects[0]["file"]
    assert np.ptp(cv2.imread(str(root / "images" / spoilt))[64, 64]) > 200, "the yellow spot"
    product("label", root, spoilt, "bad", "--reason", "yellow spot")

    size = ("--image-size", SIDE, "--schedule", "quick", "--steps", 2, "--teacher", "random")
    first = product("train", root, *size, "--notes", "first try")
    assert first["number"] == 1
    assert product("versions", root)["live"] == 0
    refused = product("activate", root, 1, "--reason", "go", code=14)
    assert "No part is pinned" in refused["error"]

    product("pin", root, "000001.png", spoilt)
    product("label", root, spoilt, "good")  # a slip
    product("pin", root, spoilt)
    report = product("activate", root, 1, "--reason", "go", code=14)
    assert f"{spoilt} must be OK and is NG" in report["error"]
    assert product("versions", root)["live"] == 0
    product("label", root, spoilt, "bad")
    product("pin", root, spoilt)
    activated = product("activate", root, 1, "--reason", "go")
    assert activated["activated"]
    assert product("versions", root)["live"] == 1

    file = tmp_path / "one.goodpart"
    product("export", root, 1, file)
    assert "--overwrite" in product("export", root, 1, file, code=3)["error"]
    product("export", root, 1, file, "--overwrite")
    assert product("import", root, file)["number"] == 2
    product("activate", root, 2, "--reason", "the same again")
    assert product("undo", root)["live"] == 1
    names = [v["notes"] for v in product("versions", root)["versions"]]
    assert names[0] == "first try" and names[1].startswith("Imported")

    assert main(["station", "--recipe", str(root / "recipe.json"), "--parts", "2"]) == 0


def test_what_is_not_there_is_a_sentence(tmp_path: Path, product: Product) -> None:
    assert "no product at" in product("versions", tmp_path / "none", code=13)["error"]
    root = tmp_path / "flange"
    product("create", root, "--name", "Flange", "--camera", f"folder:{tmp_path}")
    assert "no good picture" in product("train", root, code=3)["error"]
    assert "no version 1" in product("activate", root, 1, "--reason", "go", code=13)["error"]
    assert "no picture" in product("label", root, "000009.png", "bad", code=13)["error"]


def test_a_camera_that_is_not_there_is_told_when_a_product_begins(
    tmp_path: Path, pictures: Path, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, (camera, words) in enumerate(
        {
            f"folder:{tmp_path / 'nope'}": "nope can't be read",
            f"folder:{tmp_path}": "holds no images",
            "video:clip.avi": f"The video {tmp_path / 'clip.avi'} can't be read",
            f"folder:{pictures}": "",
            "simulated": "",
        }.items()
    ):
        root = tmp_path / "products" / str(number)
        warnings = product("create", root, "--name", "Flange", "--camera", camera)["warnings"]
        assert (root / "recipe.json").is_file()
        assert len(warnings) == bool(words)
        assert words in " ".join(warnings)


def test_an_unreadable_picture_is_refused_and_the_others_are_taken(
    tmp_path: Path, pictures: Path, product: Product
) -> None:
    root = tmp_path / "flange"
    product("create", root, "--name", "Flange")
    (pictures / "0broken.png").write_bytes(b"no picture")
    added = product("add", root, pictures)
    assert (added["taken"], added["refused"]) == (PARTS + 1, 2)


def test_sizes_that_do_not_fit_are_named_and_counted(
    tmp_path: Path, pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "flange"
    assert main(["product", "create", str(root), "--name", "Flange"]) == 0
    for number, shape in enumerate([(90, 120, 3), (90, 120, 3), (SIDE, SIDE)]):
        noise = np.random.default_rng(number).integers(0, 255, shape).astype(np.uint8)
        cv2.imwrite(str(pictures / f"zz{number}.png"), noise)
    assert main(["product", "add", str(root), str(pictures), "--json"]) == 0
    told = capsys.readouterr()
    sizes = json.loads(told.out.splitlines()[-1])["sizes"]
    assert sizes["usual"] == {"width_px": SIDE, "height_px": SIDE, "colour": True}
    assert sizes["others"] == [
        {"width_px": 120, "height_px": 90, "colour": True, "count": 2},
        {"width_px": SIDE, "height_px": SIDE, "colour": False, "count": 1},
    ]
    words = "120 x 90 px in colour (2), 128 x 128 px in grey (1)"
    assert f"Refused for their size: {words}. The product's" in told.err


def test_trainings_that_make_no_sense_are_refused_at_once(tmp_path: Path, product: Product) -> None:
    root = tmp_path / "flange"
    product("create", root, "--name", "Flange")
    fractal = ("train", root, "--method", "fractalad", "--with", root)
    assert "one product at a time" in product(*fractal, code=13)["error"]
    assert "with itself" in product("train", root, "--with", root, code=13)["error"]
    assert "--start" in product("train", root, "--schedule", "update", code=13)["error"]


def test_an_estimate_says_why_the_full_schedule_may_be_the_shorter_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "flange"
    assert main(["product", "create", str(root), "--name", "Flange"]) == 0
    seconds = {"quick": 60.0, "standard": 240.0, "full": 120.0}
    monkeypatch.setattr("core.training.estimate.estimate", lambda *_: seconds)
    words = ["product", "estimate", str(root), "--method", "stfpm"]
    assert main(words) == 0
    told = capsys.readouterr()
    assert "2.0 min with 0 good pictures: 100 passes over them" in told.out
    assert "4.0 min with 0 good pictures: 3200 steps of 8 pictures" in told.out
    assert "Full is the shorter one here" in told.err
    seconds["full"] = 600.0
    assert main(words) == 0
    assert "shorter" not in capsys.readouterr().err
