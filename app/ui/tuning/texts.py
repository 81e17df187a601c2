"""The words for what a draft would do."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from app.capture.coverage import HELD_OUT
from core.scoring.what_if import Outcome, Sides


class TuningTexts(QObject):
    """In the window's language."""

    def rate(self, outcome: Outcome) -> str:
        """The false-reject rate with its interval, and from how many parts."""
        rate = outcome.false_reject_rate
        if rate is None:
            return self.tr("No good parts that were not learned: no rate can be given.")
        numbers = [self.percent(value) for value in (rate.expected, rate.low, rate.high)]
        said = self.tr("Expected false rejects {0} ({1} to {2}); good parts: {3}.").format(
            *numbers, outcome.good.total
        )
        if outcome.good.total >= HELD_OUT:
            return said
        return " ".join((said, self.tr("That is few: the figures are rough.")))

    def line_rate(self, draft: Sides, applied: Sides, left_out: int) -> str:
        """How many parts of the line are rejected, and were. ``left_out`` can't tell."""
        unknown = self.tr(
            "Parts left out: {0} of {1}. No score of the part as a whole was kept there, so no "
            "weight of it can be tried."
        ).format(left_out, draft.total + left_out)
        if not draft.total:
            return unknown if left_out else self.tr("This version inspected no part in that time.")
        shares = [self.percent(sides.ng / sides.total) for sides in (draft, applied)]
        told = self.tr("Parts of the line: {0}. NG with the draft: {1}, as it is: {2}.").format(
            draft.total, *shares
        )
        return f"{told} {unknown}" if left_out else told

    def line_hidden(self) -> str:
        """Why no part of the line can be looked at, and what to do."""
        return self.tr(
            "What the line inspected can't be looked at now: this version's pictures were judged "
            "by an older program, whose scores can't be compared with the line's. Come back to "
            "this page when nothing else runs: the pictures are then judged again."
        )

    def advice(self, outcome: Outcome) -> str:
        """What would make it better."""
        good, bad, rate = outcome.good, outcome.bad, outcome.false_reject_rate
        if bad.ok:
            return self.tr(
                "Bad parts that pass: {0}. Look below: where the defect is not marked, a larger "
                "image size or a smaller region shows more of it."
            ).format(bad.ok)
        if rate is not None and good.total < 59:
            return self.tr(
                "Add good parts that were not learned: 59 of them show whether fewer than 5 % are "
                "rejected. From {0} it may be up to {1}."
            ).format(good.total, self.percent(rate.high))
        if good.ng:
            return self.tr(
                "Good parts that are rejected: {0}. Look below: if such parts are good indeed, "
                "add more of them and train again."
            ).format(good.ng)
        if not bad.total:
            return self.tr("A few bad parts would show how much room the threshold has.")
        return self.tr("Good and bad parts lie on their sides of the threshold.")

    def percent(self, share: float) -> str:
        return QLocale().toString(share * 100, "f", 1) + " %"
