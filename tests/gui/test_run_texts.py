"""The words for a run's steps."""

from __future__ import annotations

import pytest

from app.cli.progress import PHASES
from app.ui.commands import StepReport
from app.ui.run_view.texts import RunTexts

OF_COMMANDS = {"distil", "optimise", "measure"}
"""No window starts these."""


@pytest.mark.usefixtures("qapp")
def test_window_and_commands_call_a_step_alike() -> None:
    texts = RunTexts()
    shown = {p: texts.step(StepReport(p, 1, 2, 0.0, None)) for p in PHASES.keys() - OF_COMMANDS}
    assert shown == {p: words.capitalize() for p, words in PHASES.items() if p in shown}
