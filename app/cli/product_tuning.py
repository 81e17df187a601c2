"""Settings of a version: what they do to the pictures it judged, and setting them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.interruption import Interruption, drain
from app.cli.product_folder import add_action, open_product
from app.cli.progress import open_progress

if TYPE_CHECKING:
    from app.library.product import ProductFolder
    from app.library.scores import ScoreTable
    from app.recipes.recipe import Tuning

SETTINGS = {
    "image_threshold": float,
    "pixel_threshold": float,
    "minimum_area_px": int,
    "weight_local": float,
    "uncertain_band": float,
    "puad_weight": float,
}


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add scores, compare, tune and tunings."""
    scores = add_action(actions, "scores", "judge the pictures a version did not learn", run_scores)
    scores.add_argument("number", metavar="N", type=forms.count)
    compare = add_action(actions, "compare", "two versions on the same pictures", run_compare)
    compare.add_argument("first", metavar="N", type=forms.count)
    compare.add_argument("second", metavar="M", type=forms.count)
    tune = add_action(
        actions, "tune", "set thresholds of a version; what is not named is the model's", run_tune
    )
    tune.add_argument("number", metavar="N", type=forms.count)
    tune.add_argument("--reason", required=True)
    for name, kind in SETTINGS.items():
        tune.add_argument("--" + name.replace("_", "-"), type=kind)
    add_action(actions, "tunings", "who set what, when and why", run_tunings)


def run_scores(arguments: argparse.Namespace, console: Console) -> int:
    """What the version says of pictures that it did not learn."""
    from app.library.figures import figures_of

    product = open_product(arguments)
    found = _scored(product, arguments.number, arguments.progress, console)
    figures = figures_of(found, product.samples.all())
    product.versions.set_figures(
        arguments.number, {**product.versions.get(arguments.number).figures, **figures}
    )
    console.say(table(list(figures.items())))
    console.finish({"number": arguments.number, **figures})
    return exit_codes.SUCCESS


def run_compare(arguments: argparse.Namespace, console: Console) -> int:
    """Verdicts side by side, on pictures that neither learned."""
    from app.library.comparison import compare

    product = open_product(arguments)
    numbers = (arguments.first, arguments.second)
    tables = [_scored(product, n, arguments.progress, console) for n in numbers]
    tunings = [product.versions.tunings.of(n) for n in numbers]
    rows = compare(tables, tunings, product.samples.all())
    differing = [row for row in rows if row.differs]
    for row in differing:
        console.say(f"{row.sample.file}  {row.sample.label}  {'  '.join(row.verdicts)}")
    console.say(f"Pictures that get another verdict: {len(differing)} of {len(rows)}.")
    console.finish(
        {
            "pictures": len(rows),
            "differing": [
                {"file": r.sample.file, "label": str(r.sample.label), "verdicts": list(r.verdicts)}
                for r in differing
            ],
        }
    )
    return exit_codes.SUCCESS


def run_tune(arguments: argparse.Namespace, console: Console) -> int:
    """Exit code 14 where a pinned part would get another verdict."""
    from app.library.what_if import changed_pins

    product, tuning = open_product(arguments), _tuning(arguments)
    scored = _scored(product, arguments.number, arguments.progress, console)
    _expect_third_score(scored, tuning, arguments.number)
    changed = changed_pins(scored, product.pins.all(), scored.values.with_tuning(tuning))
    if changed:
        names = ", ".join(f"{file} becomes {verdict}" for file, verdict in changed.items())
        sentence = (
            f"A pinned part would get another verdict: {names}. Nothing was changed. "
            "Choose other values, or unpin what is wrong."
        )
        console.fail(sentence, exit_codes.GATE_REFUSED)
        return exit_codes.GATE_REFUSED
    product.versions.tune(arguments.number, tuning, by=arguments.by, reason=arguments.reason)
    console.say(_applied(product, arguments.number, tuning))
    console.finish({"number": arguments.number, "tuning": tuning.model_dump()})
    return exit_codes.SUCCESS


def _tuning(arguments: argparse.Namespace) -> Tuning:
    """What is asked for. Raises LibraryError."""
    from pydantic import ValidationError

    from app.faults import first_fault
    from app.library.errors import LibraryError
    from app.recipes.recipe import Tuning

    try:
        return Tuning.model_validate({name: getattr(arguments, name) for name in SETTINGS})
    except ValidationError as error:
        raise LibraryError(
            f"{first_fault(error)}.",
            "Nothing was changed.",
            "weight_local lies between 0 and 1, puad_weight and a band are 0 or more, an area 1 or "
            "more.",
        ) from error


def _expect_third_score(scored: ScoreTable, tuning: Tuning, number: int) -> None:
    """Raises LibraryError where a weight is named for a score that there is not."""
    from app.library.errors import LibraryError

    if tuning.puad_weight is not None and scored.values.puad_weight is None:
        raise LibraryError(
            f"Version {number} has no third score (PUAD).",
            "Nothing was changed.",
            "Leave out --puad-weight, or train a version with it.",
        )


def _applied(product: ProductFolder, number: int, tuning: Tuning) -> str:
    set_ones = {name: value for name, value in tuning.model_dump().items() if value is not None}
    values = ", ".join(f"{name} {value}" for name, value in set_ones.items()) or "the model's own"
    when = " from the line's next start on" if number == product.versions.live() else ""
    return f"Version {number} has {values}{when}."


def run_tunings(arguments: argparse.Namespace, console: Console) -> int:
    """Oldest first."""
    entries = open_product(arguments).versions.tunings.all()
    for entry in entries:
        new = {k: v for k, v in entry.new.model_dump().items() if v is not None}
        console.say(f"{entry.at_utc}  version {entry.number}  {new}  {entry.by}: {entry.reason}")
    console.finish({"tunings": [entry.model_dump(mode="json") for entry in entries]})
    return exit_codes.SUCCESS


def _scored(product: ProductFolder, number: int, progress: str, console: Console) -> ScoreTable:
    """With progress: a picture takes tenths of a second where it was not judged before."""
    from app.library.scoring import score_version

    product.versions.get(number)  # which says what there is not, before its model is looked for
    stop = Interruption(lambda: console.note("Stopping after this picture ..."))
    with open_progress(progress, console) as view, stop:
        return drain(score_version(product, number), view.show, stop)
