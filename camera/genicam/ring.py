"""Frames in memory that two processes share, without a lock between them."""

from __future__ import annotations

import os
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HEADER_BYTES = 64
_ALIGNMENT = 64
SHARED_MEMORY = Path("/dev/shm")
"""Where Linux keeps it."""
HEARTBEAT, FRAMES, INCOMPLETE, NO_SLOT = range(4)
"""Numbers in the header, 64 bits each; the heartbeat is the host's monotonic clock in ns."""


class FrameRing:
    """``slots`` slots of ``slot_bytes``. One process writes, the other reads and gives back.

    A slot's flag is one byte that only the writer sets and only the reader clears, after the
    metadata went through a pipe: so neither ever waits for the other, and a process that dies
    leaves nothing locked. The one that creates it unlinks it.
    """

    def __init__(self, memory: SharedMemory, slots: int, slot_bytes: int) -> None:
        self._memory = memory
        self.slots, self.slot_bytes = slots, slot_bytes
        self._stride = _aligned(slot_bytes)
        self._first = HEADER_BYTES + _aligned(slots)
        whole: NDArray[np.uint8] = np.ndarray((memory.size,), np.uint8, memory.buf)
        self._numbers: NDArray[np.uint64] = whole[:HEADER_BYTES].view(np.uint64)
        self._taken = whole[HEADER_BYTES : HEADER_BYTES + slots]
        self._bytes = whole
        self._closed = False

    @classmethod
    def create(cls, slots: int, slot_bytes: int) -> FrameRing:
        """All slots free. Raises OSError where there is no memory for it."""
        size = HEADER_BYTES + _aligned(slots) + slots * _aligned(slot_bytes)
        memory = SharedMemory(create=True, size=size)
        try:
            _reserve(memory)
        except OSError:
            memory.close()
            memory.unlink()
            raise
        ring = cls(memory, slots, slot_bytes)
        ring._numbers[:] = 0
        ring._taken[:] = 0
        return ring

    @classmethod
    def attach(cls, name: str, slots: int, slot_bytes: int) -> FrameRing:
        """In the other process."""
        return cls(SharedMemory(name), slots, slot_bytes)

    @property
    def name(self) -> str:
        return self._memory.name

    def free_slot(self) -> int | None:
        """For the writer: a slot to fill, None where the reader has them all."""
        free = np.flatnonzero(self._taken == 0)
        return int(free[0]) if free.size else None

    def take(self, slot: int) -> None:
        """For the writer: it is filled, and the reader's from now on."""
        self._taken[slot] = 1

    def give_back(self, slot: int) -> None:
        """For the reader: it was copied."""
        self._taken[slot] = 0

    def bytes_of(self, slot: int) -> NDArray[np.uint8]:
        """(slot_bytes,) view, valid until ``close``."""
        start = self._first + slot * self._stride
        return self._bytes[start : start + self.slot_bytes]

    def number(self, which: int) -> int:
        return int(self._numbers[which])

    def set_number(self, which: int, value: int) -> None:
        self._numbers[which] = value

    def count(self, which: int) -> None:
        self._numbers[which] += np.uint64(1)

    @property
    def is_closed(self) -> bool:
        """Its memory is gone: touching it would end the program."""
        return self._closed

    def close(self, *, unlink: bool = False) -> None:
        """Let go of the memory; with ``unlink`` it ends when the other process does."""
        self._closed = True
        del self._numbers, self._taken, self._bytes
        self._memory.close()
        if unlink:
            self._memory.unlink()


def _reserve(memory: SharedMemory) -> None:
    """Linux gives pages when they are written to, and ends who writes when none are left."""
    file = SHARED_MEMORY / memory.name.lstrip("/")
    if not (hasattr(os, "posix_fallocate") and file.exists()):
        return
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.posix_fallocate(descriptor, 0, memory.size)
    finally:
        os.close(descriptor)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
