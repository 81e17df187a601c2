"""``evaluate``: measure a model on a data set with known defects."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.pace import counted
from app.cli.progress import open_progress


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "evaluate",
        parents=[forms.common_options(), forms.device_options()],
        help="measure a model on a test split",
        description="Measure MODEL on the test split of DATA with the thresholds that lie in the "
        "model. Nothing is fitted to the test split.",
    )
    parser.add_argument("model", metavar="MODEL", type=Path, help="model folder")
    parser.add_argument("data", metavar="DATA", type=Path, help="folder of the data set")
    parser.add_argument(
        "--product",
        metavar="NAME",
        default="",
        help="of a model of several products; else that of DATA's folder",
    )
    parser.add_argument("--report", metavar="FILE.html", type=Path, help="write one HTML page")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Judge the test split and print every figure."""
    from app.files import expect_place
    from app.reporting import model_facts
    from core.artifact.products import for_product
    from core.artifact.store import load_artifact
    from core.data.layouts import open_dataset
    from core.evaluation.evaluate import evaluate_predictions
    from core.evaluation.report_html import to_json, write_report
    from core.runtime.predictor import Predictor

    dataset = open_dataset(arguments.data)
    if arguments.report is not None:
        expect_place(arguments.report)
    product = arguments.product or arguments.data.resolve().name
    artifact = for_product(load_artifact(arguments.model), product)
    manifest = artifact.manifest
    with (
        Predictor(artifact, arguments.device, arguments.precision) as predictor,
        open_progress(arguments.progress, console) as view,
    ):
        predictor.warm_up()
        report = evaluate_predictions(
            dataset.test,
            predictor,
            manifest.image_threshold.threshold(),
            manifest.pixel_threshold.threshold(),
            saturation=dataset.saturation,
            progress=counted("inspect", len(dataset.test), view.show),
        )
    if arguments.report is not None:
        title = f"{arguments.model.name} on {arguments.data.name}"
        write_report(arguments.report, report, title, model_facts(manifest))
    figures = to_json(report)
    console.say(closing_sentence(figures))
    console.say(table([(k, v) for k, v in figures.items() if not isinstance(v, list | dict)]))
    console.finish(figures)
    return exit_codes.SUCCESS


def closing_sentence(figures: Mapping[str, Any]) -> str:
    """What the counts mean, and what to try where the model finds too little."""
    good, bad = figures["n_good"], figures["n_bad"]
    caught = bad - figures["misses"]
    counts = [f"{caught} of {bad} defective parts caught"] if bad else []
    counts += [f"{figures['false_rejects']} of {good} good parts rejected"] if good else []
    told = f"{', '.join(counts)}, at the model's threshold."
    if 2 * caught >= bad:
        return told
    return (
        f"{told} That is little: try more good pictures, a longer --schedule or another "
        "--image-size, and look where good and bad scores lie."
    )
