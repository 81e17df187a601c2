"""FractalAD's schedules."""

from __future__ import annotations

from core.models.pyramid.schedule import PyramidSchedule, pyramid_schedules

EPOCHS, LEARNING_RATE, WEIGHT_DECAY = 100, 1e-3, 1e-3
"""arXiv 2301.12739, with AdamW and batch 32."""
QUICK_STEPS = 400
"""Ours."""


def fractalad_schedules() -> dict[str, PyramidSchedule]:
    """By name."""
    return pyramid_schedules(EPOCHS, LEARNING_RATE, QUICK_STEPS)
