import multiprocessing
import shutil

import numpy as np
import pytest

from camera.genicam.ring import FRAMES, SHARED_MEMORY, FrameRing


def fill_until_full(name: str, slots: int, size: int) -> None:
    """In another process: each slot gets its number."""
    ring = FrameRing.attach(name, slots, size)
    while (slot := ring.free_slot()) is not None:
        ring.bytes_of(slot)[:] = slot + 1
        ring.take(slot)
        ring.count(FRAMES)
    ring.close()


@pytest.mark.parametrize("size", [1, 64, 1000])
def test_what_one_process_writes_the_other_reads(size: int) -> None:
    ring = FrameRing.create(5, size)
    process = multiprocessing.get_context("spawn").Process(
        target=fill_until_full, args=(ring.name, 5, size)
    )
    process.start()
    process.join()
    process.close()
    assert ring.number(FRAMES) == 5
    assert ring.free_slot() is None
    for slot in range(5):
        assert np.array_equal(ring.bytes_of(slot), np.full(size, slot + 1, np.uint8))
    ring.give_back(3)
    assert ring.free_slot() == 3
    ring.close(unlink=True)


def test_neighbours_do_not_overlap() -> None:
    ring = FrameRing.create(3, 100)
    ring.bytes_of(1)[:] = 7
    assert ring.bytes_of(0).max() == ring.bytes_of(2).max() == 0
    assert ring.free_slot() == 0
    ring.close(unlink=True)


@pytest.mark.skipif(not SHARED_MEMORY.is_dir(), reason="only Linux gives pages late")
def test_memory_that_is_not_there_is_refused_at_once_and_leaves_nothing() -> None:
    before = set(SHARED_MEMORY.iterdir())
    with pytest.raises(OSError, match="space"):
        FrameRing.create(2, shutil.disk_usage(SHARED_MEMORY).total)
    assert set(SHARED_MEMORY.iterdir()) <= before
