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
    from app.library.errors import LibraryError
    from app.library.product import RECIPE, ProductFolder

    if not (arguments.product / RECIPE).exists():
        raise LibraryError(
            f"There is no product at {arguments.product}.",
            "Nothing was done.",
            "Check the folder, or make the product with `product create`.",
        )
    return ProductFolder(arguments.product, arguments.audit)
