"""A recipe as one of those that a line can run with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.recipes.barcodes import fits, serial_in


@dataclass(frozen=True, slots=True)
class RecipeChoice:
    """A recipe as a list shows it. ``number`` 0 can't be asked for; ``reference`` a picture."""

    number: int
    name: str
    reference: Path | None = None
    select_code: str = ""
    serial_code: str = ""

    def is_selected_by(self, code: str) -> bool:
        """Whether the barcode asks for this recipe."""
        return fits(self.select_code, code)

    def serial_in(self, code: str) -> str:
        """The serial number in the barcode, "" where it holds none."""
        return serial_in(self.serial_code, code)
