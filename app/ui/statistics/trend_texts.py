"""What a control chart says, in the window's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject

from app.store.control_chart import Rule, digits_for
from app.store.figures import Stream, Trend
from app.ui.moments import brief_text

_NAMES: tuple[tuple[str, ...], ...] = (
    (),
    ("line",),
    ("recipe",),
    ("line", "recipe"),
    ("line", "recipe", "model"),
)


class TrendTexts(QObject):
    """In the window's language."""

    def name(self, trend: Trend, streams: Sequence[Stream]) -> str:
        """With line, product or model where ``streams`` are several."""
        measures = {
            "score": self.tr("Score"),
            "brightness": self.tr("Brightness"),
            "sharpness": self.tr("Sharpness"),
        }
        sign = "▲ " if trend.broken else ""
        names = [getattr(trend.stream, name) for name in _telling(streams)]
        return sign + " · ".join((measures[trend.measure], *names))

    def sentence(self, trend: Trend) -> str:
        """What is out of control since when, or why nobody can say."""
        limits = trend.limits
        if limits is None:
            return self.tr("Too few hours for control limits.")
        digits = digits_for(limits.upper - limits.lower)
        number = QLocale().toString
        ends = [number(value, "f", digits) for value in (limits.lower, limits.upper)]
        base = self.tr("Limits {0} to {1}, from {2} hours.").format(*ends, limits.points)
        if not trend.broken:
            return self.tr("In control.") + " " + base
        found = {rule for point in trend.broken for rule in point.broken}
        told = "; ".join(text for rule, text in self._rules().items() if rule in found)
        first = brief_text(trend.broken[0].since)
        return "▲ " + self.tr("Not in control since {0}: {1}.").format(first, told)

    def _rules(self) -> dict[Rule, str]:
        """In the order in which they matter."""
        return {
            Rule.BEYOND: self.tr("beyond the limits"),
            Rule.SHIFT: self.tr("nine hours on one side of the centre"),
            Rule.DRIFT: self.tr("six hours that only rise or only fall"),
            Rule.WARNING: self.tr("two of three hours near a limit"),
        }


def _telling(streams: Sequence[Stream]) -> tuple[str, ...]:
    """The fewest names that tell the streams apart."""
    for names in _NAMES:
        if len({tuple(getattr(s, name) for name in names) for s in streams}) == len(streams):
            return names
    return _NAMES[-1]
