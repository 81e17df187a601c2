"""Everything that a line ever ran with: numbered versions of its recipe that never change."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.files import append_line, write_bytes, write_text
from app.recipes.recipe import Recipe
from app.recipes.store import RecipeError, RecipeFile, load_recipe, save_recipe, versions_of
from core.errors import DataError

LOG = "versions.jsonl"
LOCK = ".lock"


class VersionLine(BaseModel):
    """One line of the record: a version came to be, or was restored."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at_utc: str
    number: int = Field(ge=1)
    sha256: str
    """Of the version's file."""
    reference: str = ""
    """Checksum and name of the reference picture as it was then, "" without one."""
    by: str
    reason: str
    restored: bool = False


class RecipeVersions:
    """Beside the recipe at ``path``, in ``<recipe>.versions``. Any process.

    A version counts when its line is in the record, which follows the files. Raises DataError for
    a full disk, RecipeError for what is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.folder = versions_of(path)

    def all(self) -> tuple[VersionLine, ...]:
        """As they came to be, oldest first."""
        return tuple(line for line in self.record() if not line.restored)

    def record(self) -> tuple[VersionLine, ...]:
        """All that happened, oldest first; what a power cut left half written is left out."""
        path = self.folder / LOG
        if not path.is_file():
            return ()
        lines = []
        for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                lines.append(VersionLine.model_validate_json(text))
            except ValidationError:
                continue
        return tuple(lines)

    def keep(self, file: RecipeFile, *, by: str, reason: str) -> int:
        """The number of this content, which is a new one where it has never been kept."""
        try:
            with self._lock():
                return self._keep(file, by=by, reason=reason)
        except OSError as error:
            raise DataError(
                f"The versions in {self.folder} can't be used: {error.strerror or error}.",
                "The recipe's version can't be kept.",
                "Give this user the right to read and write there.",
            ) from error

    def load(self, number: int) -> Recipe:
        """Raises RecipeError where there is none, or another content than was kept."""
        return Recipe.model_validate_json(self._content(self._line(number)))

    def restore(self, number: int, *, by: str, reason: str) -> Recipe:
        """The recipe is as it was in that version, its reference picture as well.

        A line takes it at its next start or changeover. Raises RecipeError, DataError.
        """
        line = self._line(number)
        text = self._content(line)
        recipe = Recipe.model_validate_json(text)
        picture = self._kept(line.reference) if line.reference else None
        if picture is not None and _sha256(picture.read_bytes()) != _checksum(line.reference):
            raise _damaged(number, picture)
        with self._lock():
            if self._path.is_file():
                self._keep_present(by)
            # First the record: no recipe changes without one.
            self._note(number, line.reference, text, by=by, reason=reason, restored=True)
            if picture is not None:
                place = RecipeFile(self._path, recipe).place(recipe.reference)
                write_bytes(place, picture.read_bytes())
            save_recipe(RecipeFile(self._path, recipe))
        return recipe

    def _keep(self, file: RecipeFile, *, by: str, reason: str) -> int:
        text = _text(file.recipe)
        reference = self._keep_reference(file)
        known = self.all()
        for line in reversed(known):
            if (line.sha256, line.reference) == (_sha256(text.encode()), reference):
                return line.number
        number = 1 + max((line.number for line in known), default=0)
        write_text(self._file(number), text)
        self._note(number, reference, text, by=by, reason=reason)
        return number

    def _keep_present(self, by: str) -> None:
        """What is replaced can be restored as well."""
        try:
            present = load_recipe(self._path)
        except RecipeError:
            return  # it is damaged: that may be why another is restored
        self._keep(present, by=by, reason="Before another version was restored.")

    def _line(self, number: int) -> VersionLine:
        for line in self.all():
            if line.number == number:
                return line
        raise RecipeError(
            f"The recipe {self._path.name} has no version {number}.",
            "Nothing was changed.",
            "Choose one of those that `recipe versions` lists.",
        )

    def _content(self, line: VersionLine) -> str:
        path = self._file(line.number)
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        if _sha256(content) != line.sha256:
            raise _damaged(line.number, path)
        return content.decode()

    def _note(
        self,
        number: int,
        reference: str,
        text: str,
        *,
        by: str,
        reason: str,
        restored: bool = False,
    ) -> None:
        line = VersionLine(
            at_utc=datetime.now(UTC).isoformat(timespec="seconds"),
            number=number,
            sha256=_sha256(text.encode()),
            reference=reference,
            by=by,
            reason=reason,
            restored=restored,
        )
        append_line(self.folder / LOG, line.model_dump_json())

    def _keep_reference(self, file: RecipeFile) -> str:
        if not file.recipe.reference:
            return ""
        path = file.place(file.recipe.reference)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataError(
                f"The reference picture {path} can't be read: {error.strerror or error}.",
                "The recipe's version can't be kept.",
                "Restore the picture, or take a new one.",
            ) from error
        name = _sha256(content) + path.suffix
        if not self._kept(name).is_file():
            write_bytes(self._kept(name), content)
        return name

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:06}.json"

    def _kept(self, reference: str) -> Path:
        return self.folder / "references" / reference

    def _lock(self) -> FileLock:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataError(
                f"The folder {self.folder} can't be made: {error.strerror or error}.",
                "The recipe's version can't be kept.",
                "Give this user the right to write there.",
            ) from error
        return FileLock(self.folder / LOCK)


def content_of(file: RecipeFile) -> str:
    """The same for equal recipes with equal reference pictures."""
    reference = file.place(file.recipe.reference) if file.recipe.reference else None
    picture = reference.read_bytes() if reference is not None and reference.is_file() else b""
    return _sha256(_text(file.recipe).encode() + picture)


def _text(recipe: Recipe) -> str:
    return recipe.model_dump_json(indent=2) + "\n"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _checksum(reference: str) -> str:
    return reference.partition(".")[0]


def _damaged(number: int, path: Path) -> RecipeError:
    return RecipeError(
        f"Version {number} is damaged: {path} is not what was kept.",
        "It can't be used.",
        "Restore the file from a backup, or choose another version.",
    )
