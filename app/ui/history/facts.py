"""All that is on record of a part, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from app.library.entries import Label
from app.store.parts import Correction, PartRow
from app.ui.moments import exact_text

Fact = tuple[str, str]
NONE = "–"


def number_text(value: float | None, digits: int = 3) -> str:
    return NONE if value is None else QLocale().toString(float(value), "f", digits)


def label_word(label: Label) -> str:
    """In the window's language."""
    translate = QCoreApplication.translate
    good, bad = translate("Label", "Good"), translate("Label", "Bad")
    return good if label is Label.GOOD else bad


def label_text(row: PartRow) -> str:
    """What people say of the part, "" where they said nothing."""
    said = row.correction
    return "" if said is None else f"{label_word(said.now)}\n{said.by}"


class PartFacts(QObject):
    """In the window's language."""

    def of(self, row: PartRow) -> list[Fact]:
        """Names and values, in the order in which people ask for them."""
        facts = [
            (self.tr("Time"), exact_text(row.decided_at)),
            (self.tr("Serial number"), row.serial or NONE),
            (self.tr("Line"), f"{row.line} · {row.station}"),
            (self.tr("Part"), str(row.trigger)),
            (self.tr("Score"), number_text(row.score)),
            (self.tr("Threshold"), number_text(row.threshold)),
            (self.tr("Surface"), number_text(row.local_score)),
            (self.tr("Layout"), number_text(row.global_score)),
            *self._whole(row),
            (self.tr("Recipe"), _versioned(row.recipe, row.recipe_version)),
            (self.tr("Model"), row.model or NONE),
            (self.tr("Camera"), row.camera),
            (self.tr("Latency"), self.tr("{0} ms").format(number_text(row.latency_ms, 1))),
        ]
        if row.inference_ms is not None:
            took = number_text(row.inference_ms, 1)
            facts.append((self.tr("of that, model"), self.tr("{0} ms").format(took)))
        if row.late:
            facts.append((self.tr("Deadline"), self.tr("The verdict came too late.")))
        if row.challenge:
            facts.append((self.tr("Known part"), row.challenge))
        if row.frame_id is not None:
            facts.append((self.tr("Picture of the camera"), str(row.frame_id)))
        return facts + self._regions(row) + self._gates(row)

    def corrections(self, said: Sequence[Correction]) -> list[Fact]:
        """The newest first."""
        return [
            (exact_text(one.at), f"{label_word(one.now)} · {one.by} · {one.reason}") for one in said
        ]

    def _whole(self, row: PartRow) -> list[Fact]:
        """Of models that judge the part as a whole, too."""
        if row.puad_score is None:
            return []
        return [(self.tr("Part as a whole"), number_text(row.puad_score))]

    def _regions(self, row: PartRow) -> list[Fact]:
        return [
            (
                self.tr("Region {0}").format(number),
                self.tr("score {0}, {1} px at x {2}, y {3}").format(
                    number_text(score), area, x + width // 2, y + height // 2
                ),
            )
            for number, (x, y, width, height, area, score) in enumerate(row.regions, start=1)
        ]

    def _gates(self, row: PartRow) -> list[Fact]:
        names = {
            "brightness": self.tr("Brightness"),
            "clipped": self.tr("Overexposed or black"),
            "sharpness": self.tr("Sharpness"),
            "presence": self.tr("Likeness to the reference"),
            "shift_px": self.tr("Shift in px"),
            "angle_deg": self.tr("Angle in degrees"),
        }
        return [(names.get(key, key), number_text(value)) for key, value in row.gates.items()]


def _versioned(recipe: str, version: int) -> str:
    return f"{recipe} · {version}" if version else recipe
