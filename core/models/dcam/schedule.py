"""DCAM's schedules."""

from __future__ import annotations

from core.models.pyramid.schedule import PyramidSchedule, pyramid_schedules

EPOCHS, LEARNING_RATE = 400, 0.1
"""arXiv 2405.06467, with batch 32."""
LARGEST_GRADIENT = 1.0
"""Ours. The divergence is a sum over hundreds of channels; without a limit its first steps at the
paper's rate drive the student's last rectifiers to zero, where nothing is learned any more."""
QUICK_STEPS = 800
"""Ours."""


def dcam_schedules() -> dict[str, PyramidSchedule]:
    """By name."""
    return pyramid_schedules(EPOCHS, LEARNING_RATE, QUICK_STEPS, LARGEST_GRADIENT)
