"""``demo``: a simulated line makes parts, a model learns the good ones and inspects a mixed run."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.data_notes import DataNotes
from app.cli.pace import counted
from app.cli.progress import open_progress
from app.cli.training import FitOptions, fit
from app.demo.spec import DemoSpec

if TYPE_CHECKING:
    from app.demo.mixed_run import InspectedPart
    from core.artifact.store import ModelArtifact
    from core.evaluation.results import EvaluationReport
    from core.training.spec import TrainingSpec

DEFAULT_OUTPUT = Path("goodpart-demo")
SHEET_PARTS = 12


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    defaults = DemoSpec()
    parser = commands.add_parser(
        "demo",
        parents=[forms.common_options(), forms.device_options()],
        help="learn and inspect the parts of a simulated line",
        description="A simulated line makes good parts, a model learns them, then it inspects a "
        "mixed run. Needs no network, no GPU and no camera.",
    )
    parser.add_argument("--headless", action="store_true", help="in the terminal, no window")
    parser.add_argument(
        "--output", metavar="DIR", type=Path, default=DEFAULT_OUTPUT, help="(default: %(default)s)"
    )
    parser.add_argument(
        "--camera",
        choices=("simulated", "genicam"),
        default="simulated",
        help="genicam: every picture comes through our own GenTL producer, which is compiled for "
        "it (default: %(default)s)",
    )
    parser.add_argument("--size", metavar="N", type=forms.count, default=defaults.side)
    parser.add_argument(
        "--seed",
        type=forms.seed,
        default=defaults.seed,
        help="of all chance (default: %(default)s)",
    )
    parser.add_argument("--steps", type=forms.count, default=defaults.steps)
    parser.add_argument(
        "--parts",
        metavar="N",
        type=forms.count,
        default=defaults.learned_parts,
        help="good parts to learn; half as many more set the threshold (default: %(default)s)",
    )
    parser.add_argument(
        "--run",
        metavar="N",
        dest="mixed",
        type=forms.count,
        default=defaults.good_parts,
        help="good parts, and as many defective ones, in the mixed run (default: %(default)s)",
    )
    parser.add_argument("--teacher", default="embedded", help="embedded, random, or a file")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """In the terminal with --headless or --json, else in the window."""
    if not (arguments.headless or arguments.json):
        return _in_window(arguments)
    from app.demo.line import write_recipe
    from app.demo.parts import PARTS, clear_output

    started = time.monotonic()
    spec = _spec(arguments)
    training = _training(spec, arguments)
    _expect_trainable(training)  # before any part is made
    clear_output(arguments.output)
    _render(spec, arguments, console)
    artifact = _train(training, arguments, console)
    report, parts = _inspect(artifact, spec, arguments, console)
    _write(report, artifact, parts, arguments.output)
    recipe = write_recipe(spec, arguments.output)
    summary = summarise(report, artifact) | {
        "seconds": time.monotonic() - started,
        "output": str(arguments.output),
        "recipe": str(recipe),
    }
    console.say(_sentence(summary))
    console.say(
        f"Parts in {arguments.output / PARTS}, overlays in {arguments.output / 'overlays'}, "
        f"report in {arguments.output / 'report.html'}."
    )
    console.say(f"See the line live: python main.py live --recipe {recipe}")
    console.say("Learn your own good pictures: python main.py train FOLDER --output MODEL")
    console.finish(summary)
    return exit_codes.SUCCESS


def _in_window(arguments: argparse.Namespace) -> int:
    from app.bootstrap import run_window

    options = ["--output", str(arguments.output.resolve()), "--seed", str(arguments.seed)]
    options += ["--camera", arguments.camera]
    return run_window(arguments.theme, arguments.language, options, arguments.audit)


def _spec(arguments: argparse.Namespace) -> DemoSpec:
    return DemoSpec(
        side=arguments.size,
        learned_parts=arguments.parts,
        good_parts=arguments.mixed,
        defective_parts=arguments.mixed,
        steps=arguments.steps,
        seed=arguments.seed,
    )


def _render(spec: DemoSpec, arguments: argparse.Namespace, console: Console) -> None:
    from app.demo.exposure import open_exposure
    from app.demo.parts import PARTS, count_of_parts, render_parts

    total = count_of_parts(spec)
    console.say(
        f"The simulated line makes {total} parts: {spec.learned_parts} good ones to learn, "
        f"{spec.held_out_parts} good ones to set the threshold, and a mixed run."
    )
    with (
        open_exposure(arguments.camera, spec) as expose,
        open_progress(arguments.progress, console) as view,
    ):
        count = counted("render", total, view.show)
        for done, _ in enumerate(render_parts(spec, arguments.output / PARTS, expose), start=1):
            count(done, total)


def _training(spec: DemoSpec, arguments: argparse.Namespace) -> TrainingSpec:
    from core.training.spec import TrainingSpec

    return TrainingSpec(
        schedule=spec.schedule,
        steps=spec.steps,
        height=spec.side,
        width=spec.side,
        teacher=arguments.teacher,
        seed=spec.seed,
        device=arguments.device,
        precision=arguments.precision,
    )


def _expect_trainable(training: TrainingSpec) -> None:
    """Raises DeviceError, TeacherError."""
    from core.runtime.device import choose_device
    from core.training.plans import plan_training

    choose_device(training.device)
    plan_training(training)


def _train(
    training: TrainingSpec, arguments: argparse.Namespace, console: Console
) -> ModelArtifact:
    from app.demo.parts import PARTS
    from core.data.layouts import open_dataset

    console.say("The model learns the good parts.")
    dataset = open_dataset(arguments.output / PARTS)
    options = FitOptions(arguments.progress, overwrite=True)
    notes = DataNotes(console, {"": dataset}, word="note")
    artifact = fit(training, dataset, arguments.output / "model", console, options, notes)
    notes.tell_rest(artifact)
    return artifact


def _inspect(
    artifact: ModelArtifact, spec: DemoSpec, arguments: argparse.Namespace, console: Console
) -> tuple[EvaluationReport, list[InspectedPart]]:
    from app.demo.mixed_run import RecordingInspector, mixed_order
    from app.demo.parts import PARTS
    from core.data.layouts import open_dataset
    from core.evaluation.evaluate import evaluate_predictions
    from core.runtime.predictor import Predictor

    samples = mixed_order(open_dataset(arguments.output / PARTS).test, spec.seed)
    parts: list[InspectedPart] = []
    with (
        Predictor(artifact, arguments.device, arguments.precision) as predictor,
        open_progress(arguments.progress, console) as view,
    ):
        predictor.warm_up()
        inspector = RecordingInspector(predictor)
        count = counted("inspect", len(samples), view.show)

        def after(done: int, total: int) -> None:
            path = arguments.output / "overlays" / f"part_{done:03}.png"
            parts.append(inspector.take(done, samples[done - 1], path))
            console.say(parts[-1].line())
            count(done, total)

        report = evaluate_predictions(
            samples,
            inspector,
            artifact.manifest.image_threshold.threshold(),
            artifact.manifest.pixel_threshold.threshold(),
            progress=after,
        )
    return report, parts


def _write(
    report: EvaluationReport, artifact: ModelArtifact, parts: list[InspectedPart], output: Path
) -> None:
    from app.demo.mixed_run import contact_sheet
    from app.reporting import model_facts
    from core.data.images import read_image, write_image
    from core.evaluation.report_html import write_report

    facts = model_facts(artifact.manifest)
    write_report(output / "report.html", report, "Demo: a mixed run", facts)
    defective = [part for part in parts if not part.sample.good][:SHEET_PARTS]
    pairs = [(read_image(part.sample.path), read_image(part.overlay)) for part in defective]
    write_image(output / "contact_sheet.png", contact_sheet(pairs))


def summarise(report: EvaluationReport, artifact: ModelArtifact) -> dict[str, Any]:
    """The sums of the mixed run: every part is in exactly one of four counts."""
    from core.types import Verdict

    passed = [image for image in report.images if image.verdict is Verdict.OK]
    defects, good = len(report.bad), len(report.good)
    missed = sum(not image.good for image in passed)
    rate = artifact.manifest.image_threshold.false_reject_rate
    return {
        "defects": defects,
        "caught": defects - missed,
        "missed": missed,
        "good_parts": good,
        "false_rejects": good - sum(image.good for image in passed),
        "image_auroc": report.image_auroc,
        "aupro_30": report.pixels.aupro_30,
        "train_seconds": artifact.manifest.training.seconds,
        "latency_ms_median": report.latency_ms_median,
        "expected_false_reject_rate": rate.expected,
        "expected_false_reject_rate_high": rate.high,
    }


def _sentence(summary: dict[str, Any]) -> str:
    return (
        f"{summary['caught']} of {summary['defects']} defective parts caught, "
        f"{summary['missed']} missed; {summary['false_rejects']} of {summary['good_parts']} good "
        f"parts rejected. Training {summary['train_seconds']:.0f} s, "
        f"latency {summary['latency_ms_median']:.0f} ms (median). Of good parts, "
        f"{summary['expected_false_reject_rate']:.0%} are expected to be rejected, and with "
        f"95 % confidence at most {summary['expected_false_reject_rate_high']:.0%}: few set the "
        "threshold."
    )
