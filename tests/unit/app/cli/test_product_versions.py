"""Versions of a product by commands, on stored scores: no network judges anything here."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.cli.command_line import main
from app.library.challenges import ChallengeLog
from app.library.errors import LibraryError
from app.library.jobs import TrainingJob, begin_job
from app.library.product import ProductFolder, create_product
from app.library.scores import ScoreTable, load_scores
from app.recipes.recipe import SimulatedEntry
from app.recipes.store import load_recipe
from app.station.challenge_records import ChallengeOutcome, ChallengeRecord
from app.ui.display import DisplayError
from core.types import Verdict
from tests.helpers.scored import VALUES, add_version, judge_whole, scored_product

Do = Callable[..., dict[str, Any]]


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    return scored_product(tmp_path / "flange")


@pytest.fixture
def do(
    product: ProductFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Do:
    # What is stored belongs to no real network: it must not be judged anew.
    def stored(product: ProductFolder, number: int, *_: object) -> ScoreTable:
        product.versions.get(number)
        table = load_scores(product.versions.scores(number))
        assert table is not None
        return table

    monkeypatch.setattr("app.cli.product_tuning._scored", stored)

    def run(action: str, *words: object, code: int = 0) -> dict[str, Any]:
        ended = main(
            ["product", action, str(product.root), *map(str, words), "--by", "Ada", "--json"]
        )
        output = capsys.readouterr()
        assert ended == code, output.err
        told: dict[str, Any] = json.loads(output.out.splitlines()[-1])
        return told

    return run


def second_version(product: ProductFolder) -> None:
    table = load_scores(product.versions.scores(1))
    assert table is not None
    stricter = VALUES.model_copy(update={"image_threshold": 0.35})
    add_version(product, 2, ScoreTable(stricter, table.parts, {}))


def test_stored_scores_give_the_figures(do: Do) -> None:
    figures = do("scores", 1)
    assert (figures["good"], figures["good_rejected"]) == (3, 0)
    assert (figures["bad"], figures["bad_missed"]) == (3, 1)
    assert "no version 7" in do("scores", 7, code=13)["error"]


def test_two_versions_are_compared_on_the_same_pictures(do: Do, product: ProductFolder) -> None:
    second_version(product)
    told = do("compare", 1, 2)
    assert told["pictures"] == 6
    assert [row["verdicts"] for row in told["differing"]] == [["OK", "NG"]] * 2


def test_a_version_is_tuned_with_a_record_unless_a_pin_would_change(
    do: Do, product: ProductFolder
) -> None:
    do("tune", 1, "--image-threshold", 0.42, "--reason", "missed one")
    product.versions.activate(1, by="Ada", reason="go")
    assert load_recipe(product.recipe_path).recipe.image_threshold == 0.42
    product.pins.pin(product.samples.all()[2], by="Ada")
    refused = do("tune", 1, "--image-threshold", 0.3, "--reason", "stricter", code=14)
    assert "becomes NG" in refused["error"]
    wrong = do("tune", 1, "--weight-local", 2, "--reason", "more", code=13)
    assert "weight_local" in wrong["error"]
    entries = do("tunings")["tunings"]
    assert [(e["new"]["image_threshold"], e["by"]) for e in entries] == [(0.42, "Ada")]


def test_the_third_score_is_weighed_where_the_version_has_it(
    do: Do, product: ProductFolder
) -> None:
    words = ("tune", 1, "--puad-weight", 0.5, "--reason", "the level matters")
    assert "no third score" in do(*words, code=13)["error"]
    assert product.versions.tunings.all() == ()
    judge_whole(product, [0.0] * 6)
    assert do(*words)["tuning"]["puad_weight"] == 0.5
    product.versions.activate(1, by="Ada", reason="go")
    assert load_recipe(product.recipe_path).recipe.puad_weight == 0.5
    wrong = do("tune", 1, "--puad-weight", -1, "--reason", "less", code=13)
    assert "puad_weight" in wrong["error"]


def test_notes_stay_with_a_version(do: Do, product: ProductFolder) -> None:
    do("note", 1, "for the new lamp")
    assert product.versions.get(1).notes == "for the new lamp"


def test_a_shadow_is_set_and_taken_off(do: Do, product: ProductFolder) -> None:
    second_version(product)
    product.versions.activate(1, by="Ada", reason="go")
    assert "can't be its own shadow" in do("shadow", 1, code=13)["error"]
    do("shadow", 2)
    assert product.versions.shadow() == 2
    assert "or the shadow" in do("delete", 2, code=13)["error"]
    do("shadow", 0)
    do("delete", 2)
    assert [version.number for version in product.versions.all()] == [1]


def test_the_shadow_that_goes_live_is_none_any_more(product: ProductFolder) -> None:
    second_version(product)
    product.versions.activate(1, by="Ada", reason="go")
    product.versions.set_shadow(2)
    product.versions.activate(2, by="Ada", reason="better")
    assert product.versions.shadow() == 0 and product.versions.live() == 2


def test_an_interrupted_training_is_given_up(do: Do, product: ProductFolder) -> None:
    assert "no interrupted training" in do("train", "--resume", code=13)["error"]
    assert "no interrupted training" in do("discard", code=13)["error"]
    job = TrainingJob(
        number=2, method="efficientad-s", schedule="quick", steps=0, height=256, width=256,
        teacher="embedded", snapshot="x", by="Ada",
    )  # fmt: skip
    taken = begin_job(product.versions, job)
    path = product.versions.model(2).with_name("job.json")
    assert "no interrupted training" in do("discard", code=13)["error"], "it runs: this process"
    dead = taken.model_copy(update={"process_started": 1.0})
    path.write_text(dead.model_dump_json(), encoding="utf-8")
    assert "--resume" in do("train", code=13)["error"]
    assert do("discard")["discarded"] == 2
    assert not path.exists() and product.interrupted() is None


def test_a_challenge_is_planned_and_reported(do: Do, product: ProductFolder) -> None:
    assert do("challenge")["challenge"] is None
    told = do(
        "challenge", "--part", "master=OK", "--part", "a=b=NG", "--shifts", "06:00", "14:00",
        "--blocks",
    )  # fmt: skip
    assert [(p["name"], p["expected"]) for p in told["challenge"]["parts"]] == [
        ("master", "OK"),
        ("a=b", "NG"),
    ]
    outcome = ChallengeOutcome("master", Verdict.OK, Verdict.OK, 0.3, 0.5)
    record = ChallengeRecord(datetime.now(UTC), "Line 1", "Kim", "flange/1", (outcome,))
    ChallengeLog(product.root).add(record)
    told = do("challenge")
    assert told["challenge"]["shifts"] == ["06:00", "14:00"] and told["challenge"]["blocks"]
    assert told["records"][0]["margins"] == {"master": pytest.approx(0.4)}
    assert do("challenge", "--off")["challenge"] is None


@pytest.mark.parametrize("words", [("--part", "master=YES"), ("--shifts", "6:00")])
def test_what_no_challenge_can_be_is_refused(product: ProductFolder, words: tuple[str]) -> None:
    with pytest.raises(SystemExit):
        main(["product", "challenge", str(product.root), *words])


def test_what_is_set_of_a_challenge_is_told(
    product: ProductFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> list[str]:
        assert main(["product", "challenge", str(product.root), *words]) == 0
        return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]

    pinned = len(product.pins.all())
    assert said("--stored") == [f"pinned parts {pinned} of them, at every start of the line"]
    assert said("--part", "master=OK", "--shifts", "06:00", "--blocks") == [
        "part master must be OK",
        "due every start, 06:00",
        "until passed nothing is judged",
        "pinned parts not judged",
    ]
    assert said("--off") == ["The line is not challenged."]


def test_when_without_what_is_refused(do: Do) -> None:
    assert "No known part was named." in do("challenge", "--blocks", code=13)["error"]


def test_a_product_is_not_made_where_no_window_can_show_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise DisplayError("There is no display.")

    monkeypatch.setattr("app.ui.display.need_display", none)
    root = tmp_path / "flange"
    words = ["product", "open", str(root), "--name", "Flange", "--camera", "simulated"]
    assert main(words) == 9
    assert not root.exists()
    create_product(root, "Flange", SimulatedEntry())
    assert main(words) == 13
    assert "Leave --name out to go on with it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["open"], ["capture"], ["challenge"], ["check"], ["versions"], ["train"]]
)
def test_a_product_that_is_not_there_is_told_with_those_that_are(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("app.cli.product_training.step_back", lambda: None)
    create_product(tmp_path / "flange", "Flange", SimulatedEntry())
    assert main(["product", *words, str(tmp_path / "flagne")]) == LibraryError.exit_code
    said = capsys.readouterr().err
    assert f"There is no product at {tmp_path / 'flagne'}." in said
    assert f"Products that there are: {tmp_path / 'flange'}." in said
    assert "recipe" not in said


def test_a_partner_that_is_not_there_is_a_product_that_is_not(
    product: ProductFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["estimate", str(product.root), "--with", str(tmp_path / "nothing")]
    assert main(["product", *words]) == LibraryError.exit_code
    assert f"There is no product at {tmp_path / 'nothing'}." in capsys.readouterr().err


@pytest.mark.parametrize("words", [["scores", "9"], ["compare", "1", "9"]])
def test_a_version_that_is_not_there_is_no_damaged_model(
    words: list[str], product: ProductFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    action, *numbers = words
    assert main(["product", action, str(product.root), *numbers]) == LibraryError.exit_code
    assert "There is no version 9." in capsys.readouterr().err


def test_nothing_to_discard_and_no_version_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = create_product(tmp_path / "new", "New", SimulatedEntry()).root
    assert main(["product", "discard", str(root)]) == LibraryError.exit_code
    assert "There is no interrupted training. Nothing was discarded." in capsys.readouterr().err
    assert main(["product", "versions", str(root)]) == 0
    assert "There is no version yet." in capsys.readouterr().out
