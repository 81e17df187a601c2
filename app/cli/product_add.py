"""``product add``: pictures from files, each checked against the others."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import exit_codes
from app.cli.console import Console
from app.cli.product_folder import add_action, open_product

if TYPE_CHECKING:
    from app.capture.coverage import Coverage
    from app.capture.intake import Intake
    from core.types import Image

LABELS = ("good", "bad", "declined", "new")


@dataclass
class _Tally:
    """``sizes`` are the shapes of the pictures that were refused for theirs."""

    taken: int = 0
    flagged: int = 0
    refused: int = 0
    sizes: list[tuple[int, ...]] = field(default_factory=list)


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add add."""
    add = add_action(actions, "add", "take pictures in, each checked against the others", run_add)
    add.add_argument("images", metavar="IMAGES", nargs="+", type=Path)
    add.add_argument("--label", choices=LABELS, default="good")


def run_add(arguments: argparse.Namespace, console: Console) -> int:
    """Screen and keep pictures; what is refused is told and left out."""
    from app.capture.coverage import coverage
    from app.capture.intake import Intake
    from app.library.descriptions import KeptDescriptions

    product = open_product(arguments)
    intake = Intake(product.samples, KeptDescriptions(product.root))
    tally = _take_in(intake, arguments, console)
    state = coverage(intake.good, intake.newness)
    _say_sums(intake, tally, state, console)
    console.finish(
        {
            "taken": tally.taken,
            "flagged": tally.flagged,
            "refused": tally.refused,
            "good": state.count,
            "missing": state.missing,
            "newness": state.newness,
            "settled": state.is_settled,
            "sizes": _sizes(intake, tally),
        }
    )
    return exit_codes.SUCCESS


def _say_sums(intake: Intake, tally: _Tally, state: Coverage, console: Console) -> None:
    """For people."""
    from app.capture.remarks import size_words
    from core.data.integrity import counted

    console.say(
        f"{tally.taken} taken ({tally.flagged} flagged), {tally.refused} refused; "
        f"{state.count} good ones."
    )
    if tally.sizes:
        others = counted(map(size_words, tally.sizes))
        fit = f"The product's pictures are {size_words(intake.usual_size)}."
        console.note(f"Refused for their size: {others}. {fit}")
    if state.missing:
        more = "picture is" if state.missing == 1 else "pictures are"
        console.note(f"{state.missing} more good {more} needed.")


def _take_in(intake: Intake, arguments: argparse.Namespace, console: Console) -> _Tally:
    """Every file, with a line for each."""
    from app.capture.remarks import RemarkKind
    from app.files import find_images
    from app.library.entries import Label

    label, tally = Label(arguments.label), _Tally()
    for file in find_images(arguments.images, arguments.product / "overlays"):
        picture = _read(file.path)
        if picture is None:
            console.say(f"{'refused':<8}  {file.path}  unreadable")
            tally.refused += 1
            continue
        screened, kept = intake.take(picture, label, arguments.by)
        kinds = [remark.kind for remark in screened.remarks]
        console.say(f"{'taken' if kept else 'refused':<8}  {file.path}  {', '.join(kinds)}")
        if RemarkKind.SIZE in kinds:
            tally.sizes.append(picture.shape)
        tally.refused += not kept
        tally.taken += kept
        tally.flagged += bool(kinds) and kept
    return tally


def _read(path: Path) -> Image | None:
    """None where it is no picture."""
    from core.data.images import read_image
    from core.errors import ImageError

    try:
        return read_image(path)
    except ImageError:
        return None


def _sizes(intake: Intake, tally: _Tally) -> dict[str, object]:
    """Of the product's pictures and of those that do not fit them; empty where all do."""
    if not tally.sizes:
        return {}
    others = Counter(tally.sizes).most_common()
    return {
        "usual": _size(intake.usual_size),
        "others": [_size(shape) | {"count": count} for shape, count in others],
    }


def _size(shape: tuple[int, ...]) -> dict[str, object]:
    return {"width_px": shape[1], "height_px": shape[0], "colour": len(shape) > 2}
