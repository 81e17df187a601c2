from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine

from app.reports.contents import Report, ReportedAlarm, collect
from app.store.database import open_database
from app.store.part_store import PartStore
from app.store.parts import PartFilter
from app.store.statistics import Statistics
from core.data.images import write_image
from tests.helpers.made_up_shifts import BEGIN, STARTS, made_up_parts

LOST = (
    "The camera 4103187720 is gone. No part is inspected. "
    "Check its cable and power; the line goes on by itself when it is back."
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A day before a shift, the shift, and an hour after it; the lamp dies."""
    opened = open_database(f"sqlite:///{tmp_path / 'results.sqlite'}")
    parts = made_up_parts(
        BEGIN - timedelta(hours=24), 33, per_hour=60, drift_from=BEGIN + timedelta(hours=2)
    )
    PartStore(opened).add(list(parts))
    yield opened
    opened.dispose()


@pytest.fixture
def wanted() -> PartFilter:
    """The early shift."""
    return PartFilter(since=BEGIN, until=BEGIN + timedelta(hours=8), line="Line 1")


@pytest.fixture
def report(engine: Engine, wanted: PartFilter, tmp_path: Path) -> Report:
    """Every other rejected part has its picture, one of them is damaged."""
    picture, damaged = tmp_path / "part.png", tmp_path / "damaged.png"
    write_image(picture, np.full((600, 900, 3), 120, np.uint8))
    damaged.write_bytes(b"no picture")
    places = iter([picture, None, damaged, picture, None, picture])
    return collect(
        Statistics(engine),
        wanted,
        station="Press 4 <hall 2>",
        shifts=STARTS,
        pictures=lambda row: next(places),
        alarms=[ReportedAlarm(BEGIN, "Line 1", "alarm", LOST, 2)],
    )
