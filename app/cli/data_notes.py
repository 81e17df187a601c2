"""What a training learns from and what is odd about it, told before its first step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.cli.console import Console

if TYPE_CHECKING:
    from core.artifact.store import ModelArtifact
    from core.data.layouts import Dataset
    from core.training.input import TrainingInput

Split = dict[str, int]
_WORDS = {
    "given": "Good pictures",
    "learned": "learned",
    "threshold": "for the threshold",
    "test": "set aside for the test",
    "not_drawn": "not drawn (--limit)",
    "left_out": "left out",
}


class DataNotes:
    """Called with a training's input once it is checked. ``split`` is by product, "" for one.

    ``datasets`` are what the user gave, by product; without them only what is used can be counted.
    ``word`` begins every remark on the pictures.
    """

    def __init__(
        self,
        console: Console,
        datasets: Mapping[str, Dataset] | None = None,
        limit: int = 0,
        word: str = "warning",
    ) -> None:
        self._console, self._word = console, word
        self._datasets, self._limit = datasets or {}, limit
        self._told: set[str] = set()
        self.split: dict[str, Split] = {}

    def __call__(self, source: TrainingInput) -> None:
        parts = source.products or {"": source}
        datasets = self._datasets if source.products else dict.fromkeys(parts, self._only())
        self.split = {
            name: split_of(part, datasets.get(name), self._limit) for name, part in parts.items()
        }
        for name, split in self.split.items():
            self._console.note(f"{name}: {split_words(split)}" if name else split_words(split))
        self._tell(source.warnings)

    def tell_rest(self, artifact: ModelArtifact) -> None:
        """The warnings that are known only now, of the threshold above all."""
        self._tell(warnings_of(artifact))

    def _tell(self, warnings: list[str] | tuple[str, ...]) -> None:
        for warning in warnings:
            if warning not in self._told:
                self._told.add(warning)
                self._console.note(f"{self._word}: {warning}")

    def _only(self) -> Dataset | None:
        return next(iter(self._datasets.values()), None)


def split_of(source: TrainingInput, dataset: Dataset | None, limit: int = 0) -> Split:
    """How many good pictures serve for what. ``limit`` see ``TrainingSpec``."""
    used = {"learned": len(source.training), "threshold": len(source.validation)}
    if dataset is None:
        return used
    test = sum(sample.good for sample in dataset.test)
    to_learn = len(dataset.train) + len(dataset.validation)
    not_drawn = max(0, len(dataset.train) - limit) if limit else 0
    return {
        "given": to_learn + test,
        **used,
        "test": test,
        "not_drawn": not_drawn,
        "left_out": to_learn - not_drawn - sum(used.values()),
    }


def split_words(split: Split) -> str:
    """In one line; what there is none of is left out, but for the uses."""
    always = ("given", "learned", "threshold", "test")
    parts = [f"{_WORDS[key]}: {n}" for key, n in split.items() if n or key in always]
    if "given" in split:
        return f"{parts[0]}. Of these {', '.join(parts[1:])}."
    return f"Good pictures {', '.join(parts)}."


def warnings_of(artifact: ModelArtifact) -> list[str]:
    """Sentences on the training images and on what the threshold can promise."""
    manifest = artifact.manifest
    if manifest.products:
        thresholds = [
            f"{name}: {own.image_threshold.warning}"
            for name, own in manifest.products.items()
            if own.image_threshold.warning
        ]
    else:
        thresholds = [w for w in [manifest.image_threshold.warning] if w]
    return [*manifest.training.warnings, *thresholds]
