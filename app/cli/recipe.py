"""``recipe``: numbers and versions of recipes."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.access.station_audit import os_user
from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.product_folder import Run

if TYPE_CHECKING:
    from app.recipes.recipe import Recipe
    from app.recipes.versions import VersionLine

PRODUCT_RECIPE = "recipe.json"


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command and its actions."""
    parser = commands.add_parser(
        "recipe",
        help="number recipes, see and restore their versions",
        description="Every recipe that a line ran with is kept as a version that never changes.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    listed = actions.add_parser(
        "list", parents=[forms.common_options()], help="list recipes with their numbers"
    )
    listed.add_argument("places", metavar="PLACE", nargs="+", type=Path, help=_PLACE)
    listed.set_defaults(run=run_list)
    show = _add_action(actions, "show", "print a recipe, or one of its versions", run_show)
    show.add_argument("--version", metavar="N", type=forms.count, help="default: as it is now")
    _add_action(actions, "versions", "list the versions and who made them", run_versions)
    restore = _add_action(actions, "restore", "make the recipe what a version was", run_restore)
    restore.add_argument("number", metavar="N", type=forms.count)
    restore.add_argument("--reason", required=True)
    _add_by(restore)
    number = _add_action(
        actions, "number", "give the number that a controller asks for", run_number
    )
    number.add_argument("number", metavar="N", type=forms.whole(0, 9999), help="1 to 9999; 0: none")
    _add_by(number)


_PLACE = "a recipe's file or a product's folder"


def run_list(arguments: argparse.Namespace, console: Console) -> int:
    """One row per recipe, by line and number."""
    from app.recipes.store import load_recipe
    from app.recipes.versions import RecipeVersions

    files = [load_recipe(_file(place)) for place in arguments.places]
    rows = []
    for file in sorted(files, key=lambda f: (f.recipe.line, f.recipe.number)):
        versions = RecipeVersions(file.path).all()
        recipe = file.recipe
        rows.append(
            {
                "file": str(file.path),
                "line": recipe.line,
                "number": recipe.number,
                "name": recipe.name,
                "model": recipe.model,
                "versions": len(versions),
            }
        )
    console.say(table([(f"{r['line']}  {r['number'] or '-'}", _facts(r)) for r in rows]))
    console.finish({"recipes": rows})
    return exit_codes.SUCCESS


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """All settings, the defaults as well."""
    from app.recipes.store import load_recipe
    from app.recipes.versions import RecipeVersions

    path = _file(arguments.recipe)
    if arguments.version is None:
        recipe = load_recipe(path).recipe
    else:
        recipe = RecipeVersions(path).load(arguments.version)
    shown = recipe.model_dump(mode="json")
    console.say(json.dumps(shown, ensure_ascii=False, indent=2))
    console.finish({"recipe": shown, "version": arguments.version})
    return exit_codes.SUCCESS


def run_versions(arguments: argparse.Namespace, console: Console) -> int:
    """The whole record: versions that came to be, and those that were restored."""
    from app.recipes.store import load_recipe
    from app.recipes.versions import RecipeVersions

    path = _file(arguments.recipe)
    record = RecipeVersions(path).record()
    if not record:
        load_recipe(path)  # of a recipe that is gone or damaged versions may be left
    rows = [(str(line.number), _story(line)) for line in record]
    console.say(table(rows) if rows else "No line has run with this recipe yet.")
    console.finish({"record": [line.model_dump(mode="json") for line in record]})
    return exit_codes.SUCCESS


def run_restore(arguments: argparse.Namespace, console: Console) -> int:
    """A line takes it at its next start, or when its number is asked for again."""
    from app.access.audit import Action
    from app.recipes.versions import RecipeVersions

    path = _file(arguments.recipe)
    words = (path.name, "", f"version {arguments.number}", arguments.reason)
    arguments.audit.record(arguments.by, Action.RECIPE_CHANGED, *words)
    RecipeVersions(path).restore(arguments.number, by=arguments.by, reason=arguments.reason)
    console.say(
        f"The recipe {path} is version {arguments.number} again. "
        "A line takes it at its next start or changeover."
    )
    console.finish({"file": str(path), "version": arguments.number})
    return exit_codes.SUCCESS


def run_number(arguments: argparse.Namespace, console: Console) -> int:
    """The change is a version of its own."""
    from app.access.audit import Action
    from app.recipes.store import RecipeFile, load_recipe, save_recipe
    from app.recipes.versions import RecipeVersions

    path = _file(arguments.recipe)
    before: Recipe = load_recipe(path).recipe
    changed = before.model_copy(update={"number": arguments.number})
    file = RecipeFile(path, changed)
    reason = f"It got the number {arguments.number}."
    numbers = (f"number {before.number}", f"number {arguments.number}")
    arguments.audit.record(arguments.by, Action.RECIPE_CHANGED, changed.name, *numbers)
    version = RecipeVersions(path).keep(file, by=arguments.by, reason=reason)
    save_recipe(file)
    console.say(f"The recipe {changed.name} has the number {arguments.number}.")
    console.finish({"file": str(path), "number": arguments.number, "version": version})
    return exit_codes.SUCCESS


def _add_action(actions: Any, name: str, text: str, run: Run) -> Any:  # noqa: ANN401 - argparse's type is private
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    parser.add_argument("recipe", metavar="RECIPE", type=Path, help=_PLACE)
    parser.set_defaults(run=run)
    return parser


def _add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by", metavar="WHO", default=os_user(), help="for the record (default: you)"
    )


def _file(place: Path) -> Path:
    return place / PRODUCT_RECIPE if place.is_dir() else place


def _facts(row: dict[str, Any]) -> str:
    return f"{row['name']}  {row['file']}  versions: {row['versions']}"


def _story(line: VersionLine) -> str:
    what = "restored" if line.restored else "kept"
    return f"{line.at_utc}  {what} by {line.by}: {line.reason}"
