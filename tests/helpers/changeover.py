"""A line with several scripted recipes, each with a judge and perhaps a camera of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from app.recipes.choice import RecipeChoice
from app.recipes.recipe import CameraEntry, GenicamEntry
from app.station.bus import Stage
from app.station.challenge import Challenge
from app.station.line import InspectionLine
from app.station.preparation import Preparation
from app.station.result import InspectionResult, RunsWith
from app.station.slots import LineParts, RecipeSlot
from camera.errors import CameraError, FeatureError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.source import FrameSource
from camera.types import Feature, FeatureValue
from core.types import Verdict
from tests.helpers.station import ScriptedJudge, ScriptedSource, until


class NamedJudge(ScriptedJudge):
    """Says which recipe it judges for."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.model = f"model-{number}"


@dataclass
class ScriptedRecipe:
    """Version ``10 * number + changes``. ``error`` is raised by whoever loads it."""

    number: int
    source: FrameSource
    camera: CameraEntry | None = None
    software_trigger: bool = False
    queue_length: int = 1000
    deadline_s: float = 60.0
    select_code: str = ""
    serial_code: str = ""
    open_challenge: Callable[[Callable[[str], None]], Challenge] | None = None
    changes: int = 0
    error: Exception | None = None
    model_error: Exception | None = None
    version_error: Exception | None = None
    judges: list[NamedJudge] = field(default_factory=list)
    """Every judge that was loaded, oldest first."""
    prepare_judge: Callable[[NamedJudge], None] = lambda judge: None
    engine: Hashable = None
    """The number where it is None."""
    open_judge: Callable[[Callable[[str], None]], NamedJudge] | None = None

    @property
    def judge(self) -> NamedJudge:
        return self.judges[-1]

    def slot(self) -> RecipeSlot:
        choice = RecipeChoice(
            self.number, f"Part {self.number}", None, self.select_code, self.serial_code
        )
        return RecipeSlot(choice, self._load, self.open_challenge)

    def _load(self) -> LineParts:
        if self.error is not None:
            raise self.error
        return LineParts(
            open_judge=self.open_judge or self._open_judge,
            open_source=self._open_source,
            open_preparation=Preparation,
            deadline_ns=round(self.deadline_s * 1e9),
            queue_length=self.queue_length,
            software_trigger=self.software_trigger,
            runs_with=RunsWith("scripted", f"Part {self.number}", self.number),
            keep_version=self._keep_version,
            content=f"{self.number}.{self.changes}",
            engine=self.engine or self.number,
            camera=self.camera,
        )

    def _keep_version(self) -> int:
        if self.version_error is not None:
            raise self.version_error
        return 10 * self.number + self.changes

    def _open_judge(self, on_fallback: Callable[[str], None]) -> NamedJudge:
        if self.model_error is not None:
            raise self.model_error
        judge = NamedJudge(self.number)
        self.prepare_judge(judge)
        self.judges.append(judge)
        return judge

    def _open_source(self, on_event: Callable[[ConnectionEvent], None]) -> ReconnectingSource:
        return ReconnectingSource(self.source, first_wait_s=0.01, on_event=on_event)


class ChangingLine:
    """A real line around scripted recipes. A context manager."""

    def __init__(self, *recipes: ScriptedRecipe, spare_models: int = 0) -> None:
        self.recipes = {recipe.number: recipe for recipe in recipes}
        self.line = InspectionLine("Line 1", [recipe.slot() for recipe in recipes], spare_models)
        self.announced: list[InspectionResult] = []
        self.recorded: list[InspectionResult] = []
        self.line.bus.subscribe(Stage.OUTPUT, "outputs", self.announced.append)
        self.line.bus.subscribe(Stage.STORE, "store", self.recorded.append)

    def __enter__(self) -> ChangingLine:
        return self

    def __exit__(self, *_: object) -> None:
        for recipe in self.recipes.values():
            for judge in recipe.judges:
                judge.gate.set()
        self.line.close()

    def run(self) -> None:
        self.line.start()
        until(lambda: self.line.snapshot().state == "running", "the line to run")

    def change_to(self, number: int) -> None:
        """Select, and wait until it is active."""
        self.line.select_recipe(number)
        self.until_active(number)

    def until_active(self, number: int) -> None:
        until(
            lambda: (
                (s := self.line.snapshot()).recipe_active == s.recipe_requested == number
                and not s.is_changing
            ),
            f"recipe {number} to be active",
        )

    def until_alarm(self, key: str, text: str = "") -> str:
        def found() -> str:
            alarms = self.line.snapshot().alarms
            return next((a.text for a in alarms if a.key == key and text in a.text), "")

        until(lambda: bool(found()), f"the alarm {key} {text}")
        return found()

    def until_recorded(self, count: int) -> list[InspectionResult]:
        until(lambda: len(self.recorded) >= count, f"{count} results")
        return sorted(self.recorded, key=lambda r: r.trigger)

    def check_account(self) -> None:
        """Once the line is closed: each trigger ended once, under the recipe it belongs to."""
        numbers = list(range(1, len(self.recorded) + 1))
        assert sorted(r.trigger for r in self.recorded) == numbers
        assert sorted(r.trigger for r in self.announced) == numbers
        snapshot = self.line.snapshot()
        assert snapshot.pending == 0
        assert snapshot.triggers == sum(snapshot.counts.values()) == len(numbers)
        for result in self.recorded:
            used = result.runs_with
            assert used.version // 10 == used.number
            if result.verdict in (Verdict.OK, Verdict.NG):
                assert result.model == f"model-{used.number}"


def two_recipes(**options: object) -> tuple[ScriptedSource, ScriptedRecipe, ScriptedRecipe]:
    """On one camera that stays as it is."""
    source = ScriptedSource()
    first, second = (ScriptedRecipe(number, source, **options) for number in (1, 2))  # type: ignore[arg-type]
    return source, first, second


class SettableSource(ScriptedSource):
    """Configurable. A picture comes while its settings change, where ``flashes``."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[tuple[str, FeatureValue]] = []
        self.flashes = True
        self.refuses: CameraError | None = None
        self.stops = 0

    def features(self) -> tuple[Feature, ...]:
        return ()

    def read(self, name: str) -> Feature:
        raise FeatureError(f"There is no {name}.")

    def write(self, settings: Mapping[str, FeatureValue]) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.written += settings.items()
        if self.flashes:
            self.send()

    def execute(self, name: str) -> None: ...

    def stop(self) -> None:
        self.stops += 1
        super().stop()


def genicam(**settings: float) -> GenicamEntry:
    return GenicamEntry.model_validate({"serial": "1", "settings": settings})
