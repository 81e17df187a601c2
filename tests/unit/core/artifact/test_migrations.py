from typing import Any

import pytest

from core.artifact.migrations import migrated
from core.errors import ArtifactError


def _rename(manifest: dict[str, Any]) -> dict[str, Any]:
    return {("new" if key == "old" else key): value for key, value in manifest.items()}


def test_versions_are_passed_one_by_one() -> None:
    steps = {1: _rename, 2: lambda m: m | {"added": True}}
    result = migrated({"schema_version": 1, "old": 5}, steps, target=3)
    assert result == {"schema_version": 3, "new": 5, "added": True}


def test_a_gap_a_newer_version_and_none_are_refused() -> None:
    with pytest.raises(ArtifactError, match="No way leads"):
        migrated({"schema_version": 1}, {}, target=2)
    with pytest.raises(ArtifactError, match="newer"):
        migrated({"schema_version": 4}, {}, target=2)
    versionless: tuple[object, ...] = ({}, [], {"schema_version": "1"})
    for raw in versionless:
        with pytest.raises(ArtifactError, match="schema_version"):
            migrated(raw, {}, target=2)


def test_a_model_of_version_1_has_one_product_and_two_scores() -> None:
    result = migrated({"schema_version": 1, "method": "efficientad-s"})
    assert result == {
        "schema_version": 5,
        "method": "efficientad-s",
        "products": {},
        "puad": None,
    }
