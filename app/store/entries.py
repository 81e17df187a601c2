"""All that the one writer puts on record, as the journal holds it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter

from app.store.pictures.policy import PictureKind
from app.store.record import PartRecord


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RunRecord(_Entry):
    """A line's run begins. Before all others of the run: pictures and deliveries only name it."""

    entry: Literal["run"] = "run"
    run: str
    station: str
    line: str


class PictureRecord(_Entry):
    """A picture lies on disk: ``path`` within the station's folder of pictures, with ``/``."""

    entry: Literal["picture"] = "picture"
    run: str
    trigger: int
    kind: PictureKind
    path: str
    bytes: int = Field(ge=0)


class PicturesRemoved(_Entry):
    """Pictures of this station lie there no more."""

    entry: Literal["removed"] = "removed"
    station: str
    paths: tuple[str, ...]


class DeliveryRecord(_Entry):
    """What an output was told of a part, and whether its receiver acknowledged it.

    Times are UTC in microseconds since 1970. It may come again for the same part and output, with
    more attempts or with the acknowledgement: the furthest counts, in whatever order they come.
    """

    entry: Literal["delivery"] = "delivery"
    run: str
    trigger: int
    output: str
    sent_us: int
    acknowledged_us: int | None = None
    attempts: int = Field(default=1, ge=0)
    problem: str = ""


def _kind(value: Any) -> str:  # noqa: ANN401 - pydantic gives whatever the line holds
    """Parts name no kind: lines of older programs hold nothing else."""
    found = value.get("entry", "part") if isinstance(value, dict) else None
    return found if isinstance(found, str) else getattr(value, "entry", "part")


StoreEntry = PartRecord | RunRecord | PictureRecord | PicturesRemoved | DeliveryRecord
_LINE: TypeAdapter[StoreEntry] = TypeAdapter(
    Annotated[
        Annotated[PartRecord, Tag("part")]
        | Annotated[RunRecord, Tag("run")]
        | Annotated[PictureRecord, Tag("picture")]
        | Annotated[PicturesRemoved, Tag("removed")]
        | Annotated[DeliveryRecord, Tag("delivery")],
        Discriminator(_kind),
    ]
)


def read_entry(line: bytes) -> StoreEntry:
    """Of a journal's line. Raises pydantic.ValidationError."""
    return _LINE.validate_json(line)
