"""The demo's line as a recipe, for ``live`` and ``station``."""

from __future__ import annotations

from pathlib import Path

from app.demo.spec import DemoSpec
from app.recipes.recipe import GateLimits, Recipe, SimulatedEntry
from app.recipes.store import RecipeFile, save_recipe

RECIPE = "recipe.json"
RATE_HZ = 0.5
"""A part every two seconds: what one slow processor judges while it draws the window."""
DEFECT_RATE = 0.25
SEED_OFFSET = 1
"""Other parts than those that were learned."""


def write_recipe(spec: DemoSpec, output: Path) -> Path:
    """Write the recipe beside the demo's model and return its file."""
    camera = SimulatedEntry(
        seed=spec.seed + SEED_OFFSET,
        side=spec.side,
        rate_hz=RATE_HZ,
        defect_rate=DEFECT_RATE,
    )
    recipe = Recipe(
        name="Demo part",
        camera=camera,
        model="model",
        gates=GateLimits(brightness_min=0.05, brightness_max=0.95),
    )
    path = output / RECIPE
    save_recipe(RecipeFile(path, recipe))
    return path
