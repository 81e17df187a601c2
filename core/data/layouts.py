"""Folder layouts: MVTec AD, MVTec LOCO AD, VisA, and plain folders of good and bad images."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.images import SUFFIXES, list_images
from core.errors import DataError

GOOD = "good"
PLAIN_TEST_FRACTION = 0.2
_SPLIT_SEED = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """One image. ``kind`` is "good" or the defect's name; ``masks`` are files, one per channel."""

    path: Path
    good: bool = True
    kind: str = GOOD
    masks: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """``train`` and ``validation`` are good. Any of ``validation`` and ``test`` may be empty.

    ``saturation`` is LOCO's defects_config.json where there is one.
    """

    root: Path
    layout: str
    train: tuple[Sample, ...]
    validation: tuple[Sample, ...] = ()
    test: tuple[Sample, ...] = ()
    saturation: Path | None = None


def open_dataset(root: Path) -> Dataset:
    """Recognise the layout of ``root``. Raises DataError where none fits."""
    if not root.is_dir():
        what = f"{root} is no folder" if root.exists() else f"There is no folder {root}"
        raise DataError(f"{what}.", "No image was read.", "Check the path of the data.")
    for recognised, read in _LAYOUTS:
        if recognised(root):
            dataset = read(root)
            if dataset.train or dataset.test:
                return dataset
    raise DataError(
        f"The folder {root} holds no images in a known layout.",
        "No image was read.",
        "Put good images into its folder 'good' (or 'train/good', as in MVTec AD); to measure a "
        "model, bad ones into 'bad' (or 'test/<kind of defect>').",
    )


def _is_mvtec(root: Path) -> bool:
    return (root / "train" / GOOD).is_dir()


def _read_mvtec(root: Path) -> Dataset:
    validation = _good(root / "validation" / GOOD)
    config = root / "defects_config.json"
    test: list[Sample] = []
    for folder in _folders(root / "test"):
        test += [_labelled(root, folder.name, path) for path in list_images(folder)]
    return Dataset(
        root,
        "MVTec LOCO AD" if validation or config.is_file() else "MVTec AD",
        _good(root / "train" / GOOD),
        validation,
        tuple(test),
        config if config.is_file() else None,
    )


def _labelled(root: Path, kind: str, path: Path) -> Sample:
    if kind == GOOD:
        return Sample(path)
    truth = root / "ground_truth" / kind
    channels = truth / path.stem
    if channels.is_dir():
        masks = list_images(channels)
    else:
        names = (f"{path.stem}_mask", path.stem)
        masks = [m for name in names for m in _same_stem(truth, name)][:1]
    return Sample(path, False, kind, tuple(masks))


def _same_stem(folder: Path, stem: str) -> list[Path]:
    candidates = (folder / (stem + suffix) for suffix in sorted(SUFFIXES))
    return [p for p in candidates if p.is_file()]


def _is_visa(root: Path) -> bool:
    return (root / "Data" / "Images" / "Normal").is_dir()


def _read_visa(root: Path) -> Dataset:
    images, masks = root / "Data" / "Images", root / "Data" / "Masks" / "Anomaly"
    normal = [Sample(path) for path in list_images(images / "Normal")]
    bad = [
        Sample(path, False, "anomaly", tuple(_same_stem(masks, path.stem)))
        for path in _list_if_there(images / "Anomaly")
    ]
    in_test = _visa_split(root)
    if in_test is None:
        train, test = _hold_out(normal)
    else:
        train = [s for s in normal if s.path.name not in in_test]
        test = [s for s in normal if s.path.name in in_test]
    return Dataset(root, "VisA", tuple(train), (), tuple(test + bad))


def _visa_split(root: Path) -> set[str] | None:
    """Names of the good test images in the official one-class split beside the objects."""
    path = root.parent / "split_csv" / "1cls.csv"
    if not path.is_file():
        return None
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [r for r in csv.DictReader(file) if r["object"] == root.name]
        good = [r for r in rows if r["split"] == "test" and r["label"] == "normal"]
        test = {Path(r["image"]).name for r in good}
    except (KeyError, UnicodeDecodeError, OSError, csv.Error) as error:
        raise DataError(
            f"The split {path} can't be read: {error}.",
            "Training and test images can't be told apart.",
            "Restore the file of VisA, or remove it for a split of our own.",
        ) from error
    return test if rows else None


def _is_plain(root: Path) -> bool:
    return (root / GOOD).is_dir()


def _read_plain(root: Path) -> Dataset:
    good = list(_good(root / GOOD))
    bad = [
        Sample(p, False, "bad", _plain_mask(root, "bad", p)) for p in _list_if_there(root / "bad")
    ]
    for folder in _folders(root / "bad"):
        bad += [
            Sample(p, False, folder.name, _plain_mask(root, f"bad/{folder.name}", p))
            for p in list_images(folder)
        ]
    train, test = _hold_out(good) if bad else (good, [])
    return Dataset(root, "plain", tuple(train), (), tuple(test + bad))


def _plain_mask(root: Path, folder: str, path: Path) -> tuple[Path, ...]:
    """A plain folder may carry masks as masks/<same path>."""
    return tuple(_same_stem(root / "masks" / folder, path.stem)[:1])


def _read_flat(root: Path) -> Dataset:
    return Dataset(root, "flat", _good(root))


def _hold_out(good: list[Sample]) -> tuple[list[Sample], list[Sample]]:
    """A fixed random fifth of the good images for the test."""
    order = np.random.default_rng(_SPLIT_SEED).permutation(len(good))
    chosen = set(order[: round(len(good) * PLAIN_TEST_FRACTION)].tolist())
    train = [s for i, s in enumerate(good) if i not in chosen]
    return train, [s for i, s in enumerate(good) if i in chosen]


def _good(folder: Path) -> tuple[Sample, ...]:
    return tuple(Sample(path) for path in _list_if_there(folder))


def _list_if_there(folder: Path) -> list[Path]:
    return list_images(folder) if folder.is_dir() else []


def _folders(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []


_LAYOUTS: tuple[tuple[Callable[[Path], bool], Callable[[Path], Dataset]], ...] = (
    (_is_mvtec, _read_mvtec),
    (_is_visa, _read_visa),
    (_is_plain, _read_plain),
    (Path.is_dir, _read_flat),
)
