"""The engine's methods in plain words, and which one to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.library.teachers import Teachers

SMALL, MEDIUM, PYRAMID, ATTENTIVE, FRACTAL = (
    "efficientad-s",
    "efficientad-m",
    "stfpm",
    "dcam",
    "fractalad",
)
METHODS = (SMALL, MEDIUM, PYRAMID, ATTENTIVE, FRACTAL)
FOR_SEVERAL = (SMALL, MEDIUM, PYRAMID, ATTENTIVE)
EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to begin with, and why in a sentence."""

    method: str
    schedule: str
    reason: str


class Methods(QObject):
    """Texts in the window's language."""

    def title(self, method: str) -> str:
        """A few words."""
        return {
            SMALL: self.tr("Small network (EfficientAD-S)"),
            MEDIUM: self.tr("Medium network (EfficientAD-M)"),
            PYRAMID: self.tr("Feature pyramid (STFPM)"),
            ATTENTIVE: self.tr("Many products (DCAM)"),
            FRACTAL: self.tr("Drawn outlines (FractalAD)"),
        }[method]

    def sentence(self, method: str) -> str:
        """What it is good for."""
        return {
            SMALL: self.tr(
                "Scratches, stains and missing or swapped pieces, on parts that look alike."
            ),
            MEDIUM: self.tr(
                "Like the small network, about three times as slow; seldom better in our tests."
            ),
            PYRAMID: self.tr(
                "Small defects on surfaces and on parts that always lie alike. Not for what is "
                "missing."
            ),
            ATTENTIVE: self.tr("One model for many products, or for variants that change often."),
            FRACTAL: self.tr(
                "Defects that stand out, with a sharp outline. Not for what is missing."
            ),
        }[method]

    def need(self, method: str, teachers: Teachers) -> str:
        """What it needs besides good pictures and whether that is here."""
        if method == SMALL:
            return self.tr("Needs nothing else.")
        if method == MEDIUM:
            if teachers.medium:
                return self.tr("Its larger patch network is here.")
            return self.tr("Its larger patch network is not on this computer: use the small one.")
        if teachers.resnet:
            return self.tr("Uses ResNet-18's weights, which are here.")
        if method == FRACTAL:
            return self.tr(
                "Needs ResNet-18's weights, which are not on this computer. Give the file."
            )
        return self.tr(
            "ResNet-18's weights are not on this computer. Give the file, or train with the "
            "program's own network, which is slower and not measured yet."
        )

    def uses_resnet(self, method: str) -> bool:
        """Whether ResNet-18's weights make a difference."""
        return method not in (SMALL, MEDIUM)

    def learns_several(self, method: str) -> bool:
        """Whether it learns several products at once and keeps them apart."""
        return method in FOR_SEVERAL

    def judges_whole(self, method: str) -> bool:
        """Whether it can also judge the part as a whole (PUAD's score)."""
        return method in (SMALL, MEDIUM)

    def is_possible(self, method: str, teachers: Teachers, products: int) -> bool:
        """Whether a training with it can start here."""
        if products > 1 and not self.learns_several(method):
            return False
        if method == MEDIUM:
            return teachers.medium
        return method != FRACTAL or bool(teachers.resnet)

    def recommended(self, products: int) -> Recommendation:
        """By the table of all methods in docs/evaluation.md: it ranks first on every data set."""
        if products > 1:
            reason = self.tr(
                "Of the models for several products it found most. A model for each product finds "
                "more still; train them together only where one model must serve all."
            )
        else:
            reason = self.tr(
                "It was measured to find most, on textures, on screws and on filled bottles, and "
                "it needs nothing else."
            )
        return Recommendation(SMALL, "quick", reason)


def teacher_for(method: str, teachers: Teachers) -> str:
    """The command's word. The program's own network where ResNet-18's weights are not here."""
    if method in (SMALL, MEDIUM):  # their own network, whatever else is there
        return EMBEDDED
    return teachers.resnet or EMBEDDED
