"""A station that is killed while it writes results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.store_kills import kill_often


@pytest.mark.slow
def test_what_was_acknowledged_is_there_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'results.sqlite'}"
    found = kill_often(url, tmp_path, kills=3, parts=1500, longest_s=0.3)
    assert found.acknowledged >= 1500
    assert found.pictures >= 150 and found.deliveries >= 150
    assert (found.missing, found.doubled, found.out_of_order) == (0, 0, 0)
