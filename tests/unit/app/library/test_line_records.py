"""What is kept of a line: scores for other thresholds, and what a shadow said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from app.library.archive import FOLDER, KEPT_DAYS, Archive, ArchivedPart, Archiving
from app.library.shadow import LOG, ShadowLog
from app.library.what_if import LineWhatIf
from app.station.result import InspectionResult
from app.station.shadow import ShadowComparison
from core.types import AnomalyMaps, Judgement, Verdict
from tests.helpers.scored import VALUES

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def archived(hours_ago: float, local: float, model: str = "flange/1") -> ArchivedPart:
    at = NOW - timedelta(hours=hours_ago)
    hull = ((local, 0.0), (0.1, 0.2))
    return ArchivedPart(at=at, line="Line 1", trigger=1, model=model, verdict=Verdict.OK, hull=hull)


def test_a_range_holds_what_that_version_judged_then(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for hours_ago in (30, 13, 2, 1):
        archive.add(archived(hours_ago, 0.4))
    archive.add(archived(1, 0.4, "flange/2"))
    found = archive.between(NOW - timedelta(hours=24), NOW, "flange/1")
    assert [part.at for part in found] == [NOW - timedelta(hours=h) for h in (13, 2, 1)]
    assert archive.between(NOW, NOW + timedelta(hours=1), "flange/1") == ()


def test_a_half_written_line_costs_nothing_else(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(archived(1, 0.4))
    path = next((tmp_path / FOLDER).glob("*.jsonl"))
    with path.open("ab") as file:
        file.write(b'{"at": "2026-')
    archive.add(archived(0.5, 0.4))
    assert len(archive.between(NOW - timedelta(hours=2), NOW, "flange/1")) == 2


def test_old_days_go(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(archived(24 * (KEPT_DAYS + 1), 0.4))
    archive.add(archived(24 * KEPT_DAYS, 0.4))
    archive.add(archived(0, 0.4))
    assert len(list((tmp_path / FOLDER).glob("*.jsonl"))) == 2


def test_other_values_on_what_the_line_inspected() -> None:
    what_if = LineWhatIf([archived(1, value) for value in (0.4, 0.8, 1.2)])
    sides = what_if.sides(VALUES)
    assert (sides.ok, sides.uncertain, sides.ng) == (2, 0, 1)
    stricter = VALUES.model_copy(update={"image_threshold": 0.3})
    assert what_if.sides(stricter).ng == 2
    ((part, score),) = what_if.changed(VALUES, stricter)
    assert part.hull[0][0] == 0.8 and score == pytest.approx(0.4)
    surface = VALUES.model_copy(update={"weight_local": 1.0})
    assert what_if.scores(surface) == pytest.approx([0.4, 0.8, 1.2])


def test_an_empty_range_has_no_sides() -> None:
    assert LineWhatIf(()).sides(VALUES).total == 0


def result(trigger: int, *, challenge: str = "", score: float = 0.3) -> InspectionResult:
    local = np.zeros((8, 8), np.float32)
    local[2, 2] = 2 * score
    maps = AnomalyMaps(local, np.zeros((8, 8), np.float32), local / 2)
    return InspectionResult(
        "Line 1",
        trigger,
        Verdict.OK,
        image=np.zeros((32, 32, 3), np.uint8),
        maps=maps,
        score=score,
        threshold=0.5,
        model="flange/1",
        challenge=challenge,
    )


def test_judged_parts_of_production_are_kept(tmp_path: Path) -> None:
    failures: list[str] = []
    archive = Archive(tmp_path)
    archiving = Archiving(archive, failures.append)
    archiving.start()
    archiving.receive(result(1))
    archiving.receive(InspectionResult("Line 1", 2, Verdict.MISSED))
    archiving.receive(result(3, challenge="master"))
    archiving.receive(result(4, score=0.6))
    archiving.close()
    now = datetime.now(UTC)
    found = archive.between(now - timedelta(minutes=5), now + timedelta(minutes=5), "flange/1")
    assert [part.trigger for part in found] == [1, 4]
    assert LineWhatIf(found).scores(VALUES) == pytest.approx([0.3, 0.6], abs=1e-4)
    assert not failures and archiving.lost == 0


def test_a_disk_that_takes_nothing_is_told_once(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("no folder")
    failures: list[str] = []
    archiving = Archiving(Archive(tmp_path), failures.append)
    archiving.start()
    for trigger in range(1, 4):
        archiving.receive(result(trigger))
    archiving.close()
    assert len(failures) == 1 and "could not be written" in failures[0]


def compared(trigger: int, live: Verdict, shadow: Verdict) -> ShadowComparison:
    one = InspectionResult(
        "Line 1",
        trigger,
        live,
        image=np.full((16, 16, 3), trigger, np.uint8),
        score=0.4,
        threshold=0.5,
        arrived_ns=trigger,
    )
    cells = np.zeros((4, 4), np.float32)
    judged = Judgement(shadow, 0.6, 0.6, 0.6, 0.5, AnomalyMaps(cells, cells, cells), regions=())
    return ShadowComparison(one, judged)


def test_a_shadow_log_keeps_pictures_of_disagreements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.library.shadow.KEPT", 2)
    log = ShadowLog(tmp_path, 3)
    assert log.all() == ()
    log.add(compared(1, Verdict.OK, Verdict.OK))
    log.skip()
    for trigger in (2, 3, 4):
        log.add(compared(trigger, Verdict.OK, Verdict.NG))
    entries = log.all()
    assert [e.skipped for e in entries] == [0, 1, 0, 0]
    assert [e.trigger for e in log.disagreements()] == [4, 3, 2]
    newest = log.disagreements()[0]
    assert int(log.image(newest)[0, 0, 0]) == 4
    assert (newest.live_share, newest.shadow_share) == (pytest.approx(0.8), pytest.approx(1.2))
    folder = tmp_path / "shadow" / "3"
    assert len(list(folder.glob("*.png"))) == 2 and (folder / LOG).is_file()
