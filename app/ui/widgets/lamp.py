"""A sign and words, coloured where something is wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

GOOD, BAD, IDLE = "●", "▲", "○"


def set_lamp(lamp: QLabel | QPushButton, text: str, level: str) -> None:
    """``level`` is calm, warning or alarm. Only what changed is drawn again."""
    if lamp.text() != text:
        lamp.setText(text)
    if lamp.property("level") != level:
        lamp.setProperty("level", level)
        lamp.style().polish(lamp)  # the style sheet reads the property when it is polished
