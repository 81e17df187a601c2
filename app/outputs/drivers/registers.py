"""The register map of Modbus, the same at our server and in a controller. docs/outputs.md.

Words are unsigned, 16 bits; numbers of 32 bits have their high word first. Addresses here count
from the start of a block.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.outputs.driver import LineStatus
from app.store.record import PartRecord
from core.types import Verdict

MAP_VERSION = 1
STATION_WORDS = 32
CONTROLLER_WORDS = 20
SERIAL_WORDS = 16
PEER_BASE = 100
NO_SCORE = 0x8000
TRIGGER, RESULTS_ACK = 0b01, 0b10
CODES = {
    Verdict.OK: 1,
    Verdict.NG: 2,
    Verdict.UNCERTAIN: 3,
    Verdict.CANNOT_JUDGE: 4,
    Verdict.ERROR: 5,
    Verdict.TIMEOUT: 6,
    Verdict.MISSED: 7,
}


class Bit(IntEnum):
    """Of the status word."""

    TRIGGER_READY = 0
    BUSY = 1
    FAULT = 2
    RESULTS_READY = 3
    PASS = 4
    REJECT = 5
    TRIGGER_TAKEN = 6
    FORCED = 7


@dataclass(frozen=True, slots=True)
class StationWords:
    """What the station shows. ``part`` None: no result yet."""

    heartbeat: int
    bits: frozenset[Bit]
    status: LineStatus
    part: PartRecord | None
    refused: tuple[int, int] = (0, 0)
    """The recipe wanted, where it is refused, and why: a number of ``app.outputs.refusals``."""

    def encoded(self) -> list[int]:
        part = self.part
        words = [MAP_VERSION, self.heartbeat & 0xFFFF, sum(1 << bit for bit in self.bits)]
        words += [self.status.recipe_requested & 0xFFFF, self.status.recipe_active & 0xFFFF]
        words += _wide(0 if part is None else part.trigger)
        words += [0 if part is None else CODES[part.verdict]]
        words += [_score(None if part is None else part.score)]
        words += [0 if part is None else min(len(part.regions), 0xFFFF)]
        words += [0 if part is None else min(round(part.latency_ms), 0xFFFF)]
        words += _wide(self.status.triggers)
        words += [self.refused[0] & 0xFFFF, -self.refused[1]]
        words += [0 if part is None else part.recipe_number & 0xFFFF]
        words += [0] * (STATION_WORDS - SERIAL_WORDS - len(words))
        return words + encode_text("" if part is None else part.serial)


@dataclass(frozen=True, slots=True)
class ControllerWords:
    """What the controller asks."""

    heartbeat: int = 0
    trigger: bool = False
    results_ack: bool = False
    recipe: int = 0
    serial: str = ""

    @classmethod
    def decoded(cls, words: Sequence[int]) -> ControllerWords:
        """From ``CONTROLLER_WORDS`` words."""
        return cls(
            heartbeat=words[0],
            trigger=bool(words[1] & TRIGGER),
            results_ack=bool(words[1] & RESULTS_ACK),
            recipe=words[2],
            serial=decode_text(words[4:]),
        )


def encode_text(text: str) -> list[int]:
    """Two characters a word, the first in the high byte; others than ASCII become "?"."""
    raw = text.encode("ascii", "replace")[: 2 * SERIAL_WORDS].ljust(2 * SERIAL_WORDS, b"\0")
    return [raw[place] << 8 | raw[place + 1] for place in range(0, len(raw), 2)]


def decode_text(words: Sequence[int]) -> str:
    """Up to the first NUL; what can't be printed is left out."""
    raw = b"".join(word.to_bytes(2, "big") for word in words).split(b"\0")[0]
    text = "".join(character for character in raw.decode("ascii", "ignore"))
    return "".join(character for character in text if character.isprintable()).strip()


def _wide(number: int) -> list[int]:
    return [number >> 16 & 0xFFFF, number & 0xFFFF]


def _score(score: float | None) -> int:
    """Thousandths in two's complement."""
    if score is None or not math.isfinite(score):
        return NO_SCORE
    return max(-32767, min(32767, round(score * 1000))) & 0xFFFF
