"""STFPM's schedules."""

from __future__ import annotations

from core.models.pyramid.schedule import PyramidSchedule, pyramid_schedules

EPOCHS, LEARNING_RATE = 100, 0.4
"""arXiv 2103.04257, 4.1, with batch 32."""
QUICK_STEPS = 800
"""Ours."""


def stfpm_schedules() -> dict[str, PyramidSchedule]:
    """By name."""
    return pyramid_schedules(EPOCHS, LEARNING_RATE, QUICK_STEPS)
