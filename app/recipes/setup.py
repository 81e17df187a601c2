"""What is changed of a recipe while a line is set up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.access.audit import NOT_RECORDED, Action, Audit, Who, nobody
from app.recipes.recipe import ChallengeEntry, Polygon, Rectangle
from app.recipes.store import RecipeFile, load_recipe, save_recipe
from core.data.images import read_image, write_image
from core.types import Image

REFERENCE_SUFFIX = ".reference.png"


class RecipeSetup:
    """Region, masks, reference and challenge: a running line takes them at its next start.

    Where the path is a function, of the recipe that is active at the moment of each call.
    Raises RecipeError, DataError, ImageError.
    """

    def __init__(
        self,
        path: Path | Callable[[], Path],
        audit: Audit = NOT_RECORDED,
        who: Who = nobody,
    ) -> None:
        self._place, self._audit, self._who = path, audit, who

    @property
    def _path(self) -> Path:
        return self._place if isinstance(self._place, Path) else self._place()

    def region(self) -> Rectangle | None:
        """In pixels of the camera's picture."""
        return load_recipe(self._path).recipe.region

    def save_region(self, region: Rectangle | None) -> None:
        """None: the whole picture."""
        self._save(self._path, region=region)

    def ignore(self) -> tuple[Polygon, ...]:
        """What is left out of the judgement."""
        return load_recipe(self._path).recipe.ignore

    def save_ignore(self, polygons: Sequence[Polygon]) -> None:
        """In pixels of the camera's picture."""
        self._save(self._path, ignore=tuple(polygons))

    def challenge(self) -> ChallengeEntry | None:
        """The known parts, None without any."""
        return load_recipe(self._path).recipe.challenge

    def save_challenge(self, plan: ChallengeEntry | None) -> None:
        """None: the line is not challenged."""
        self._save(self._path, challenge=plan)

    def reference(self) -> Image | None:
        """The reference picture of the whole camera, None without one."""
        file = load_recipe(self._path)
        return read_image(file.place(file.recipe.reference)) if file.recipe.reference else None

    def save_reference(self, image: Image) -> None:
        """Written beside the recipe."""
        recipe = self._path
        path = recipe.with_suffix(REFERENCE_SUFFIX)
        write_image(path, image)
        self._save(recipe, reference=path.name)

    def _save(self, path: Path, **changes: object) -> None:
        file = load_recipe(path)
        recipe = type(file.recipe).model_validate(file.recipe.model_dump() | changes)
        old = file.recipe.model_dump(mode="json", include=set(changes))
        new = recipe.model_dump(mode="json", include=set(changes))
        self._audit.record(self._who(), Action.RECIPE_CHANGED, recipe.name, old, new)
        save_recipe(RecipeFile(path, recipe))
