"""Versions of a product's model: numbered, kept, one of them live."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from app.access.audit import NOT_RECORDED, Action, Audit
from app.files import append_line, write_text
from app.library.entries import ActivationEntry, VersionEntry
from app.library.errors import LibraryError
from app.library.logs import read_log
from app.library.scores import SCORES
from app.library.tunings import TuningEntry, TuningLog
from app.recipes.recipe import Recipe, Tuning
from app.recipes.store import RecipeFile, load_recipe, save_recipe
from app.recipes.versions import RecipeVersions
from app.station.judge import model_name
from core.artifact.manifest import Manifest
from core.artifact.products import calibrated_for, for_product
from core.artifact.store import load_artifact, read_manifest

RECORD = "version.json"
MODEL = "model"
LOG = "activations.jsonl"


class VersionLibrary:
    """Below ``folder`` lies a folder per version; ``recipe`` names the live one's model.

    The recipe is the only place that says which version is live, so station and library never
    differ. One thread.
    """

    def __init__(self, folder: Path, recipe: Path, audit: Audit = NOT_RECORDED) -> None:
        self.folder, self._recipe, self.audit = folder, recipe, audit
        self.tunings = TuningLog(folder)
        self._audited: set[int] = set()

    def all(self) -> tuple[VersionEntry, ...]:
        """Oldest first. A version counts when its record is there."""
        records = sorted(self.folder.glob(f"*/{RECORD}"), key=lambda p: _number(p.parent.name))
        return tuple(_read(path) for path in records)

    def get(self, number: int) -> VersionEntry:
        """Raises LibraryError."""
        path = self.folder / str(number) / RECORD
        if not path.is_file():
            raise LibraryError(
                f"There is no version {number}.", "Nothing was changed.", "Choose another."
            )
        return _read(path)

    def model(self, number: int) -> Path:
        """The folder of the version's model."""
        return self.folder / str(number) / MODEL

    def name(self, number: int) -> str:
        """As the line's records call it."""
        return model_name(self.model(number))

    def product(self, number: int) -> str:
        """Whose thresholds hold where its model serves several: its own word, or the recipe's."""
        return self.get(number).product or load_recipe(self._recipe).recipe.product

    def manifest(self, number: int) -> Manifest:
        """As it holds for this product. Raises ArtifactError."""
        return calibrated_for(read_manifest(self.model(number)), self.product(number))

    def scores(self, number: int) -> Path:
        """Where it is kept how the version judges the product's pictures."""
        return self.folder / str(number) / SCORES

    def next_number(self) -> int:
        """None is given twice that the audit names, also not after a deletion: its folder stays."""
        used = [_number(p.name) for p in self.folder.glob("*")]
        used += [e.number for e in self.activations()]
        return 1 + max(used, default=0)

    def add(
        self,
        number: int,
        *,
        by: str,
        snapshot: str,
        figures: Mapping[str, float],
        notes: str = "",
        product: str = "",
    ) -> VersionEntry:
        """Record the model that lies at ``model(number)``.

        Raises ArtifactError: it is damaged, or does not serve ``product``.
        """
        artifact = load_artifact(self.model(number))
        if product:
            for_product(artifact, product)
        entry = VersionEntry(
            number=number,
            created_utc=_now(),
            created_by=by,
            snapshot=snapshot,
            figures=dict(figures),
            notes=notes,
            product=product,
        )
        self.audit.record(by, Action.VERSION_ADDED, self._subject(number), new=snapshot)
        self._audited.add(number)
        self._write(entry)
        return entry

    def give_up(self, number: int) -> None:
        """Take away what lies there of a version that could not be added."""
        folder = self.folder / str(number)
        if number in self._audited:
            _empty(folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)

    def annotate(self, number: int, notes: str) -> VersionEntry:
        entry = self.get(number).model_copy(update={"notes": notes})
        self._write(entry)
        return entry

    def set_figures(self, number: int, figures: Mapping[str, float]) -> VersionEntry:
        entry = self.get(number).model_copy(update={"figures": dict(figures)})
        self._write(entry)
        return entry

    def live(self) -> int:
        """The number that the recipe names, 0 where it names a model from elsewhere."""
        if not self._recipe.is_file():
            return 0
        return self._number_of(load_recipe(self._recipe).recipe.model)

    def live_model(self) -> Path:
        """The folder of the model that the line runs. Raises LibraryError: none is live."""
        number = self.live()
        if not number:
            raise LibraryError(
                "No version is live.", "There is nothing to judge with.", "Bring one live first."
            )
        return self.model(number)

    def shadow(self) -> int:
        """The version that judges beside the live one, 0 where none does."""
        name = load_recipe(self._recipe).recipe.shadow
        return self._number_of(name) if name else 0

    def set_shadow(self, number: int, *, by: str = "") -> None:
        """From the line's next start on; 0 for none. Raises LibraryError, ArtifactError."""
        if number:
            self.get(number)
            self._expect_usable(number)
            if number == self.live():
                raise LibraryError(
                    f"Version {number} is live.",
                    "It can't be its own shadow.",
                    "Choose another version.",
                )
        name = self._name_of(number) if number else ""
        self.audit.record(by, Action.SHADOW_CHANGED, self._product, self.shadow(), number)
        file = load_recipe(self._recipe)
        product = self.product(number) if number else file.recipe.product
        changed = file.recipe.model_copy(update={"shadow": name, "product": product})
        save_recipe(RecipeFile(self._recipe, changed))

    def _expect_usable(self, number: int) -> None:
        """Raises LibraryError, ArtifactError: damaged, or of several products and none of ours."""
        product = self.product(number)
        for_product(load_artifact(self.model(number)), product)

    def _number_of(self, model: str) -> int:
        place = load_recipe(self._recipe).place(model)
        numbers = (entry.number for entry in self.all())
        return next((n for n in numbers if self.model(n).resolve() == place), 0)

    def _name_of(self, number: int) -> str:
        """Its model as the recipe names it."""
        root = self._recipe.resolve().parent
        return self.model(number).resolve().relative_to(root).as_posix()

    def activate(self, number: int, *, by: str, reason: str) -> ActivationEntry:
        """Make a version live at the line's next start, tuned as it was last.

        Raises LibraryError, ArtifactError.
        """
        self._expect_usable(number)
        entry = ActivationEntry(
            at_utc=_now(), number=number, previous=self.live(), by=by, reason=reason
        )
        file = load_recipe(self._recipe)
        tuned = self.tunings.of(number).model_dump()
        names = {"model": self._name_of(number), "product": self.product(number)}
        changed = file.recipe.model_copy(update={**names, **tuned})
        if number == self.shadow():
            changed = changed.model_copy(update={"shadow": ""})
        # First the record: a change of the live model without a record must not be possible.
        words = (self._product, f"version {entry.previous}", f"version {number}", reason)
        self.audit.record(by, Action.VERSION_ACTIVATED, *words)
        append_line(self.folder / LOG, entry.model_dump_json())
        self._change(changed, by=by, reason=reason)
        return entry

    def tune(self, number: int, tuning: Tuning, *, by: str, reason: str) -> TuningEntry:
        """Record it, and let the line take it at its next start where the version is live."""
        self.get(number)
        values = (self.tunings.of(number).model_dump(), tuning.model_dump())
        self.audit.record(by, Action.VERSION_TUNED, self._subject(number), *values, reason)
        entry = self.tunings.record(number, tuning, by=by, reason=reason)
        if number == self.live():
            file = load_recipe(self._recipe)
            changed = file.recipe.model_copy(update=tuning.model_dump())
            self._change(changed, by=by, reason=reason)
        return entry

    def undo(self, *, by: str) -> ActivationEntry:
        """Back to the version that was live before. Raises LibraryError where there is none."""
        live = self.live()
        before = next((e.previous for e in reversed(self.activations()) if e.number == live), 0)
        if before == 0:
            raise LibraryError(
                "No version was live before this one.", "Nothing was changed.", "Choose one."
            )
        return self.activate(before, by=by, reason=f"Back from version {live}.")

    def activations(self) -> tuple[ActivationEntry, ...]:
        """Oldest first."""
        return read_log(self.folder / LOG, ActivationEntry)

    def delete(self, number: int, *, by: str = "") -> None:
        """Raises LibraryError for the live version."""
        self.get(number)
        if number in (self.live(), self.shadow()):
            raise LibraryError(
                f"Version {number} is live, or the shadow.",
                "It was not deleted.",
                "Make another version live, or take the shadow off, first.",
            )
        self.audit.record(by, Action.VERSION_DELETED, self._subject(number))
        # Without its record it is no version any more, whatever happens to the rest.
        (self.folder / str(number) / RECORD).unlink()
        _empty(self.folder / str(number))

    def _change(self, recipe: Recipe, *, by: str, reason: str) -> None:
        file = RecipeFile(self._recipe, recipe)
        RecipeVersions(self._recipe).keep(file, by=by, reason=reason)
        save_recipe(file)

    @property
    def _product(self) -> str:
        """As records call it: its folder."""
        return self._recipe.resolve().parent.name

    def _subject(self, number: int) -> str:
        return f"{self._product}, version {number}"

    def _write(self, entry: VersionEntry) -> None:
        path = self.folder / str(entry.number) / RECORD
        write_text(path, entry.model_dump_json(indent=1) + "\n")


def _number(name: str) -> int:
    return int(name) if name.isdecimal() else 0


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):  # all that is lost is the number
        folder.mkdir(exist_ok=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read(path: Path) -> VersionEntry:
    try:
        return VersionEntry.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise LibraryError(
            f"The record {path} is damaged.",
            "This version can't be used.",
            "Restore the file from a backup, or delete the version's folder.",
        ) from error
