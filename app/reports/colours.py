"""Colours of a report, on white paper."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.colors import Color, HexColor

from app.verdict_colours import AMBER, ORANGE, RED, VIOLET
from core.types import Verdict

INK, QUIET, LINE, PALE = (HexColor(c) for c in ("#1c2126", "#57606a", "#c3c8cd", "#eceef0"))
GOOD = HexColor("#aab2b9")
"""Grey: good parts are no news."""
ACCENT = HexColor("#2f5d8a")
ALARM = HexColor(RED)
WHITE = HexColor("#ffffff")
FILLS: Mapping[Verdict, Color] = {
    Verdict.OK: GOOD,
    Verdict.NG: ALARM,
    Verdict.UNCERTAIN: HexColor(AMBER),
    Verdict.CANNOT_JUDGE: HexColor(VIOLET),
    Verdict.ERROR: HexColor(ORANGE),
    Verdict.TIMEOUT: HexColor(ORANGE),
    Verdict.MISSED: HexColor(ORANGE),
}


def heat(share: float) -> Color:
    """White to the ink of an accent; ``share`` in [0, 1]."""
    mix = [1 + (end - 1) * share for end in (ACCENT.red, ACCENT.green, ACCENT.blue)]
    return Color(*mix)
