"""Known parts that a line has to judge right: which, when, and how it did."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.product_folder import add_action, open_product

if TYPE_CHECKING:
    from app.recipes.recipe import ChallengeEntry
    from app.station.challenge_records import ChallengeRecord


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add what concerns the challenge."""
    challenge = add_action(
        actions, "challenge", "set the known parts of the line, or see how it did", run_challenge
    )
    challenge.add_argument(
        "--part",
        metavar="NAME=VERDICT",
        action="append",
        default=[],
        type=_part,
        help="a known part and its right verdict, OK or NG; once per part",
    )
    challenge.add_argument("--shifts", metavar="HH:MM", nargs="+", default=[], type=_time)
    challenge.add_argument("--not-at-start", action="store_true", help="only at the shifts")
    challenge.add_argument("--blocks", action="store_true", help="judge nothing until passed")
    challenge.add_argument(
        "--stored", action="store_true", help="judge the pinned parts as well, at every start"
    )
    challenge.add_argument("--off", action="store_true", help="do not challenge the line")
    add_action(
        actions, "check", "let the live version judge the pinned parts, and record it", run_check
    )


def run_check(arguments: argparse.Namespace, console: Console) -> int:
    """Exit code 14 where a verdict is not the one that people gave."""
    from app.library.stored_parts import StoredParts
    from app.station.judge import ModelJudge

    product = open_product(arguments)
    recipe = product.recipe
    judge = ModelJudge(
        product.versions.live_model(),
        device=recipe.device,
        precision=recipe.precision,
        tuning=recipe.tuning,
        product=recipe.product,
    )
    try:
        record = StoredParts(product.root, recipe.line, arguments.audit).check(judge, arguments.by)
    finally:
        judge.close()
    console.say(table([(o.name, f"{o.verdict}, must be {o.expected}") for o in record.outcomes]))
    console.finish(_facts(record))
    return exit_codes.SUCCESS if record.passed else exit_codes.GATE_REFUSED


def run_challenge(arguments: argparse.Namespace, console: Console) -> int:
    """Set where parts are named; then tell what is set and what is on record."""
    from app.library.challenges import ChallengeLog
    from app.library.errors import LibraryError
    from app.recipes.setup import RecipeSetup

    product = open_product(arguments)
    setup = RecipeSetup(product.recipe_path, arguments.audit, lambda: str(arguments.by))
    if arguments.part or arguments.stored or arguments.off:
        setup.save_challenge(None if arguments.off else _plan(arguments))
    elif arguments.shifts or arguments.blocks or arguments.not_at_start:
        raise LibraryError(
            "No known part was named.", "Nothing was changed.", "Add --part NAME=OK or --stored."
        )
    plan, records = setup.challenge(), ChallengeLog(product.root).all()
    if plan is None:
        console.say("The line is not challenged.")
    else:
        console.say(table(_told(plan, len(product.pins.all()))))
    if records:
        console.say(table([_row(record) for record in records]))
    console.finish(
        {
            "challenge": plan.model_dump(mode="json") if plan else None,
            "records": [_facts(record) for record in records],
        }
    )
    return exit_codes.SUCCESS


def _told(plan: ChallengeEntry, pinned: int) -> list[tuple[str, object]]:
    """What is set, in words."""
    moments = [*(["every start"] if plan.at_start else []), *plan.shifts]
    rows: list[tuple[str, object]] = [
        (f"part {part.name}", f"must be {part.expected}") for part in plan.parts
    ]
    if plan.parts:
        rows.append(("due", ", ".join(moments) or "never: neither at the start nor at a shift"))
        rows.append(("until passed", "nothing is judged" if plan.blocks else "the line goes on"))
    judged = f"{pinned} of them, at every start of the line" if plan.stored else "not judged"
    return [*rows, ("pinned parts", judged)]


def _plan(arguments: argparse.Namespace) -> ChallengeEntry:
    from app.recipes.recipe import ChallengeEntry

    parts = [{"name": name, "expected": expected} for name, expected in arguments.part]
    return ChallengeEntry.model_validate(
        {
            "parts": parts,
            "shifts": arguments.shifts,
            "at_start": not arguments.not_at_start,
            "blocks": arguments.blocks,
            "stored": arguments.stored,
        }
    )


def _row(record: ChallengeRecord) -> tuple[str, str]:
    margins = (f"{o.name} {o.margin:+.0%}" for o in record.outcomes if o.margin is not None)
    word = "passed" if record.passed else "failed"
    return record.at.isoformat(timespec="minutes"), f"{word}, {record.by}: {', '.join(margins)}"


def _facts(record: ChallengeRecord) -> dict[str, object]:
    return {
        "at": record.at.isoformat(),
        "by": record.by,
        "model": record.model,
        "passed": record.passed,
        "margins": {o.name: o.margin for o in record.outcomes},
    }


def _part(text: str) -> tuple[str, str]:
    name, _, expected = text.rpartition("=")
    if expected not in ("OK", "NG") or not 1 <= len(name) <= 60:
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=OK or NAME=NG")
    return name, expected


def _time(text: str) -> str:
    from pydantic import TypeAdapter, ValidationError

    from app.recipes.recipe import ShiftStart

    try:
        return TypeAdapter(ShiftStart).validate_python(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no time of day like 06:00") from error
