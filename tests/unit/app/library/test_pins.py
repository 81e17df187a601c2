"""Pinned parts: what every model must judge as people did."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.library.entries import Label, SampleEntry
from app.library.errors import LibraryError
from app.library.pins import PINS, PinnedParts
from core.types import Verdict


def sample(name: str, label: Label) -> SampleEntry:
    return SampleEntry(file=name, sha256="0", captured_utc="2026-01-01T00:00:00", label=label)


def test_a_pin_demands_what_people_said(tmp_path: Path) -> None:
    pins = PinnedParts(tmp_path)
    pins.pin(sample("a.png", Label.GOOD), by="Ada")
    pins.pin(sample("b.png", Label.BAD), by="Ada")
    pins.pin(sample("a.png", Label.BAD), by="Kim", reason="it was a scratch")
    assert [(pin.file, pin.expected) for pin in PinnedParts(tmp_path).all()] == [
        ("b.png", Verdict.NG),
        ("a.png", Verdict.NG),
    ]


def test_who_unpinned_and_why_is_kept(tmp_path: Path) -> None:
    pins = PinnedParts(tmp_path)
    pins.pin(sample("a.png", Label.GOOD), by="Ada")
    pins.unpin("a.png", by="Kim", reason="glare")
    pins.unpin("a.png", by="Kim", reason="twice")
    assert pins.all() == ()
    assert [(c.file, c.pinned, c.by, c.reason) for c in pins.changes()] == [
        ("a.png", True, "Ada", ""),
        ("a.png", False, "Kim", "glare"),
    ]


def test_only_labelled_pictures_can_be_pinned(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="labelled new"):
        PinnedParts(tmp_path).pin(sample("a.png", Label.NEW), by="Ada")


def test_a_damaged_list_stops_the_gate(tmp_path: Path) -> None:
    (tmp_path / PINS).write_text("[{")
    with pytest.raises(LibraryError, match="damaged"):
        PinnedParts(tmp_path).all()
