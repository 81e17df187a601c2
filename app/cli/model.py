"""``model``: what a model folder is, whether it is sound, and how it runs fastest here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.pace import by_phase
from app.cli.progress import open_progress

if TYPE_CHECKING:
    from app.library.product import ProductFolder
    from core.artifact.manifest import Manifest
    from core.runtime.optimized import CandidateEntry
    from core.runtime.parts import Parts


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its actions."""
    parser = commands.add_parser("model", help="show, verify or optimise a model folder")
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    show = actions.add_parser(
        "show", parents=[forms.common_options()], help="say how a model came about"
    )
    show.add_argument("model", metavar="MODEL", type=Path)
    show.set_defaults(run=run_show)
    verify = actions.add_parser(
        "verify", parents=[forms.common_options()], help="check files, checksums and network"
    )
    verify.add_argument("model", metavar="MODEL", type=Path)
    verify.set_defaults(run=run_verify)
    optimise = actions.add_parser(
        "optimize",
        parents=[forms.common_options()],
        help="find the fastest way to run a model on this machine",
        description="Export, quantise and measure MODEL on this machine and keep the fastest way "
        "whose verdicts are those of plain torch in fp32. Stations use it from their next start "
        "on. The model itself is not changed; the choice lies in MODEL.optimized.",
    )
    optimise.add_argument("model", metavar="MODEL", type=Path)
    optimise.add_argument(
        "--data",
        metavar="GOOD_PARTS",
        type=Path,
        help="folder of good parts (default: those of the product that the model belongs to)",
    )
    optimise.add_argument("--device", default="auto", help=f"{forms.DEVICES} (default: auto)")
    optimise.add_argument(
        "--product", metavar="NAME", default="", help="of a model of several products"
    )
    optimise.set_defaults(run=run_optimise)


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """Print the manifest's facts and how it runs here; as JSON the whole manifest."""
    from app.library.optimization import optimisation_here
    from core.artifact.store import read_manifest

    manifest = read_manifest(arguments.model).model_dump(mode="json", by_alias=True)
    scores = manifest.pop("validation_scores")
    facts = {
        "validation_scores": f"{len(scores)} images",
        "optimisation": optimisation_here(arguments.model),
    }
    console.say(table([*_flat("", manifest), *facts.items()]))
    console.finish({**manifest, **facts, "validation_scores": scores})
    return exit_codes.SUCCESS


def run_verify(arguments: argparse.Namespace, console: Console) -> int:
    """Say what is wrong with the model, or that it is sound."""
    from core.artifact.store import verify_artifact

    problems = verify_artifact(arguments.model)
    console.say("\n".join(problems) if problems else f"The model {arguments.model} is sound.")
    error = {"error": " ".join(problems)} if problems else {}
    console.finish({"sound": not problems, "problems": problems, **error})
    return exit_codes.DAMAGED_MODEL if problems else exit_codes.SUCCESS


def run_optimise(arguments: argparse.Namespace, console: Console) -> int:
    """Try every backend, print what each costs and keep the fastest that judges alike."""
    from app.library.optimization import PinnedParts, as_weighed, product_of, served_product
    from core.artifact.products import for_product
    from core.artifact.store import load_artifact
    from core.runtime.optimization import optimise

    owner = product_of(arguments.model)
    name = served_product(*owner, arguments.product) if owner else arguments.product
    artifact = as_weighed(for_product(load_artifact(arguments.model), name), owner)
    parts = _good_parts(arguments.data, owner, artifact.manifest.training.held_out)
    if artifact.manifest.puad is not None:
        console.note(_of_third_score(artifact.manifest, owner is not None))
    pinned = PinnedParts(*owner, name).objection if owner else lambda _: ""
    with open_progress(arguments.progress, console) as view:
        choice = optimise(
            artifact,
            parts,
            arguments.device,
            pinned,
            say=console.note,
            on_step=by_phase(view.show),
        )
    for candidate in choice.candidates:
        console.say(_candidate_line(candidate))
    console.say(f"The model runs with {choice.backend} in {choice.precision} here from now on.")
    console.finish(choice.model_dump(mode="json"))
    return exit_codes.SUCCESS


def _good_parts(
    data: Path | None, owner: tuple[ProductFolder, int] | None, held_out: Sequence[str]
) -> Parts:
    """Raises DataError where there are none, or nobody says which."""
    from app.library.optimization import good_parts
    from core.errors import DataError
    from core.runtime.backends.quantization import MOST_IMAGES
    from core.runtime.parts import parts_of

    if data is not None:
        return parts_of(data, held_out)
    if owner is None:
        raise DataError(
            "The model belongs to no product, so its good parts are not known.",
            "Nothing was optimised; the model runs as before.",
            "Name a folder of good parts with --data.",
        )
    return good_parts(owner[0], held_out, MOST_IMAGES)


def _of_third_score(manifest: Manifest, is_of_a_product: bool) -> str:
    if manifest.puad_row is None:
        return "The third score (PUAD) has the weight 0 on the line: optimising without it."
    with_it = "Optimising with the third score (PUAD)."
    if is_of_a_product:
        return f"{with_it} Do it again where its weight on the line becomes 0."
    return f"{with_it} A line whose recipe gives it the weight 0 will not use what is found."


def _candidate_line(candidate: CandidateEntry) -> str:
    name = f"{candidate.backend} {candidate.precision}"
    if candidate.median_ms is None:
        return f"{name:<20} {candidate.reason}"
    return (
        f"{name:<20} {candidate.median_ms:8.1f} ms  99 % {candidate.p99_ms:8.1f} ms  "
        f"scores within {candidate.score_deviation:.2%}  {candidate.reason}"
    )


def _flat(prefix: str, entries: dict[str, Any]) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for name, value in entries.items():
        if isinstance(value, dict):
            rows += _flat(f"{prefix}{name}.", value)
        elif value not in ("", []):
            rows.append((prefix + name, value))
    return rows
