"""The recipe that a line runs with now."""

from __future__ import annotations

from app.station.fitted import Fitted
from app.station.judge import Judge
from app.station.line_ledgers import LineLedgers
from app.station.part import Inspects
from app.station.part_flow import PartFlow
from app.station.result import RunsWith
from app.station.run_alarms import RunAlarms


class ActiveRecipe:
    """What is fitted now. Changed in the reader's thread; any thread may read it."""

    def __init__(self, name: str, ledgers: LineLedgers, alarms: RunAlarms, flow: PartFlow) -> None:
        self._name, self._ledgers, self._alarms, self._flow = name, ledgers, alarms, flow
        self._fitted: Fitted | None = None

    @property
    def fitted(self) -> Fitted | None:
        """None before the first recipe is ready."""
        return self._fitted

    @property
    def judge(self) -> Judge | None:
        fitted = self._fitted
        return None if fitted is None else fitted.judge

    @property
    def runs_with(self) -> RunsWith | None:
        fitted = self._fitted
        return None if fitted is None else fitted.runs_with

    def begin_with(self, to: Fitted) -> Fitted | None:
        """No part has been judged yet. Returns what was to be the first until now."""
        before, self._fitted = self._fitted, to
        return before

    def inspector_of(self, fitted: Fitted) -> Inspects:
        return fitted.inspector(self._name, self._ledgers.challenge_of(fitted.slot))

    def activate(self, to: Fitted) -> Fitted | None:
        """Frames and triggers from now on belong to ``to``. Returns what was active before."""
        before, ledgers = self._fitted, self._ledgers
        left = ledgers.challenge_of(ledgers.selection.active)
        self._flow.use(to, self.inspector_of(to))
        self._fitted = to
        if left is not None and before is not to:
            left.cancel()
        ledgers.selection.took(to.slot)
        ledgers.settle_serial()
        self._alarms.recipe_active()
        challenge = ledgers.challenge_of(to.slot)
        if challenge is not None:
            challenge.line_started(to.judge.model)
        return before
