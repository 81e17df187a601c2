"""A training must not take the processor from a line that inspects."""

from __future__ import annotations

import contextlib
import os
import sys


def step_back() -> None:
    """Run this process, and all threads that it starts from now on, behind all others.

    Call it before the engine is imported: its threads take the priority over when they start.
    """
    if sys.platform == "linux":
        # Weaker than any niceness: a line's thread gets the core at once when it wakes.
        with contextlib.suppress(PermissionError):  # in some containers: then the weaker way
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
            return
    import psutil

    if sys.platform == "win32":
        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
    else:
        psutil.Process().nice(19)
