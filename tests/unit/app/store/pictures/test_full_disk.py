"""A disk that is full in earnest, with the record on it as well."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.recipes.recipe import Recipe, SimulatedEntry
from app.store.database import open_database
from app.store.part_store import PartStore
from app.store.parts import PartFilter
from app.store.pictures.folder import PictureFolder
from app.store.pictures.index import PictureIndex
from app.store.pictures.policy import PictureKind, PicturePolicy, Room
from app.store.queries import History
from app.store.recording import Recording
from core.types import Verdict
from tests.helpers.pictures import result
from tests.helpers.station import ScriptedLine, until

MB = 2**20
RECIPE = Recipe(name="Flange", camera=SimulatedEntry(), model="m")
SIDE = 512
"""Of noise: 190 to 270 kB as PNG."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root mounts a file system")
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_results_go_on_and_the_evidence_stays_longest(small_disk: Path) -> None:
    url = f"sqlite:///{small_disk / 'results.sqlite'}"
    pictures = small_disk / "pictures"
    policy = PicturePolicy(ok_every=1, ok_days=0, kinds=(PictureKind.ORIGINAL,))
    recording = Recording(url, small_disk, "Station 1")
    with ScriptedLine() as scripted:
        folder = PictureFolder(pictures)
        recording.keep_pictures(policy, folder, Room(keep_free=2 * MB))
        recording.attach(scripted.line, RECIPE)
        recording.start()
        for trigger in range(1, 121):
            verdict = Verdict.NG if trigger % 4 == 0 else Verdict.OK
            scripted.line.bus.record(result(trigger, verdict, side=SIDE))
        recording.close()
        warned = [a for a in scripted.line.snapshot().alarms if a.key.startswith("pictures")]
    assert free(small_disk) > MB, "the reserve for the record"
    assert warned and "Results go on" in warned[0].text
    engine = open_database(url)
    history, index = History(engine), PictureIndex(lambda: engine, pictures)
    rows = list(history.all(PartFilter()))
    there = [row for row in rows if index.of(row).original is not None]
    engine.dispose()
    assert len(rows) == 120, "every result is on record"
    assert {row.verdict for row in there} == {Verdict.NG}, "good ones made room"
    assert len(there) >= 10
    assert there[0].trigger == 120, "of the rejected, the newest stay"
    on_disk = list(pictures.rglob("*.png"))
    assert len(on_disk) == len(there), "no row without a file, no file without a row"


def test_a_disk_that_others_fill_leaves_the_record_its_room(small_disk: Path) -> None:
    url = f"sqlite:///{small_disk / 'results.sqlite'}"
    PartStore(open_database(url)).close()
    folder = PictureFolder(small_disk / "pictures")
    policy = PicturePolicy(ok_every=1, ok_days=0, kinds=(PictureKind.ORIGINAL,))
    recording = Recording(url, small_disk, "Station 1")
    with ScriptedLine() as scripted:
        recording.keep_pictures(policy, folder, Room(keep_free=2 * MB))
        recording.attach(scripted.line, RECIPE)
        recording.start()
        for trigger in range(1, 9):
            scripted.line.bus.record(result(trigger, side=SIDE))
        until(lambda: len(list(folder.root.rglob("*.png"))) == 8, "the pictures")
        (small_disk / "other.bin").write_bytes(bytes(free(small_disk) - 64 * 1024))
        for trigger in range(9, 200):
            scripted.line.bus.record(result(trigger, Verdict.NG, side=32))
        recording.close()
    # What the database could not take is in the journal: the next start replays it.
    again = Recording(url, small_disk, "Station 1")
    again.start()
    engine = open_database(url)
    history = History(engine)
    expected = {Verdict.OK: 8, Verdict.NG: 191}
    until(lambda: history.counts(PartFilter()) == expected, "every result")
    again.close()
    engine.dispose()


def free(place: Path) -> int:
    return shutil.disk_usage(place).free
