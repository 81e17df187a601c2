from pathlib import Path

import numpy as np
import pytest

from core.data.images import write_image
from core.data.layouts import open_dataset
from core.errors import DataError

PIXEL = np.zeros((8, 8), np.uint8)


def _touch(root: Path, *names: str) -> None:
    for name in names:
        write_image(root / name, PIXEL)


def test_mvtec_ad(tmp_path: Path) -> None:
    _touch(
        tmp_path,
        "train/good/000.png",
        "test/good/000.png",
        "test/scratch/000.png",
        "test/scratch/001.png",
        "ground_truth/scratch/000_mask.png",
    )
    dataset = open_dataset(tmp_path)
    assert dataset.layout == "MVTec AD"
    assert len(dataset.train) == 1
    assert [(s.kind, s.good, len(s.masks)) for s in dataset.test] == [
        ("good", True, 0),
        ("scratch", False, 1),
        ("scratch", False, 0),
    ]


def test_mvtec_loco_has_a_validation_split_and_a_channel_per_defect(tmp_path: Path) -> None:
    _touch(
        tmp_path,
        "train/good/000.png",
        "validation/good/000.png",
        "test/logical_anomalies/000.png",
        "ground_truth/logical_anomalies/000/000.png",
        "ground_truth/logical_anomalies/000/001.png",
    )
    (tmp_path / "defects_config.json").write_text("[]")
    dataset = open_dataset(tmp_path)
    assert dataset.layout == "MVTec LOCO AD"
    assert len(dataset.validation) == 1
    assert len(dataset.test[0].masks) == 2
    assert dataset.saturation is not None


def test_visa_with_and_without_its_official_split(tmp_path: Path) -> None:
    root = tmp_path / "candle"
    _touch(root, *(f"Data/Images/Normal/{i:03d}.JPG" for i in range(10)))
    _touch(root, "Data/Images/Anomaly/000.JPG", "Data/Masks/Anomaly/000.png")
    free = open_dataset(root)
    assert (len(free.train), len(free.test)) == (8, 3)
    assert free.test[-1].masks[0].name == "000.png"
    (tmp_path / "split_csv").mkdir()
    rows = [f"candle,{'test' if i < 4 else 'train'},normal,x/{i:03d}.JPG," for i in range(10)]
    text = "\n".join(["object,split,label,image,mask", *rows])
    (tmp_path / "split_csv" / "1cls.csv").write_text(text)
    official = open_dataset(root)
    assert [s.path.name for s in official.test if s.good] == [f"{i:03d}.JPG" for i in range(4)]
    assert not {s.path for s in official.train} & {s.path for s in official.test}


@pytest.mark.parametrize("text", ["object,image\ncandle,x/000.JPG", "name\ncandle", "\xff"])
def test_a_damaged_split_is_a_sentence(text: str, tmp_path: Path) -> None:
    _touch(tmp_path, "candle/Data/Images/Normal/000.JPG")
    (tmp_path / "split_csv").mkdir()
    (tmp_path / "split_csv" / "1cls.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(DataError, match=r"1cls\.csv can't be read"):
        open_dataset(tmp_path / "candle")


def test_plain_folders_with_and_without_bad_images(tmp_path: Path) -> None:
    _touch(tmp_path, *(f"good/{i}.png" for i in range(10)))
    only_good = open_dataset(tmp_path)
    assert (len(only_good.train), len(only_good.test)) == (10, 0)
    _touch(tmp_path, "bad/a.png", "bad/dent/b.png", "masks/bad/dent/b.png")
    both = open_dataset(tmp_path)
    assert (len(both.train), sum(s.good for s in both.test)) == (8, 2)
    assert {s.kind: len(s.masks) for s in both.test if not s.good} == {"bad": 0, "dent": 1}
    assert both == open_dataset(tmp_path)


def test_a_flat_folder_is_all_good(tmp_path: Path) -> None:
    _touch(tmp_path, "1.png", "2.png")
    assert [s.path.name for s in open_dataset(tmp_path).train] == ["1.png", "2.png"]


def test_nothing_to_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no images"):
        open_dataset(tmp_path)
    with pytest.raises(DataError, match="no folder"):
        open_dataset(tmp_path / "none")


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("mvtec_screw", (320, 0, 41, 119)),
        ("loco_juice_bottle", (275, 54, 60, 142)),
        ("magnetic_tile", (400, 0, 120, 204)),
    ],
)
def test_the_real_data_sets(name: str, counts: tuple[int, int, int, int]) -> None:
    root = Path(__file__).resolve().parents[5] / "shared" / "data" / name
    if not root.is_dir():
        pytest.skip(f"the real data set {name} is not beside the repository")
    dataset = open_dataset(root)
    good = [s for s in dataset.test if s.good]
    bad = [s for s in dataset.test if not s.good]
    assert (len(dataset.train), len(dataset.validation), len(good), len(bad)) == counts
    assert all(s.masks for s in bad)
