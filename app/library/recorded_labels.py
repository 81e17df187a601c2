"""What people say of parts afterwards goes into the product's inbox, as at the line."""

from __future__ import annotations

from pathlib import Path

from app.library.inbox import VerdictInbox
from app.library.samples import INDEX
from app.recipes.store import load_recipe
from app.store.parts import PartRow
from core.data.images import read_image
from core.errors import GoodpartError

LOSSLESS = (".png", ".tif", ".tiff")
"""A model must not learn what a JPEG does to a picture."""


class RecordedLabels:
    """Products are folders below ``products``. Any thread. Raises DataError, ImageError."""

    def __init__(self, products: Path) -> None:
        self._products = products

    def take(self, part: PartRow, picture: Path) -> bool:
        """Put the part's newest correction into the inbox of the product with that recipe.

        False where there is no such product, or more than one, or the picture is not lossless.
        """
        said = part.correction
        product = self._product_of(part)
        if said is None or product is None or picture.suffix.lower() not in LOSSLESS:
            return False
        VerdictInbox(product).put(
            read_image(picture),
            said.now,
            by=said.by,
            verdict=part.verdict,
            score=part.score,
            line=part.line,
            trigger=part.trigger,
        )
        return True

    def _product_of(self, part: PartRow) -> Path | None:
        found = [
            path.parent
            for path in sorted(self._products.glob("*/recipe.json"))
            if (path.parent / INDEX).is_file() and _name(path) == part.recipe
        ]
        return found[0] if len(found) == 1 else None


def _name(recipe: Path) -> str:
    try:
        return load_recipe(recipe).recipe.name
    except GoodpartError:
        return ""
