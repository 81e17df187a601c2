"""Processes that are killed while they append to the audit log."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers.audit_kills import kill_often


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_what_was_acknowledged_is_there_and_the_chain_holds(tmp_path: Path) -> None:
    found = kill_often(tmp_path, kills=4, writers=2, longest_s=0.2)
    assert found.findings == ()
    assert found.missing == 0 < found.acknowledged <= found.entries
