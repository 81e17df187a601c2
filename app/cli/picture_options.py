"""Options of ``settings`` on pictures of parts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.store.pictures.policy import PicturePolicy

_ALL = {"all": True, "none": False}
_FIELDS = {
    "pictures": "folder",
    "keep_ng": "ng",
    "keep_others": "others",
    "keep_ok": "ok_every",
    "picture_kinds": "kinds",
    "picture_format": "format",
    "jpeg_quality": "jpeg_quality",
    "ng_days": "ng_days",
    "others_days": "others_days",
    "ok_days": "ok_days",
    "keep_free": "keep_free_gb",
    "pictures_at_most": "at_most_gb",
}


def add_picture_options(parser: Any) -> None:  # noqa: ANN401 - argparse's group
    """In a group of their own."""
    group = parser.add_argument_group("pictures of parts")
    group.add_argument("--pictures", metavar="FOLDER", help="where they lie")
    for name, whose in (("ng", "rejected parts"), ("others", "uncertain and unjudged parts")):
        group.add_argument(f"--keep-{name}", choices=tuple(_ALL), help=f"of {whose}")
    group.add_argument(
        "--keep-ok", metavar="N", type=_every, help="of every N-th good part, or none"
    )
    group.add_argument(
        "--picture-kinds",
        metavar="KINDS",
        type=lambda text: tuple(word.strip() for word in text.split(",") if word.strip()),
        help="as original,map,overlay",
    )
    group.add_argument("--picture-format", choices=("png", "jpeg", "tiff"))
    group.add_argument("--jpeg-quality", metavar="N", type=int, help="1 to 100")
    for name in ("ng", "others", "ok"):
        group.add_argument(
            f"--{name}-days", metavar="N", type=int, help="they go at that age; 0: at none"
        )
    group.add_argument("--keep-free", metavar="GB", type=float, help="left free on their disk")
    group.add_argument(
        "--pictures-at-most", metavar="GB", type=float, help="of all together; 0: no limit"
    )


def changed(policy: PicturePolicy, arguments: argparse.Namespace) -> PicturePolicy:
    """With what was given. Raises SettingsError for values that can't be."""
    from pydantic import ValidationError

    from app.faults import first_fault
    from app.settings import SettingsError
    from app.store.pictures.policy import PicturePolicy

    given = {field: getattr(arguments, name) for name, field in _FIELDS.items()}
    for field in ("ng", "others"):
        given[field] = _ALL.get(given[field])
    changes = {field: value for field, value in given.items() if value is not None}
    try:
        return PicturePolicy.model_validate({**policy.model_dump(), **changes})
    except ValidationError as error:
        raise SettingsError(
            f"Pictures of parts: {first_fault(error)}.",
            "The settings stay as they are.",
            "Give another value; settings --help tells which there are.",
        ) from error


def shown(policy: PicturePolicy) -> dict[str, object]:
    """For people and for machines, by the options' names."""
    words = {True: "all", False: "none"}
    found: dict[str, object] = {}
    for name, field in _FIELDS.items():
        value = getattr(policy, field)
        found[name] = words[value] if isinstance(value, bool) else value
    kinds = ",".join(policy.kinds)
    return {**found, "picture_kinds": kinds, "picture_format": str(policy.format)}


def _every(text: str) -> int:
    from app.cli.arguments import count

    return 0 if text in ("none", "0") else count(text)
