"""A training steps back behind whatever else runs on the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, threading
from app.cli.priority import step_back
step_back()
seen = []
thread = threading.Thread(target=lambda: seen.append(os.sched_getscheduler(0)))
thread.start(); thread.join()
weak = os.sched_getscheduler(0) == seen[0] == os.SCHED_IDLE
print(weak or os.getpriority(os.PRIO_PROCESS, 0) == 19)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's scheduler")
def test_the_process_and_its_threads_come_last() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "True"
