"""What the actions of ``product`` share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.access.station_audit import os_user
from app.cli import arguments as forms
from app.cli.console import Console

if TYPE_CHECKING:
    from app.library.product import ProductFolder

NAMED = 8
Run = Callable[[argparse.Namespace, Console], int]


def add_action(actions: Any, name: str, text: str, run: Run) -> Any:  # noqa: ANN401 - argparse's type is private
    """A parser that knows the product's folder and who acts."""
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    parser.add_argument("product", metavar="PRODUCT", type=Path, help="the product's folder")
    parser.add_argument(
        "--by", metavar="WHO", default=os_user(), help="for the record (default: you)"
    )
    parser.set_defaults(run=run)
    return parser


def open_product(arguments: argparse.Namespace) -> ProductFolder:
    """Raises LibraryError where there is none, RecipeError, DataError."""
    from app.library.product import ProductFolder

    expect_product(arguments.product)
    return ProductFolder(arguments.product, arguments.audit)


def expect_product(root: Path) -> None:
    """Raises LibraryError where there is no product, and names those that there are."""
    from app.library.errors import LibraryError
    from app.library.product import RECIPE

    if not (root / RECIPE).exists():
        found = ", ".join(map(str, _products_around(root)[:NAMED]))
        there = f"Products that there are: {found}." if found else "Check the folder."
        raise LibraryError(
            f"There is no product at {root}.",
            "Nothing was done.",
            f"{there} A new one is made with `product create`.",
        )


def _products_around(root: Path) -> list[Path]:
    """Beside ``root``, below it, and where the window keeps its own."""
    from app.library.product import RECIPE
    from app.paths import documents_folder

    places = dict.fromkeys((root.parent, root, documents_folder() / "products"))
    found = [recipe.parent for place in places for recipe in sorted(place.glob(f"*/{RECIPE}"))]
    return list(dict.fromkeys(found))
