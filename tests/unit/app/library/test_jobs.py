"""Trainings that were interrupted, and labels that wait."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import psutil
import pytest

from app.library.entries import Label
from app.library.errors import LibraryError
from app.library.inbox import VerdictInbox
from app.library.jobs import JobState, TrainingJob, begin_job, discard_job, end_job, find_job
from app.library.masks import ignored_of
from app.library.product import ProductFolder, create_product
from app.recipes.recipe import FolderEntry, Polygon, Recipe, Rectangle, SimulatedEntry, Tuning
from core.types import Verdict
from tests.helpers.models import write_model

JOB = TrainingJob(
    number=1, method="efficientad-s", schedule="quick", steps=2, height=128, width=128,
    teacher="random", snapshot="abc", by="Ada",
)  # fmt: skip
PICTURE = np.full((40, 40), 90, np.uint8)


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    return create_product(tmp_path / "flange", "Flange", SimulatedEntry())


def test_a_job_of_a_process_that_lives_runs(product: ProductFolder) -> None:
    assert find_job(product.versions) is None
    begin_job(product.versions, JOB)
    found = find_job(product.versions)
    assert found is not None and found.state is JobState.RUNNING
    assert product.interrupted() is None
    assert product.versions.next_number() == 2, "the number is taken"
    with pytest.raises(LibraryError, match="no interrupted training"):
        discard_job(product.versions, 1)


def test_a_dead_process_leaves_an_interrupted_job(product: ProductFolder) -> None:
    taken = begin_job(product.versions, JOB)
    # Its number belongs to another process by now: this one, which started later.
    stale = taken.model_copy(update={"process_started": taken.process_started - 60})
    path = product.versions.model(1).with_name("job.json")
    path.write_text(stale.model_dump_json(), encoding="utf-8")
    found = product.interrupted()
    assert found is not None and found.number == 1
    discard_job(product.versions, 1)
    assert find_job(product.versions) is None and not path.parent.exists()


def test_another_training_that_runs_is_not_disturbed(product: ProductFolder) -> None:
    parent = psutil.Process().parent()
    assert parent is not None
    taken = begin_job(product.versions, JOB)
    other = taken.model_copy(update={"pid": parent.pid, "process_started": parent.create_time()})
    path = product.versions.model(1).with_name("job.json")
    path.write_text(other.model_dump_json(), encoding="utf-8")
    with pytest.raises(LibraryError, match="being trained already"):
        begin_job(product.versions, JOB.model_copy(update={"number": 2}))


def test_a_recorded_version_is_no_job_any_more(product: ProductFolder) -> None:
    begin_job(product.versions, JOB)
    write_model(product.versions.model(1))
    product.versions.add(1, by="Ada", snapshot="abc", figures={})
    assert find_job(product.versions) is None
    end_job(product.versions, 1)
    end_job(product.versions, 1)


def test_tunings_are_recorded_per_version_and_follow_the_live_one(product: ProductFolder) -> None:
    versions = product.versions
    for number in (1, 2):
        write_model(versions.model(number))
        versions.add(number, by="Ada", snapshot="", figures={})
    versions.activate(1, by="Ada", reason="first")
    versions.tune(1, Tuning(image_threshold=0.4), by="Ada", reason="too strict")
    assert ProductFolder(product.root).recipe.image_threshold == 0.4
    versions.activate(2, by="Ada", reason="better")
    assert ProductFolder(product.root).recipe.tuning == Tuning(), "another model's threshold"
    versions.tune(1, Tuning(image_threshold=0.3), by="Kim", reason="looser")
    assert ProductFolder(product.root).recipe.tuning == Tuning(), "version 1 is not live"
    versions.undo(by="Ada")
    assert ProductFolder(product.root).recipe.image_threshold == 0.3
    entries = versions.tunings.all()
    assert [(e.old.image_threshold, e.new.image_threshold) for e in entries] == [
        (None, 0.4), (0.4, 0.3),
    ]  # fmt: skip
    with (versions.folder / "tunings.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"at_utc": "cut off')
    assert versions.tunings.of(1).image_threshold == 0.3


def test_a_label_from_the_line_counts_once_it_is_accepted(product: ProductFolder) -> None:
    inbox = VerdictInbox(product.root)
    for label in (Label.GOOD, Label.BAD):
        inbox.put(PICTURE, label, by="Kim", verdict=Verdict.NG, score=0.7, line="L", trigger=4)
    first, second = inbox.all()
    assert product.samples.all() == ()
    sample = inbox.accept(first, product.samples, by="Ada")
    assert (sample.label, sample.labelled_by) == (Label.GOOD, "Kim")
    assert "approved by Ada" in sample.reason
    np.testing.assert_array_equal(product.samples.image(sample), PICTURE)
    inbox.decline(second, by="Ada")
    assert inbox.all() == () and len(product.samples.all()) == 1
    assert not list((product.root / "inbox").iterdir())
    assert len((product.root / "inbox.jsonl").read_text().splitlines()) == 2


def test_a_second_person_may_be_demanded(product: ProductFolder) -> None:
    inbox = VerdictInbox(product.root)
    inbox.set_second_person(True)
    entry = inbox.put(PICTURE, Label.GOOD, by="Kim", verdict=Verdict.NG)
    with pytest.raises(LibraryError, match="second person"):
        inbox.accept(entry, product.samples, by="Kim")
    assert len(inbox.all()) == 1
    inbox.accept(entry, product.samples, by="Ada")
    (product.root / "inbox.settings.json").write_text("{", encoding="utf-8")
    assert inbox.settings().second_person, "damaged: the careful side"


def test_what_the_power_cut_off_is_no_entry(product: ProductFolder) -> None:
    inbox = VerdictInbox(product.root)
    entry = inbox.put(PICTURE, Label.GOOD, by="Kim", verdict=Verdict.NG)
    (product.root / "inbox" / "9.json").write_text('{"file": "9.p', encoding="utf-8")
    assert inbox.all() == (entry,)


def test_masks_lie_where_the_region_cut_them() -> None:
    square = Polygon(points=((30, 30), (39, 30), (39, 39), (30, 39)))
    recipe = Recipe(
        name="x", camera=FolderEntry(folder="."), model="m", ignore=(square,),
        region=Rectangle(x=20, y=25, width=40, height=40),
    )  # fmt: skip
    mask = ignored_of(recipe, (40, 40))
    assert mask is not None and mask.sum() == 100
    assert mask[5:15, 10:20].all()
    assert ignored_of(recipe.model_copy(update={"ignore": ()}), (40, 40)) is None
