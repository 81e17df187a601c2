"""Brings manifests of older versions to the present schema, one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.artifact.manifest import SCHEMA_VERSION
from core.errors import ArtifactError

Migrations = Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]
"""From version n: a function that returns the manifest as of version n + 1."""


def _several_products(manifest: dict[str, Any]) -> dict[str, Any]:
    """Version 2 knows models of several products; those of version 1 have one."""
    return manifest | {"products": {}}


def _no_third_score(manifest: dict[str, Any]) -> dict[str, Any]:
    """Version 3 knows PUAD's score, which no older model has."""
    return manifest | {"puad": None}


def _whole_pictures(manifest: dict[str, Any]) -> dict[str, Any]:
    """Version 4 knows networks with a tile, which a program of before would give whole pictures."""
    return manifest


def _sizes_not_known(manifest: dict[str, Any]) -> dict[str, Any]:
    """Version 5 may name the learned pictures' sizes, which no older model does."""
    return manifest


MIGRATIONS: Migrations = {
    1: _several_products,
    2: _no_third_score,
    3: _whole_pictures,
    4: _sizes_not_known,
}


def migrated(
    raw: object, migrations: Migrations = MIGRATIONS, target: int = SCHEMA_VERSION
) -> dict[str, Any]:
    """``raw`` at the ``target`` version.

    Raises ArtifactError for a newer one, for one without a version and for a gap.
    """
    version = raw.get("schema_version") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(version, int):
        raise ArtifactError(
            "The manifest states no schema_version.",
            "No part can be judged with this model.",
            "Restore the model from a backup or train it again.",
        )
    if version > target:
        raise ArtifactError(
            f"The model was written by a newer program (schema {version}, known up to {target}).",
            "No part can be judged with it.",
            "Update this program, or train the model here.",
        )
    manifest = dict(raw)
    while version < target:
        if version not in migrations:
            raise ArtifactError(
                f"No way leads from schema {version} to {target}.",
                "No part can be judged with this model.",
                "Train it again.",
            )
        manifest = migrations[version](manifest) | {"schema_version": version + 1}
        version += 1
    return manifest
