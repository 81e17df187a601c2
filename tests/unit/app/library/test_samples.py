from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.library.entries import Label
from app.library.samples import IMAGES, INDEX, SampleSet
from app.library.snapshots import changed_files, take_snapshot
from core.data.layouts import open_dataset
from core.errors import DataError


def picture(value: int) -> np.ndarray:
    return np.full((20, 30, 3), value, np.uint8)


@pytest.fixture
def samples(tmp_path: Path) -> SampleSet:
    return SampleSet(tmp_path / "product")


def test_pictures_come_back_as_they_went_in_and_after_a_restart(
    samples: SampleSet, tmp_path: Path
) -> None:
    first = samples.add(picture(7), Label.GOOD, flags=("A little dark.",), by="Ada")
    deep = samples.add(np.full((20, 30), 40_000, np.uint16))
    again = SampleSet(tmp_path / "product")
    assert again.all() == (first, deep)
    assert (again.image(first) == 7).all()
    assert again.image(deep).dtype == np.uint16
    assert (first.flags, first.labelled_by) == (("A little dark.",), "Ada")


def test_the_later_label_counts(samples: SampleSet) -> None:
    sample = samples.add(picture(1))
    samples.label(sample, Label.GOOD, by="Ada")
    samples.label(sample, Label.BAD, by="Ben", kind="scratch", reason="deep")
    assert not samples.labelled(Label.GOOD)
    (bad,) = samples.labelled(Label.BAD)
    assert (bad.labelled_by, bad.kind, bad.reason) == ("Ben", "scratch", "deep")
    assert samples.counts() == {Label.BAD: 1}


def test_the_last_picture_can_be_undone(samples: SampleSet) -> None:
    kept, undone = samples.add(picture(1)), samples.add(picture(2))
    assert samples.remove_last() == undone
    assert samples.all() == (kept,)
    assert not samples.path(undone).exists()
    samples.remove_last()
    assert samples.remove_last() is None


def test_what_a_power_cut_left_is_no_picture_and_its_number_is_not_given_again(
    samples: SampleSet, tmp_path: Path
) -> None:
    samples.add(picture(1))
    left = tmp_path / "product" / IMAGES / "000002.png"
    left.write_bytes(b"half a pict")
    assert len(SampleSet(tmp_path / "product").all()) == 1
    assert SampleSet(tmp_path / "product").add(picture(2)).file == "000003.png"


def test_a_damaged_list_is_a_sentence_and_stays(samples: SampleSet, tmp_path: Path) -> None:
    samples.add(picture(1))
    index = tmp_path / "product" / INDEX
    index.write_text('{"samples": [{"file"')
    with pytest.raises(DataError, match="damaged"):
        SampleSet(tmp_path / "product")
    assert index.read_text() == '{"samples": [{"file"'


def test_a_snapshot_holds_good_and_bad_and_opens_as_a_data_set(
    samples: SampleSet, tmp_path: Path
) -> None:
    for value in range(10):
        samples.add(picture(value), Label.GOOD)
    samples.add(picture(100), Label.BAD)
    samples.add(picture(101), Label.DECLINED)
    samples.add(picture(102))
    place = take_snapshot(samples, tmp_path / "snapshots")
    dataset = open_dataset(place)
    every = (*dataset.train, *dataset.test)
    assert sum(s.good for s in every) == 10
    assert sum(not s.good for s in every) == 1
    assert take_snapshot(samples, tmp_path / "snapshots") == place


def test_later_labels_make_another_snapshot_and_leave_the_first(
    samples: SampleSet, tmp_path: Path
) -> None:
    sample = samples.add(picture(1), Label.GOOD)
    samples.add(picture(2), Label.GOOD)
    first = take_snapshot(samples, tmp_path / "snapshots")
    samples.label(sample, Label.DECLINED)
    second = take_snapshot(samples, tmp_path / "snapshots")
    assert first != second
    samples.remove_last()
    assert changed_files(first) == changed_files(second) == ()


def test_a_snapshot_that_was_tampered_with_says_where(samples: SampleSet, tmp_path: Path) -> None:
    sample = samples.add(picture(1), Label.GOOD)
    place = take_snapshot(samples, tmp_path / "snapshots")
    (place / "good" / sample.file).unlink()
    assert changed_files(place) == (sample.file,)


def test_nothing_good_is_nothing_to_learn(samples: SampleSet, tmp_path: Path) -> None:
    samples.add(picture(1), Label.BAD)
    with pytest.raises(DataError, match="no good picture"):
        take_snapshot(samples, tmp_path / "snapshots")
