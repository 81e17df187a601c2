"""What people at a line say of its verdicts goes into the product's inbox."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.access.audit import NOT_RECORDED, Audit, Who
from app.library.entries import Label
from app.library.inbox import VerdictInbox
from app.library.samples import INDEX
from app.station.result import InspectionResult


class LineLabels:
    """For the live view of one line. Raises DataError: full disk."""

    def __init__(self, product: Path, who: Who, audit: Audit = NOT_RECORDED) -> None:
        self._inbox, self._who = VerdictInbox(product, audit), who

    def say(self, result: InspectionResult, label: Label) -> None:
        """Nothing is said of a part without a picture."""
        if result.image is None:
            return
        self._inbox.put(
            result.image,
            label,
            by=self._who(),
            verdict=result.verdict,
            score=result.score,
            line=result.line,
            trigger=result.trigger,
        )


class LabelsByRecipe:
    """For a line that changes over: what is said of a part goes to its own recipe's product."""

    def __init__(self, labels: Mapping[int, LineLabels]) -> None:
        self._labels = labels

    def say(self, result: InspectionResult, label: Label) -> None:
        """Nothing is kept where the part's recipe belongs to no product. Raises DataError."""
        labels = self._labels.get(result.runs_with.number)
        if labels is not None:
            labels.say(result, label)


def labels_of_line(
    recipes: Mapping[int, Path], who: Who, audit: Audit = NOT_RECORDED
) -> LabelsByRecipe | None:
    """``recipes`` by number. None where none belongs to a product."""
    found = {number: labels_of(path, who, audit) for number, path in recipes.items()}
    labels = {number: taker for number, taker in found.items() if taker is not None}
    return LabelsByRecipe(labels) if labels else None


def labels_of(recipe: Path, who: Who, audit: Audit = NOT_RECORDED) -> LineLabels | None:
    """None where the recipe belongs to no product."""
    product = recipe.resolve().parent
    return LineLabels(product, who, audit) if (product / INDEX).is_file() else None
