"""What a product's files say."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from core.types import Verdict

PREVIEW = "preview.png"
"""What a model in training sees, beside the model that is to be."""


class Entry(BaseModel):
    """Unknown fields are refused: a newer program's file must not be half understood."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(StrEnum):
    """What a person says of a picture. Only GOOD ones are learned."""

    NEW = "new"
    GOOD = "good"
    BAD = "bad"
    DECLINED = "declined"
    """No use: blurred, empty, a wrong part."""


class SampleEntry(Entry):
    """A picture of the product. ``flags`` are the sentences of the checks when it came."""

    file: str
    sha256: str
    captured_utc: str
    label: Label = Label.NEW
    kind: str = ""
    """Of a bad part: scratch, chip, ... in the person's words."""
    flags: tuple[str, ...] = ()
    labelled_by: str = ""
    reason: str = ""


class SampleIndex(Entry):
    """``samples.json``."""

    schema_version: int = Field(default=1, ge=1, le=1)
    samples: tuple[SampleEntry, ...] = ()


class VersionEntry(Entry):
    """``version.json`` beside a model: who made it of what. Only notes and figures change later."""

    schema_version: int = Field(default=1, ge=1, le=1)
    number: int = Field(ge=1)
    created_utc: str
    created_by: str
    snapshot: str
    """Name of the data-set snapshot that it learned from, "" for an imported model without one."""
    notes: str = ""
    figures: dict[str, float] = Field(default_factory=dict)
    product: str = ""
    """Which of its model's products this one is; "" for a model of one."""


class ActivationEntry(Entry):
    """One line of ``activations.jsonl``. ``previous`` 0 where there was none."""

    at_utc: str
    number: int
    previous: int
    by: str
    reason: str


class PinChange(Entry):
    """One line of ``pins.jsonl``: who pinned a part, or took it from the gate, and why."""

    at_utc: str
    file: str
    pinned: bool
    by: str
    reason: str


class PinEntry(Entry):
    """A part of the verdict gate: its picture and the verdict that every model must give."""

    file: str
    expected: Verdict
