"""What the guides say of names that the program has."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.store.record import PartRecord, Setup

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = sorted(DOCS.glob("*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_are_written_one_way(guide: Path) -> None:
    """As README.md does; that `goodpart` is the same is said once."""
    text = guide.read_text(encoding="utf-8")
    assert not re.findall(r"(?m)^ *goodpart [a-z-]+|`goodpart [a-z-]+", text)
    said = "`goodpart` is the same as `python main.py`" in text
    assert said == (guide.stem == "engineer")


@pytest.mark.parametrize("record", [PartRecord, Setup])
def test_every_field_of_a_parts_record_is_explained(record: type[PartRecord] | type[Setup]) -> None:
    text = (DOCS / "outputs.md").read_text(encoding="utf-8")
    assert [name for name in _sent(record) if f"`{name}`" not in text] == []


def test_the_example_of_the_webhook_is_a_parts_record() -> None:
    text = (DOCS / "outputs.md").read_text(encoding="utf-8")
    example = text.partition("## Webhook")[2].partition("```json\n")[2].partition("```")[0]
    assert set(json.loads(example)) == _sent(PartRecord)
    PartRecord.model_validate_json(example)


def _sent(record: type[PartRecord] | type[Setup]) -> set[str]:
    """Fields that leave the station: some are for outputs of it alone."""
    return {name for name, field in record.model_fields.items() if not field.exclude}
