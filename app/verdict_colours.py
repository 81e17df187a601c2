"""Colours of alarm: the same on a screen and on paper, in every theme.

Grey until abnormal (ISA-101): OK has none. Never alone: a shape or a word says the same.
"""

from __future__ import annotations

RED, AMBER, VIOLET, ORANGE = "#c8102e", "#f0a500", "#7a4fb5", "#e06000"
