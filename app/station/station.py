"""Any number of lines in one program; one that fails never stops another."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from app.access.audit import NOT_RECORDED, Audit
from app.library.archive import Archive, Archiving
from app.library.samples import INDEX
from app.library.shadow import ShadowLog, number_of
from app.library.tunings import TuningLog
from app.outputs.active_outputs import ActiveOutputs
from app.outputs.factory import active_outputs
from app.paths import settings_file
from app.recipes.recipe import Recipe
from app.recipes.store import RecipeError, RecipeFile, load_recipe
from app.settings import load_settings
from app.station.bus import Stage
from app.station.camera_change import check_settings
from app.station.companions import ActiveShadow, of_recipe
from app.station.judge import ModelJudge
from app.station.line import InspectionLine
from app.station.recipe_slot import slot_of
from app.station.shadow import ShadowRun
from app.store.entries import DeliveryRecord
from app.store.record import LineIdentity
from app.store.recording import Recording
from core.runtime.shared import SharedBackends

SPARE_MODELS = 3
"""Models of other recipes that a line keeps loaded, unless the settings say otherwise."""


class Beside(Protocol):
    """What works beside a line from the station's start to its end."""

    def start(self) -> None: ...

    def close(self) -> None: ...


class Station:
    """Owns its lines. Leaving it closes them all."""

    def __init__(
        self,
        lines: Sequence[InspectionLine],
        beside: Sequence[Beside] = (),
        recipes: Mapping[str, Mapping[int, Path]] | None = None,
        outputs: Mapping[str, ActiveOutputs] | None = None,
    ) -> None:
        """``recipes``: the files of each line's recipes by their numbers.

        ``outputs`` by line; lines without any are not in it. They close before what is beside.
        """
        self.lines, self.recipes = tuple(lines), recipes or {}
        self.outputs: Mapping[str, ActiveOutputs] = outputs or {}
        self._beside = (*self.outputs.values(), *beside)

    @classmethod
    def from_recipes(
        cls,
        paths: Sequence[Path],
        recording: Recording | None = None,
        spare_models: int = SPARE_MODELS,
        audit: Audit = NOT_RECORDED,
    ) -> Station:
        """Recipes that name one line are those that it can change over to, the first active.

        Raises RecipeError; what a line itself lacks is its own failure.

        Its results go to ``recording``, which starts and closes with the station, the outcome of
        its challenges to ``audit`` as well.
        """
        recipes = _lines_of([load_recipe(path) for path in paths])
        shared = SharedBackends(_lines_by_model(recipes))
        lines = [make_line(files, spare_models, audit, shared) for files in recipes]
        pairs = list(zip(recipes, lines, strict=True))
        beside: list[Beside | None] = [recording, shared]
        outputs: dict[str, ActiveOutputs] = {}
        for files, line in pairs:
            first = files[0].recipe
            identity = _identity(first) if recording is None else recording.attach(line, first)
            deliver = _ignore if recording is None else recording.receive_delivery
            made = active_outputs(files, line, identity, deliver)
            if made is not None:
                line.bus.subscribe(Stage.OUTPUT, "outputs", made.receive)
                line.follow(made.follow)
                outputs[line.name] = made
        beside += [_shadows(files, line) for files, line in pairs]
        beside += [_archiving(file, line) for files, line in pairs for file in files]
        paths_of = {line.name: {f.recipe.number: f.path for f in files} for files, line in pairs}
        return cls(lines, [work for work in beside if work is not None], paths_of, outputs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        for work in self._beside:
            work.start()
        for line in self.lines:
            line.start()

    def close(self) -> None:
        """Ask all lines to stop, then wait for each."""
        for line in self.lines:
            line.stop()
        for line in self.lines:
            line.close()
        for work in self._beside:
            work.close()


def make_line(
    files: Sequence[RecipeFile],
    spare_models: int = SPARE_MODELS,
    audit: Audit = NOT_RECORDED,
    shared: SharedBackends | None = None,
) -> InspectionLine:
    """A line that can run with each of these recipes, and begins with the first.

    It opens camera and model when it starts, as the recipe then says, the network with ``shared``.
    """
    slots = [slot_of(file, audit, shared) for file in files]
    return InspectionLine(files[0].recipe.line, slots, spare_models)


def _identity(recipe: Recipe) -> LineIdentity:
    """Of a run that is not recorded."""
    station = load_settings(settings_file()).station_name
    return LineIdentity(str(uuid.uuid4()), station, recipe.line, recipe.camera.name, recipe.name)


def _ignore(delivery: DeliveryRecord) -> None:
    """Nobody keeps it."""


def _lines_of(files: Sequence[RecipeFile]) -> list[list[RecipeFile]]:
    """The recipes by their lines, both in the order in which they were given."""
    lines: dict[str, list[RecipeFile]] = {}
    for file in files:
        lines.setdefault(file.recipe.line, []).append(file)
    for name, recipes in lines.items():
        numbers = [file.recipe.number for file in recipes]
        if len(recipes) > 1 and (0 in numbers or len(set(numbers)) < len(numbers)):
            raise RecipeError(
                f"The recipes for the line {name!r} have no numbers of their own: "
                f"{', '.join(map(str, numbers))}.",
                "The station did not start.",
                "Give each a number with `recipe number`, or a line of its own.",
            )
        for one in recipes:
            for other in recipes:
                check_settings(one.recipe.camera, other.recipe.camera)
    return list(lines.values())


def _lines_by_model(recipes: Sequence[Sequence[RecipeFile]]) -> Counter[Path]:
    """How many lines may judge with the model in each folder."""
    return Counter(
        place
        for files in recipes
        for place in {file.place(file.recipe.model).resolve() for file in files}
    )


def _shadows(files: Sequence[RecipeFile], line: InspectionLine) -> ActiveShadow:
    openers = {file.recipe.number: partial(_shadow, file.path, line) for file in files}
    shadow = ActiveShadow(openers)
    line.bus.subscribe(Stage.OTHER, "shadow", shadow.receive)
    line.follow(shadow.follow)
    return shadow


def _shadow(path: Path, line: InspectionLine) -> ShadowRun | None:
    """None where the recipe names none. Tuned as its version was, not as the live one is."""
    file = load_recipe(path)
    recipe = file.recipe
    if not recipe.shadow:
        return None
    model = file.place(recipe.shadow)
    number = number_of(model)
    tuning = TuningLog(model.parent.parent).of(number)
    return ShadowRun(
        lambda: ModelJudge(
            model,
            device=recipe.device,
            precision=recipe.precision,
            tuning=tuning,
            product=recipe.product,
        ),
        ShadowLog(file.path.resolve().parent, number),
        line.report_shadow,
    )


def _archiving(file: RecipeFile, line: InspectionLine) -> Archiving | None:
    """None where the recipe belongs to no product."""
    root = file.path.resolve().parent
    if not (root / INDEX).is_file():
        return None
    archiving = Archiving(Archive(root), line.report_archive)
    receive = of_recipe(file.recipe.number, archiving.receive)
    line.bus.subscribe(Stage.OTHER, "archive", receive)
    return archiving
