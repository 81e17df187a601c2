"""Whatever changes what a station judges leaves an entry, and nothing changes without one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from app.access.audit import Action
from app.access.errors import AuditError
from app.library.challenges import ChallengeLog
from app.library.entries import Label
from app.library.inbox import VerdictInbox
from app.library.line_labels import LineLabels
from app.library.product import ProductFolder, create_product
from app.library.scores import load_scores
from app.library.transfer import export_version, import_version
from app.recipes.recipe import Rectangle, SimulatedEntry, Tuning
from app.recipes.setup import RecipeSetup
from app.station.challenge_records import ChallengeOutcome, ChallengeRecord
from app.station.recorded_line import RecordedLine
from app.station.snapshot import Severity
from core.types import Verdict
from tests.helpers.access import ListedAudit
from tests.helpers.fake_line import FakeLine
from tests.helpers.scored import add_version, scored_product

PICTURE = np.full((20, 30, 3), 90, np.uint8)


@pytest.fixture
def audit() -> ListedAudit:
    return ListedAudit()


@pytest.fixture
def product(tmp_path: Path, audit: ListedAudit) -> ProductFolder:
    """Two versions, the first one live."""
    made = scored_product(tmp_path / "flange")
    table = load_scores(made.versions.scores(1))
    assert table is not None
    add_version(made, 2, table)
    made.versions.activate(1, by="Ada", reason="first")
    return ProductFolder(made.root, audit)


Change = Callable[[ProductFolder], object]
CHANGES: dict[str, tuple[Change, Action]] = {
    "activate": (
        lambda p: p.versions.activate(2, by="Ada", reason="better"),
        Action.VERSION_ACTIVATED,
    ),
    "tune": (
        lambda p: p.versions.tune(1, Tuning(image_threshold=0.3), by="Ada", reason="missed"),
        Action.VERSION_TUNED,
    ),
    "shadow": (lambda p: p.versions.set_shadow(2, by="Ada"), Action.SHADOW_CHANGED),
    "delete": (lambda p: p.versions.delete(2, by="Ada"), Action.VERSION_DELETED),
    "pin": (lambda p: p.pins.pin(p.samples.all()[0], by="Ada"), Action.PINNED),
    "label": (
        lambda p: p.samples.label(p.samples.all()[0], Label.DECLINED, by="Ada"),
        Action.LABEL_CHANGED,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_recorded_with_who_made_it(
    product: ProductFolder, audit: ListedAudit, name: str
) -> None:
    change, action = CHANGES[name]
    change(product)
    by, recorded, subject, *_ = audit.entries[-1]
    assert (by, recorded) == ("Ada", action)
    assert subject.startswith("flange")


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_changes_that_can_not_be_recorded(
    product: ProductFolder, audit: ListedAudit, name: str
) -> None:
    before = files(product.root)
    audit.error = AuditError("full")
    with pytest.raises(AuditError):
        CHANGES[name][0](product)
    assert files(product.root) == before


def files(root: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_undo_says_from_what_to_what(product: ProductFolder, audit: ListedAudit) -> None:
    product.versions.activate(2, by="Ada", reason="better")
    product.versions.undo(by="Kim")
    by, action, _, old, new, reason = audit.entries[-1]
    assert (by, action, old, new) == ("Kim", Action.VERSION_ACTIVATED, "version 2", "version 1")
    assert reason == "Back from version 2."


def test_unpinning_is_recorded(product: ProductFolder, audit: ListedAudit) -> None:
    product.pins.pin(product.samples.all()[0], by="Ada")
    product.pins.unpin(product.samples.all()[0].file, by="Kim", reason="wrong")
    by, action, _, _, _, reason = audit.entries[-1]
    assert (by, action, reason) == ("Kim", Action.UNPINNED, "wrong")


def test_models_that_leave_and_come_are_recorded(
    product: ProductFolder, audit: ListedAudit, tmp_path: Path
) -> None:
    file = tmp_path / "flange.goodpart"
    export_version(product.versions, 1, file, by="Ada")
    import_version(product.versions, file, by="Kim")
    told = [(e[0], e[1]) for e in audit.entries]
    assert told == [
        ("Ada", Action.VERSION_EXPORTED),
        ("Kim", Action.VERSION_IMPORTED),
        ("Kim", Action.VERSION_ADDED),
    ]


def test_what_people_at_the_line_say_and_who_accepts_it(
    product: ProductFolder, audit: ListedAudit
) -> None:
    line = FakeLine()
    line.inspect(Verdict.NG)
    LineLabels(product.root, lambda: "operator", audit).say(line.results_after(0)[0], Label.GOOD)
    inbox = VerdictInbox(product.root, audit)
    inbox.accept(inbox.all()[0], product.samples, by="Ada")
    told = [(e[0], e[1], e[3], e[4]) for e in audit.entries]
    assert told == [
        ("operator", Action.LABEL_CLAIMED, "NG", "good"),
        ("Ada", Action.LABEL_ACCEPTED, "NG", "good"),
    ]


def test_a_declined_label_is_recorded(product: ProductFolder, audit: ListedAudit) -> None:
    inbox = VerdictInbox(product.root, audit)
    inbox.put(PICTURE, Label.GOOD, by="operator", verdict=Verdict.NG)
    inbox.decline(inbox.all()[0], by="Ada")
    assert audit.actions[-1] is Action.LABEL_DECLINED


def test_what_is_set_up_of_a_recipe(product: ProductFolder, audit: ListedAudit) -> None:
    setup = RecipeSetup(product.recipe_path, audit, lambda: "Ada")
    setup.save_region(Rectangle(x=1, y=2, width=30, height=40))
    by, action, _, old, new, _ = audit.entries[-1]
    assert (by, action) == ("Ada", Action.RECIPE_CHANGED)
    assert old == {"region": None}
    assert new == {"region": {"x": 1, "y": 2, "width": 30, "height": 40}}


def test_a_new_product(tmp_path: Path, audit: ListedAudit) -> None:
    create_product(tmp_path / "new", "Gear", SimulatedEntry(), audit, "Ada")
    assert audit.entries[-1][:3] == ("Ada", Action.PRODUCT_CREATED, "Gear")


def test_outcomes_of_challenges(tmp_path: Path, audit: ListedAudit) -> None:
    outcome = ChallengeOutcome("master", Verdict.OK, Verdict.NG, 0.6, 0.5)
    record = ChallengeRecord(datetime.now(UTC), "Line 1", "Kim", "flange/1", (outcome,))
    ChallengeLog(tmp_path, audit).add(record)
    assert audit.entries == [("Kim", Action.CHALLENGED, "Line 1", "", "failed", "master NG")]


def test_orders_to_a_line_reach_it_and_are_noted(audit: ListedAudit) -> None:
    line = FakeLine()
    line.raise_alarm("camera", Severity.ALARM, "The camera is gone.")
    audit.error = AuditError("full")
    recorded = RecordedLine(line, audit, lambda: "Kim")
    for order in (
        recorded.start, recorded.pause, recorded.resume, recorded.trigger, recorded.stop,
        recorded.reset_counters,
    ):  # fmt: skip
        order()
    recorded.acknowledge("camera")
    assert line.calls == ["start", "pause", "resume", "trigger", "stop", "acknowledge camera"]
    assert audit.actions == [
        Action.LINE_STARTED, Action.LINE_PAUSED, Action.LINE_RESUMED, Action.LINE_STOPPED,
        Action.COUNTERS_RESET, Action.ALARM_ACKNOWLEDGED,
    ]  # fmt: skip
    assert {entry[0] for entry in audit.entries} == {"Kim"}
    assert audit.entries[-1][3] == "The camera is gone."
    assert (recorded.name, recorded.challenge) == (line.name, None)
    assert recorded.snapshot() == line.snapshot()
    assert recorded.results_after(0) == () and recorded.take_frame() is None
