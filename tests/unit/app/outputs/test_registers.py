"""The register map, as a controller's programmer would read it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.outputs.driver import LineStatus
from app.outputs.drivers.handshake import Handshake
from app.outputs.drivers.registers import (
    STATION_WORDS,
    Bit,
    ControllerWords,
    StationWords,
    decode_text,
    encode_text,
)
from app.recipes.output_entries import ModbusServerEntry
from core.types import Verdict
from tests.helpers.outputs import ScriptedControl, part

READY = LineStatus(
    ready=True, busy=False, fault=False, recipe_requested=7, recipe_active=6, triggers=70_000
)


def test_every_word_is_where_the_guide_says() -> None:
    shown = part(65_537, Verdict.NG, serial="AB1", score=-0.5, recipe_number=5)
    bits = frozenset({Bit.TRIGGER_READY, Bit.RESULTS_READY, Bit.REJECT})
    words = StationWords(65_536 + 3, bits, READY, shown).encoded()
    assert len(words) == STATION_WORDS
    assert words[:5] == [1, 3, 0b101001, 7, 6]
    assert words[5:13] == [1, 1, 2, 0x10000 - 500, 1, 12, 1, 4464]
    assert words[13:16] == [0, 0, 5]
    assert words[16:19] == [0x4142, 0x3100, 0]


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=32))
def test_text_comes_back(text: str) -> None:
    assert decode_text(encode_text(text)) == text


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.OK])
def test_what_is_not_ok_never_passes(verdict: Verdict) -> None:
    handshake = Handshake(ScriptedControl(), commands=True)
    handshake.refresh(READY)
    entry = ModbusServerEntry(name="PLC")
    handshake.show(part(1, verdict), entry.passes(verdict))
    assert handshake.words()[2] & (1 << Bit.REJECT)
    assert not handshake.words()[2] & (1 << Bit.PASS)


@pytest.mark.parametrize("verdict", list(Verdict)[3:])
def test_no_setting_lets_pass_what_was_not_judged(verdict: Verdict) -> None:
    assert not ModbusServerEntry(name="PLC", rejects=()).passes(verdict)


def test_a_fault_rejects_whatever_the_part_is_and_whoever_forces() -> None:
    handshake = Handshake(ScriptedControl(), commands=True)
    handshake.show(part(1), passes=True)
    handshake.refresh(READY)
    assert handshake.words()[2] & (1 << Bit.PASS)
    handshake.force("Pass", True)
    handshake.refresh(LineStatus(ready=False, busy=False, fault=True))
    assert not handshake.words()[2] & (1 << Bit.PASS)
    assert handshake.words()[2] & (1 << Bit.REJECT)


def test_a_trigger_is_an_edge_and_taken_only_when_ready() -> None:
    control = ScriptedControl()
    handshake = Handshake(control, commands=True)
    handshake.refresh(READY)
    on, off = ControllerWords(trigger=True, serial="S1"), ControllerWords()
    for words in (on, on, off, on):
        handshake.take(words)
    assert (control.triggers, control.serials) == (2, ["S1", "S1"])
    handshake.take(off)
    handshake.refresh(LineStatus(ready=False, busy=True, fault=False))
    handshake.take(on)
    assert control.triggers == 2
    assert not handshake.words()[2] & (1 << Bit.TRIGGER_TAKEN)


def test_what_stood_there_before_asks_for_nothing() -> None:
    control = ScriptedControl()
    handshake = Handshake(control, commands=True)
    handshake.refresh(READY)
    old = ControllerWords(trigger=True, recipe=4)
    handshake.begin(old)
    handshake.take(old)
    assert (control.triggers, control.recipes) == (0, [])


def test_commands_can_be_switched_off() -> None:
    control = ScriptedControl()
    handshake = Handshake(control, commands=False)
    handshake.refresh(READY)
    handshake.take(ControllerWords(trigger=True, recipe=4))
    assert (control.triggers, control.recipes) == (0, [])


def test_a_wish_that_failed_is_refused_until_the_controller_wishes_anew() -> None:
    handshake = Handshake(ScriptedControl(), commands=True)
    handshake.take(ControllerWords(recipe=4))
    handshake.refresh(replace(READY, recipe_refused=4, refusal=-5))
    assert handshake.words()[13:15] == [4, 5]
    handshake.take(ControllerWords())
    assert handshake.words()[13:15] == [0, 0]
    handshake.take(ControllerWords(recipe=4))
    assert handshake.words()[13:15] == [0, 0], "what failed before says nothing of this wish"


def test_commands_that_are_off_refuse_the_recipe() -> None:
    handshake = Handshake(ScriptedControl(), commands=False)
    handshake.refresh(READY)
    handshake.take(ControllerWords(recipe=4))
    assert handshake.words()[13:15] == [4, 2]


def test_safe_is_a_fault_and_nothing_passes() -> None:
    handshake = Handshake(ScriptedControl(), commands=True)
    handshake.refresh(READY)
    handshake.show(part(1), passes=True)
    handshake.safe()
    assert handshake.words()[2] == 1 << Bit.FAULT
