"""Recipes on disk: whole or absent after a power cut, the previous one kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from app.faults import first_fault
from app.files import write_text
from app.recipes.recipe import SCHEMA_VERSION, Recipe
from core.errors import GoodpartError


class RecipeError(GoodpartError):
    """A recipe is missing, damaged, newer than this program, or makes no sense."""

    exit_code = 10


@dataclass(frozen=True, slots=True)
class RecipeFile:
    """A recipe and where it lies."""

    path: Path
    recipe: Recipe

    def place(self, text: str) -> Path:
        """A path of the recipe, absolute: relative ones start at the recipe's folder."""
        return (self.path.resolve().parent / text).resolve()


def load_recipe(path: Path) -> RecipeFile:
    """Read and check a recipe. Raises RecipeError."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once_each)
    except OSError as error:
        raise _refused(path, f"can't be read: {error.strerror or error}") from error
    except _TwiceError as error:
        raise _refused(path, f"can't be used: {error}") from error
    except ValueError as error:  # not JSON, or not UTF-8
        raise _refused(path, "is damaged: it is not JSON") from error
    if not isinstance(raw, dict):
        raise _refused(path, "is damaged: it holds no settings")
    _refuse_newer(path, raw.get("schema_version", SCHEMA_VERSION))
    try:
        return RecipeFile(path, Recipe.model_validate(raw))
    except ValidationError as error:
        raise _refused(path, f"can't be used: {first_fault(error)}") from error


class _TwiceError(ValueError):
    """JSON takes the last of two equal names in silence."""


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise _TwiceError(f"{twice} stands there twice; write settings as pairs then")
    return dict(pairs)


def save_recipe(file: RecipeFile) -> None:
    """Write the recipe; the one before stays beside it as ``.previous``. Raises DataError."""
    path = file.path
    if path.is_file():
        write_text(previous_of(path), path.read_text(encoding="utf-8", errors="replace"))
    write_text(path, file.recipe.model_dump_json(indent=2) + "\n")


def previous_of(path: Path) -> Path:
    """Where the recipe before the last save lies."""
    return path.with_name(path.name + ".previous")


def versions_of(path: Path) -> Path:
    """Where its versions are kept."""
    return path.with_name(path.stem + ".versions")


def _refuse_newer(path: Path, version: object) -> None:
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise RecipeError(
            f"The recipe {path} was written by a newer Goodpart (version {version} of its form).",
            "The line can't run with it.",
            "Update this station, or use a recipe that was written by this version.",
        )


def _refused(path: Path, why: str) -> RecipeError:
    return RecipeError(f"The recipe {path} {why}.", "The line can't run with it.", _remedy(path))


def _remedy(path: Path) -> str:
    """Only what is there can be restored."""
    if not path.exists():
        return "Check the path."
    if path.is_dir():
        return "Name the file in it."
    before = previous_of(path)
    if before.is_file():
        return f"Correct it, or restore {before.name}."
    if versions_of(path).is_dir():
        return "Correct it, or restore one of those that `recipe versions` lists."
    return "Correct it."
