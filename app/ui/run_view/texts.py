"""The words for a run's steps and endings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QObject

from app.ui.commands import StepReport
from app.ui.sentences import translated

INTERRUPTED = 130
NOT_JUDGED = 8


class RunTexts(QObject):
    """Sentences of the run view, in the window's language."""

    def step(self, report: StepReport) -> str:
        """Phase, rate and time left, as far as known."""
        phases = {
            "render": self.tr("Making parts"),
            "statistics": self.tr("Looking at the pictures"),
            "train": self.tr("Learning the good parts"),
            "calibrate": self.tr("Finding the threshold"),
            "finish": self.tr("Solving for the model"),
            "score": self.tr("Judging the pictures"),
            "inspect": self.tr("Inspecting"),
        }
        parts = [phases.get(report.phase, report.phase)]
        if report.images_per_second:
            parts.append(self.tr("{0} images per second").format(_number(report.images_per_second)))
        if report.seconds_left is not None:
            minutes, seconds = divmod(max(0, round(report.seconds_left)), 60)
            parts.append(self.tr("{0} min {1} s left").format(minutes, seconds))
        return " · ".join(parts)

    def ending(self, code: int) -> str:
        """The state in a word or two."""
        if code == 0:
            return self.tr("Finished.")
        if code == NOT_JUDGED:
            return self.tr("Finished, but not every image could be judged.")
        if code == INTERRUPTED:
            return self.tr("Stopped.")
        return self.tr("It did not work.")

    def summary(self, code: int, result: Mapping[str, object]) -> str:
        """The sums of a demo, a training or an inspection, or the error."""
        if "error" in result:
            return translated(str(result["error"]))
        if "caught" in result:
            return self.tr(
                "{caught} of {defects} defective parts caught, "
                "{false_rejects} of {good_parts} good parts rejected."
            ).format_map(result)
        if "not_judged" in result:
            return self.tr(
                "{ok} OK, {ng} NG, {uncertain} uncertain, {not_judged} not judged."
            ).format_map(result)
        if "false_reject_rate" in result:
            return self._training(result)
        return "" if code == 0 else self.tr("The process ended without a result.")

    def _training(self, result: Mapping[str, object]) -> str:
        percents = [
            _percent(result.get(name))
            for name in ("false_reject_rate", "false_reject_rate_low", "false_reject_rate_high")
        ]
        count = result.get("threshold_images")
        return self.tr("Expected false rejects {0} ({1} to {2}); good parts: {3}.").format(
            *percents, int(count) if isinstance(count, int | float) else "?"
        )


def _percent(value: object) -> str:
    return f"{_number(value * 100)} %" if isinstance(value, int | float) else "?"


def _number(value: float) -> str:
    return QLocale().toString(float(value), "f", 1)
