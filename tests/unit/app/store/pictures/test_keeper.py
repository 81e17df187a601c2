"""Pictures beside the line: whole, in order of importance, never in its way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.files import write_bytes
from app.store.pictures.folder import PictureFolder
from app.store.pictures.keeper import PictureKeeper
from app.store.pictures.policy import PictureGroup, PictureKind, PicturePolicy, Room
from app.store.pictures.queue import PictureQueue
from core.data.images import read_image
from core.errors import DataError
from core.types import Verdict
from tests.helpers.pictures import Ears, SmallDisk, judged
from tests.helpers.station import PATIENCE_S, until

ONE = PicturePolicy(ok_every=1, ok_days=0, kinds=(PictureKind.ORIGINAL,))


class World:
    """A keeper with a disk of a million bytes, and what it said."""

    def __init__(self, root: Path) -> None:
        self.disk, self.ears = SmallDisk(root, 10**6), Ears()
        self.keeper: PictureKeeper | None = None

    def start(
        self,
        policy: PicturePolicy = ONE,
        room: Room | None = None,
        waiting: PictureQueue | None = None,
    ) -> PictureKeeper:
        self.keeper = PictureKeeper(
            policy,
            self.disk.folder,
            self.ears.listeners(),
            room=room or Room(0),
            waiting=waiting,
        )
        self.keeper.start()
        return self.keeper

    def kept(self, *parts: tuple[int, Verdict], policy: PicturePolicy = ONE) -> list[int]:
        keeper = self.start(policy)
        for trigger, verdict in parts:
            keeper.receive(*judged(trigger, verdict))
        keeper.close()
        return [record.trigger for record in self.ears.kept]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr("app.store.pictures.keeper.TIDY_S", 0.02)
    made = World(tmp_path / "pictures")
    yield made
    if made.keeper is not None:
        made.keeper.close()


def test_a_part_becomes_files_and_records(world: World) -> None:
    policy = ONE.model_copy(update={"kinds": tuple(PictureKind)})
    keeper = world.start(policy)
    keeper.receive(*judged(7, Verdict.NG, serial="A-1"))
    keeper.close()
    assert [record.kind for record in world.ears.kept] == list(PictureKind)
    for record in world.ears.kept:
        path = world.disk.folder.root / record.path
        assert path.stat().st_size == record.bytes and read_image(path).shape[:2] == (64, 64)
        assert record.trigger == 7 and "_000007_NG_" in path.name and "A-1" in path.name
    assert not any(world.ears.said)


def test_every_nth_good_part_of_a_line_is_kept(world: World) -> None:
    policy = ONE.model_copy(update={"ok_every": 3})
    keeper = world.start(policy)
    for trigger in range(1, 8):
        keeper.receive(*judged(trigger))
        keeper.receive(*judged(100 + trigger, line="Line 2"))
    keeper.close()
    assert [record.trigger for record in world.ears.kept] == [1, 101, 4, 104, 7, 107]


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        ({"ok_every": 0}, [2, 3]),
        ({"ok_every": 0, "others": False}, [2]),
        ({"ok_every": 1, "ng": False}, [1, 3]),
        ({"kinds": ()}, []),
    ],
)
def test_groups_are_kept_as_the_policy_says(
    world: World, policy: dict[str, object], kept: list[int]
) -> None:
    parts = ((1, Verdict.OK), (2, Verdict.NG), (3, Verdict.CANNOT_JUDGE))
    assert world.kept(*parts, policy=ONE.model_copy(update=policy)) == kept


def test_known_parts_follow_the_rejected(world: World) -> None:
    keeper = world.start(ONE.model_copy(update={"ok_every": 0}))
    keeper.receive(*judged(1, Verdict.OK, challenge="Master"))
    keeper.close()
    (record,) = world.ears.kept
    assert "OK-known" in record.path
    assert world.disk.folder.totals()[PictureGroup.NG].pictures == 1


def test_a_part_without_a_picture_is_none(world: World) -> None:
    record, result = judged(1, Verdict.NG)
    object.__setattr__(result, "image", None)
    keeper = world.start()
    keeper.receive(record, result)
    keeper.close()
    assert world.ears.kept == []


def test_a_slow_disk_costs_good_parts_and_no_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, writing = threading.Event(), threading.Event()

    def slow(path: Path, content: bytes) -> None:
        writing.set()
        assert gate.wait(PATIENCE_S)
        write_bytes(path, content)

    monkeypatch.setattr("app.store.pictures.folder.write_bytes", slow)
    keeper = world.start(waiting=PictureQueue(25_000))  # three parts
    keeper.receive(*judged(1))
    assert writing.wait(PATIENCE_S)
    for trigger in range(2, 8):  # returns, though nothing is written
        keeper.receive(*judged(trigger, Verdict.NG if trigger % 2 else Verdict.OK))
    gate.set()
    until(lambda: world.ears.behind[-1:] == [""], "it to have caught up")
    assert [record.trigger for record in world.ears.kept] == [1, 3, 5, 7]
    assert "3 of good parts were given up" in world.ears.behind[0]


def test_on_a_full_disk_worse_parts_push_out_better_ones(world: World) -> None:
    keeper = world.start(room=Room(keep_free=0, at_most=14_000))  # three pictures of 4.2 kB
    for trigger, verdict in enumerate(
        (Verdict.NG, Verdict.OK, Verdict.OK, Verdict.NG, Verdict.NG, Verdict.OK), start=1
    ):
        keeper.receive(*judged(trigger, verdict))
    until(lambda: any("good parts are not kept" in s for s in world.ears.said), "the alarm")
    assert world.disk.there() == ["1 NG", "4 NG", "5 NG"]
    assert len(world.ears.forgotten) == 2 and len(world.ears.kept) == 5
    keeper.receive(*judged(7, Verdict.NG))
    until(lambda: len(world.ears.kept) == 6, "the picture")
    assert any("rejected parts make room" in sentence for sentence in world.ears.said)
    assert world.disk.there() == ["4 NG", "5 NG", "7 NG"]


def test_the_alarm_ends_when_there_is_room(world: World) -> None:
    world.disk.others = 10**6 - 5000
    keeper = world.start(room=Room(keep_free=4000))
    keeper.receive(*judged(1, Verdict.NG))
    until(lambda: bool(world.ears.said), "the alarm")
    assert "disk is full" in world.ears.said[0] and not world.ears.kept
    world.disk.others = 0
    until(lambda: world.ears.said[-1] == "", "its end, without a new part")
    keeper.receive(*judged(2, Verdict.NG))
    until(lambda: len(world.ears.kept) == 1, "the picture")


def test_room_that_others_take_is_given_back_while_no_part_comes(world: World) -> None:
    keeper = world.start(room=Room(keep_free=10_000))
    for trigger in range(1, 4):
        keeper.receive(*judged(trigger))
    until(lambda: len(world.ears.kept) == 3, "the pictures")
    used = world.disk.folder.used
    world.disk.others = 10**6 - 10_000 - used + 100  # 100 bytes are missing
    until(lambda: len(world.ears.forgotten) == 1, "the oldest to go")
    assert world.disk.there() == ["2 OK", "3 OK"]


def test_a_picture_that_fails_costs_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, content: bytes) -> None:
        if "_000002_" in path.name:
            raise DataError("No space left on device.", "Nothing is written.", "Free some.")
        if "_000003_" in path.name:
            raise RuntimeError("surprise")
        write_bytes(path, content)

    monkeypatch.setattr("app.store.pictures.folder.write_bytes", fails)
    parts = tuple((trigger, Verdict.NG) for trigger in range(1, 5))
    assert world.kept(*parts) == [1, 4]
    assert "No space left" in world.ears.said[0] and "surprise" in world.ears.said[1]
    assert world.ears.said[2] == "", "over with the next one that is written"


def test_an_earlier_lifes_pictures_count(world: World) -> None:
    world.kept((1, Verdict.NG), (2, Verdict.NG))
    world.disk.folder = PictureFolder(world.disk.folder.root, world.disk.free)
    keeper = world.start(room=Room(keep_free=0, at_most=9000))
    keeper.receive(*judged(3, Verdict.NG))
    keeper.close()
    assert world.disk.there() == ["2 NG", "3 NG"]


def test_rows_without_a_file_are_forgotten_once(world: World) -> None:
    world.ears.lost = tuple(f"{n}.png" for n in range(250))
    keeper = world.start()
    until(lambda: len(world.ears.forgotten) == 250, "the rows")
    keeper.close()
    assert tuple(world.ears.forgotten) == world.ears.lost
    assert world.ears.portions == [100, 100, 50], "no database takes any number at once"


def test_a_database_that_is_away_is_no_trouble_of_pictures(world: World) -> None:
    asked = threading.Event()

    class Away(tuple[str, ...]):
        def __len__(self) -> int:
            asked.set()
            raise DataError("The server is away.")

    world.ears.lost = Away()
    keeper = world.start()
    assert asked.wait(PATIENCE_S)
    keeper.receive(*judged(1, Verdict.NG))
    keeper.close()
    assert len(world.ears.kept) == 1 and world.ears.said == []


def test_closing_before_the_start_does_nothing(world: World) -> None:
    PictureKeeper(ONE, world.disk.folder, world.ears.listeners()).close()


def test_old_pictures_go_by_themselves(world: World) -> None:
    """Made-up parts are from 2026-09-21: older than a day."""
    keeper = world.start(ONE.model_copy(update={"ok_days": 1}))
    keeper.receive(*judged(1))
    keeper.receive(*judged(2, Verdict.NG))
    until(lambda: len(world.ears.kept) == 2, "the pictures")
    until(lambda: len(world.ears.forgotten) == 1, "the good one to go")
    assert world.disk.there() == ["2 NG"]
