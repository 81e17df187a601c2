"""The recipe's ignore masks on pictures of the product."""

from __future__ import annotations

from app.recipes.recipe import Polygon, Recipe
from app.station.region import ignore_mask
from core.types import Mask


def ignored_of(recipe: Recipe, size: tuple[int, int]) -> Mask | None:
    """(H, W) of a kept picture of that size, which is the region's cut; None without a mask."""
    if not recipe.ignore:
        return None
    left, top = (0, 0) if recipe.region is None else (recipe.region.x, recipe.region.y)
    moved = [
        Polygon(points=tuple((x - left, y - top) for x, y in polygon.points))
        for polygon in recipe.ignore
    ]
    return ignore_mask(moved, size)
