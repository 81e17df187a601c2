"""Pictures of the live view in every state, for the guide and to look at.

Usage: python -m tests.helpers.live_pictures FOLDER [--all]
Without --all: 1280x800 and 1920x1080 in both themes; with it 3840x2160 and German as well.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.recipes.choice import RecipeChoice
from app.recipes.recipe import ChallengeEntry, ChallengePart, Recipe, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeFile, save_recipe
from app.station.challenge import Challenge
from app.station.challenge_records import ChallengeOutcome, ChallengeRecord
from app.station.snapshot import LineState, Severity
from app.ui.live.window import LiveWindow
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from camera.rendering.renderer import PartRenderer
from camera.types import ConnectionState
from core.data.images import write_image
from core.types import Verdict
from tests.helpers.fake_line import FakeLine

QUALITY = 80
LOST = (
    "The camera 4103187720 is gone. No part is inspected. "
    "Check its cable and power; the line goes on by itself when it is back."
)
DEVICE = (
    "The device failed: CUDA error. The line goes on with the processor, which is slower. "
    "Restart the program; if it happens again, check the device and its driver."
)
REFUSED = (
    "The model at cover/versions/3/model is damaged: weights.safetensors is not what was saved. "
    "The line goes on with recipe 1. Restore it from a backup, or choose another version."
)
DARK = "The picture is too dark (9%). Check the light and the exposure."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as recipes:
        take_all(arguments, recipes)


def take_all(arguments: argparse.Namespace, recipes: str) -> None:
    application = QApplication([])
    sizes = [(1280, 800), (1920, 1080)] + ([(3840, 2160)] if arguments.all else [])
    for language in ("en", "de") if arguments.all else ("en",):
        translator = install_translation(application, resources_folder(), language)
        for theme in ("light", "dark"):
            apply_theme(application, resources_folder(), theme)
            for size in sizes:
                for name in STATES:
                    file = f"{name}-{theme}-{size[0]}-{language}.jpg"
                    take(application, name, size, arguments.folder / file, Path(recipes))
        application.removeTranslator(translator)


def take(
    application: QApplication, name: str, size: tuple[int, int], file: Path, folder: Path
) -> None:
    """One picture."""
    lines = STATES[name]()
    window = LiveWindow(lines, resources_folder(), {lines[0].name: setup_of(folder)})
    window.resize(*size)
    window.show()
    window.refresh()
    if name == "setup":
        prepare_setup(window)
    if name == "challenge":
        window.views[0].challenge.click()
    if name.startswith("recipes"):
        window.views[0].recipe.click()
    if name == "changing":
        window.views[0].show_scan("https://parts.example/4711-0815", is_known=False)
    if name == "recipes":
        window.refresh()
        assert window.choosing is not None
        window.choosing.cards[2].click()
    for _ in range(3):
        window.refresh()
        application.processEvents()
    window.grab().save(str(file), quality=QUALITY)
    window.close()
    window.deleteLater()
    application.processEvents()


def setup_of(folder: Path) -> RecipeSetup:
    """Of a recipe with a reference."""
    path = folder / "recipe.json"
    if not path.exists():
        recipe = Recipe(name="Flange 40 mm", camera=SimulatedEntry(), model="model")
        save_recipe(RecipeFile(path, recipe))
        RecipeSetup(path).save_reference(PartRenderer(9, 512, 512).good(3))
    return RecipeSetup(path)


def prepare_setup(window: LiveWindow) -> None:
    """As an engineer uses it: grid, ghost and region on."""
    window.views[0].setup.click()
    window.refresh()
    page = window.setup
    assert page is not None
    for button in (page.grid, page.ghost, page.region):
        button.click()


def setting_up() -> list[FakeLine]:
    (line,) = running()
    line.send_frame()
    return [line]


def running() -> list[FakeLine]:
    line = FakeLine()
    for number in range(40):
        line.inspect(Verdict.NG if number in (12, 27) else Verdict.OK)
    return [line]


def rejected() -> list[FakeLine]:
    (line,) = running()
    line.inspect(Verdict.NG)
    return [line]


def cannot_judge() -> list[FakeLine]:
    (line,) = running()
    line.inspect(Verdict.UNCERTAIN)
    line.inspect(Verdict.CANNOT_JUDGE, DARK)
    return [line]


def camera_lost() -> list[FakeLine]:
    (line,) = running()
    line.state = replace(line.state, camera=ConnectionState.LOST)
    line.raise_alarm("camera", Severity.ALARM, LOST)
    line.raise_alarm("cpu", Severity.WARNING, DEVICE)
    return [line]


def several() -> list[FakeLine]:
    (good,), (bad,) = running(), rejected()
    lost, empty = FakeLine("Line 3", 5), FakeLine("Line 4", 6)
    bad.state = replace(bad.state, name="Line 2")
    lost.inspect(Verdict.OK)
    lost.state = replace(lost.state, camera=ConnectionState.LOST)
    lost.raise_alarm("camera", Severity.ALARM, LOST)
    stopped = replace(empty.state, state=LineState.STOPPED, camera=ConnectionState.DISCONNECTED)
    empty.state = stopped
    return [good, bad, lost, empty]


def challenged() -> list[FakeLine]:
    """The second of three known parts is asked for, after some shifts."""
    (line,) = running()
    parts = (("Master part", "OK"), ("Scratch 3 mm", "NG"), ("Hole missing", "NG"))
    known = tuple(ChallengePart.model_validate({"name": n, "expected": e}) for n, e in parts)
    log = MadeUpLog([_shift(number) for number in range(12)])
    line.challenge = Challenge(line.name, ChallengeEntry(parts=known), log, lambda text: None)
    line.challenge.begin("Kim")
    line.challenge.ready()
    line.challenge.take(line.results_after(0)[-1], in_time=True)
    return [line]


RECIPES = ("Flange 40 mm", "Flange 60 mm", "Cover, short", "Cover, long, with a seal", "Bracket")


def choosing() -> list[FakeLine]:
    """A line with some recipes; the picture shows one chosen and not confirmed."""
    (line,) = running()
    folder = Path(tempfile.gettempdir()) / "goodpart-references"
    choices = []
    for number, name in enumerate(RECIPES, 1):
        reference = folder / f"{number}.png"
        if not reference.exists():
            write_image(reference, PartRenderer(number, 256, 256).good(1))
        choices.append(RecipeChoice(number, name, None if number == 5 else reference))
    line.state = replace(
        line.state, recipes=tuple(choices), recipe_requested=1, recipe_active=1, recipe_version=4
    )
    return [line]


def changing() -> list[FakeLine]:
    """The fourth recipe is requested; the line is challenged as well."""
    (line,) = choosing()
    (challenged_line,) = challenged()
    line.challenge = challenged_line.challenge
    line.state = replace(line.state, recipe_requested=4)
    return [line]


def not_changed() -> list[FakeLine]:
    (line,) = choosing()
    line.raise_alarm("recipe", Severity.ALARM, REFUSED)
    return [line]


@dataclass
class MadeUpLog:
    """Challenges that never were."""

    records: list[ChallengeRecord]

    def add(self, record: ChallengeRecord) -> None: ...

    def all(self) -> tuple[ChallengeRecord, ...]:
        return tuple(self.records)


def _shift(number: int) -> ChallengeRecord:
    at = datetime(2026, 11, 20, 5, 2, tzinfo=UTC) + timedelta(hours=8 * number)
    wave = 0.02 * ((7 * number) % 5)
    outcomes = (
        ChallengeOutcome("Master part", Verdict.OK, Verdict.OK, 0.22 + wave, 0.5),
        ChallengeOutcome("Scratch 3 mm", Verdict.NG, Verdict.NG, 0.75 - 0.015 * number + wave, 0.5),
        ChallengeOutcome("Hole missing", Verdict.NG, Verdict.NG, 0.9 - wave, 0.5),
    )
    return ChallengeRecord(at, "Line 1", "Kim", "flange/2", outcomes)


STATES: dict[str, Callable[[], list[FakeLine]]] = {
    "running": running,
    "rejected": rejected,
    "cannot-judge": cannot_judge,
    "camera-lost": camera_lost,
    "several": several,
    "setup": setting_up,
    "challenge": challenged,
    "changing": changing,
    "recipes": choosing,
    "recipes-changing": changing,
    "recipes-refused": not_changed,
}

if __name__ == "__main__":
    main()
