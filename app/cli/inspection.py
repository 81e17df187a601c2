"""``inspect``: judge images with a model."""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.pace import paced
from app.cli.progress import open_progress
from app.cli.strange_sizes import StrangeSizes

if TYPE_CHECKING:
    from app.inspection import InspectedFile

RESULTS = "results.json"


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "inspect",
        parents=[forms.common_options(), forms.device_options()],
        help="judge images with a model",
        description="Judge every image with MODEL: a verdict per image, an overlay file each and "
        f"{RESULTS} in DIR. An image that can't be read is listed as ERROR, never left out.",
    )
    parser.add_argument("model", metavar="MODEL", type=Path, help="model folder")
    parser.add_argument(
        "images", metavar="IMAGES", type=Path, nargs="+", help="image files or folders of them"
    )
    parser.add_argument("--output", metavar="DIR", type=Path, required=True)
    parser.add_argument(
        "--product", metavar="NAME", default="", help="of a model of several products"
    )
    parser.add_argument(
        "--opacity",
        type=forms.fraction,
        default=0.5,
        help="of the heat map, 0 to 1 (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Judge the images; exit code 8 where one could not be judged."""
    from app.files import expect_folder, find_images, write_json
    from app.inspection import FileInspector
    from core.artifact.products import for_product
    from core.artifact.store import load_artifact

    files = find_images(arguments.images, apart_from=arguments.output)
    artifact = for_product(load_artifact(arguments.model), arguments.product)
    expect_folder(arguments.output)
    sizes = StrangeSizes(artifact.manifest.training.sizes)
    inspected: list[InspectedFile] = []
    warnings: list[str] = []
    with (
        FileInspector(
            artifact, arguments.device, arguments.precision, arguments.opacity
        ) as inspector,
        open_progress(arguments.progress, console) as view,
    ):
        for file in paced("inspect", files, view.show):
            result = inspector.inspect(file.path, arguments.output / file.overlay_name)
            inspected.append(result)
            if result.size and (remark := sizes.remark(result.size)):
                warnings.append(f"{file.path}: {remark}")
                console.note(f"warning: {warnings[-1]}")
            console.say(result.line())
    summary = summarise(inspected) | {"warnings": warnings}
    write_json(arguments.output / RESULTS, summary)
    console.say(", ".join(f"{summary[key]} {word}" for key, word in _WORDS))
    console.finish(summary)
    return exit_codes.NOT_JUDGED if summary["not_judged"] else exit_codes.SUCCESS


_WORDS = (("ok", "OK"), ("ng", "NG"), ("uncertain", "uncertain"), ("not_judged", "not judged"))


def summarise(inspected: list[InspectedFile]) -> dict[str, Any]:
    """Counts that add up to the number of images, and every image's result."""
    counts = Counter(str(image.verdict) for image in inspected)
    latencies = [image.latency_ms for image in inspected if image.latency_ms is not None]
    ok, ng, uncertain = counts["OK"], counts["NG"], counts["UNCERTAIN"]
    return {
        "count": len(inspected),
        "ok": ok,
        "ng": ng,
        "uncertain": uncertain,
        "not_judged": len(inspected) - ok - ng - uncertain,
        "latency_ms_median": statistics.median(latencies) if latencies else None,
        "images": [image.as_dict() for image in inspected],
    }
