"""Any number of lines in one program; one that fails never stops another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from app.library.archive import Archive, Archiving
from app.library.challenges import ChallengeLog
from app.library.samples import INDEX
from app.library.shadow import ShadowLog, number_of
from app.library.tunings import TuningLog
from app.recipes.recipe import GenicamEntry, SimulatedEntry
from app.recipes.store import RecipeError, RecipeFile, load_recipe
from app.station.bus import Stage
from app.station.challenge import Challenge
from app.station.judge import ModelJudge
from app.station.line import InspectionLine
from app.station.preparation import Preparation
from app.station.run import LineParts
from app.station.shadow import ShadowRun
from app.station.sources import open_source
from app.store.recording import Recording
from camera.types import TriggerMode
from core.data.images import read_image


class Beside(Protocol):
    """What works beside a line from the station's start to its end."""

    def start(self) -> None: ...

    def close(self) -> None: ...


class Station:
    """Owns its lines. Leaving it closes them all."""

    def __init__(self, lines: Sequence[InspectionLine], beside: Sequence[Beside] = ()) -> None:
        self.lines, self._beside = tuple(lines), tuple(beside)

    @classmethod
    def from_recipes(cls, paths: Sequence[Path], recording: Recording | None = None) -> Station:
        """A line per recipe. Raises RecipeError; what a line itself lacks is its own failure.

        Its results go to ``recording``, which starts and closes with the station.
        """
        files = [load_recipe(path) for path in paths]
        names = [file.recipe.line for file in files]
        for name in names:
            if names.count(name) > 1:
                raise RecipeError(
                    f"Two recipes are for the line {name!r}.",
                    "The station did not start.",
                    "Give each recipe's line a name of its own.",
                )
        lines = [make_line(file) for file in files]
        pairs = list(zip(files, lines, strict=True))
        beside: list[Beside | None] = [recording]
        if recording is not None:
            for file, line in pairs:
                recording.attach(line, file.recipe)
        beside += [opener(file, line) for file, line in pairs for opener in (_shadow, _archiving)]
        return cls(lines, [work for work in beside if work is not None])

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


def make_line(file: RecipeFile) -> InspectionLine:
    """A line that opens camera and model when it starts, as its recipe then says.

    Deadline, queue, trigger and challenge are those of now.
    """
    recipe = file.recipe
    camera = recipe.camera
    parts = LineParts(
        open_judge=lambda on_fallback: _judge(load_recipe(file.path), on_fallback),
        open_source=lambda on_event: open_source(load_recipe(file.path), on_event),
        open_preparation=lambda: _preparation(load_recipe(file.path)),
        deadline_ns=round(recipe.deadline_ms * 1e6),
        queue_length=recipe.queue_length,
        software_trigger=isinstance(camera, SimulatedEntry | GenicamEntry)
        and camera.trigger is TriggerMode.SOFTWARE,
        open_challenge=_challenge_opener(file),
    )
    return InspectionLine(recipe.line, recipe.name, parts)


def _challenge_opener(file: RecipeFile) -> Callable[[Callable[[str], None]], Challenge] | None:
    plan = file.recipe.challenge
    if plan is None:
        return None
    log = ChallengeLog(file.path.resolve().parent)
    return lambda on_owed: Challenge(file.recipe.line, plan, log, on_owed)


def _shadow(file: RecipeFile, line: InspectionLine) -> ShadowRun | None:
    """None where the recipe names none. Tuned as its version was, not as the live one is."""
    recipe = file.recipe
    if not recipe.shadow:
        return None
    model = file.place(recipe.shadow)
    number = number_of(model)
    tuning = TuningLog(model.parent.parent).of(number)
    run = ShadowRun(
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
    line.bus.subscribe(Stage.OTHER, "shadow", run.receive)
    return run


def _archiving(file: RecipeFile, line: InspectionLine) -> Archiving | None:
    """None where the recipe belongs to no product."""
    root = file.path.resolve().parent
    if not (root / INDEX).is_file():
        return None
    archiving = Archiving(Archive(root), line.report_archive)
    line.bus.subscribe(Stage.OTHER, "archive", archiving.receive)
    return archiving


def _judge(file: RecipeFile, on_fallback: Callable[[str], None]) -> ModelJudge:
    recipe = file.recipe
    return ModelJudge(
        file.place(recipe.model),
        device=recipe.device,
        precision=recipe.precision,
        tuning=recipe.tuning,
        product=recipe.product,
        on_fallback=on_fallback,
    )


def _preparation(file: RecipeFile) -> Preparation:
    """Raises ImageError where the reference can't be read."""
    recipe = file.recipe
    return Preparation(
        region=recipe.region,
        ignore=recipe.ignore,
        gates=recipe.gates,
        reference=read_image(file.place(recipe.reference)) if recipe.reference else None,
        aligned=recipe.align,
    )
