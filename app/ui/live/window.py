"""The window of the lines: all of them as tiles, or one of them large."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QGridLayout, QMainWindow, QStackedWidget, QWidget

from app.access.session import OpenSession
from app.outputs.snapshot import OutputsFace
from app.recipes.setup import RecipeSetup
from app.station.snapshot import LineFace
from app.ui.access.bar import AccessBar
from app.ui.access.gate import Gate
from app.ui.challenge.view import ChallengeView
from app.ui.live.label_bar import TakesLabels
from app.ui.live.line_model import LineModel
from app.ui.live.line_tile import LineTile
from app.ui.live.line_view import LineView
from app.ui.live.pages import LinePages
from app.ui.outputs.view import OutputsView
from app.ui.recipes.view import RecipeView
from app.ui.recipes.wedge import Wedge
from app.ui.setup.view import SetupView

PERIOD_MS = 16
"""Between two looks at the lines: a screen shows 60 pictures a second."""
DETAILS_EVERY = 12
"""Looks between two updates of what people read: counters, history, lamps, alarms."""


class LiveWindow(QMainWindow):
    """One timer pulls from every line; nothing in here makes a line wait."""

    results_asked = Signal()
    """A person wants to see what is on record."""

    def __init__(
        self,
        lines: Sequence[LineFace],
        resources: Path,
        setups: Mapping[str, RecipeSetup] | None = None,
        period_ms: int = PERIOD_MS,
        labels: Mapping[str, TakesLabels] | None = None,
        gate: Gate | None = None,
        outputs: Mapping[str, OutputsFace] | None = None,
    ) -> None:
        super().__init__()
        self.gate = gate or Gate(OpenSession())
        self.gate.setParent(self)
        self.setMenuWidget(AccessBar(self.gate, self))
        self.setWindowTitle(self.tr("Goodpart: live"))
        self.setWindowIcon(QIcon(str(resources / "icons" / "goodpart.svg")))
        self.models = [LineModel(line, (outputs or {}).get(line.name)) for line in lines]
        several = len(self.models) > 1
        self._stack = QStackedWidget(self)
        self._overview = QWidget(self)
        self.tiles = [LineTile(model, self._overview) for model in self.models]
        self.views = [
            LineView(model, several, self, (labels or {}).get(model.line.name))
            for model in self.models
        ]
        self._arrange_tiles()
        self._stack.addWidget(self._overview)
        for tile, view in zip(self.tiles, self.views, strict=True):
            self._stack.addWidget(view)
            tile.chosen.connect(lambda view=view: self._stack.setCurrentWidget(view))
            view.left.connect(self.show_overview)
            view.results.clicked.connect(self.results_asked)
            LinePages(view, (setups or {}).get(view.model.line.name), self.gate, self._stack)
        self.wedge = Wedge(self)
        self.wedge.scanned.connect(self._scan)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self.wedge)
        if not several and self.views:
            self._stack.setCurrentWidget(self.views[0])
        self.setCentralWidget(self._stack)
        self.resize(1280, 800)
        self._timer = QTimer(self)
        self._timer.setInterval(period_ms)
        self._looks = 0
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.refresh()

    @property
    def enlarged(self) -> LineView | None:
        """The line in the large view, None while the overview shows."""
        current = self._stack.currentWidget()
        return current if isinstance(current, LineView) else None

    def enlarge(self, index: int) -> None:
        """Show line ``index`` large."""
        self._stack.setCurrentWidget(self.views[index])
        self.refresh()

    def show_overview(self) -> None:
        """Show all lines."""
        self._stack.setCurrentWidget(self._overview)
        self.refresh()

    @property
    def guided(self) -> ChallengeView | None:
        """The challenge that shows, if one does."""
        current = self._stack.currentWidget()
        return current if isinstance(current, ChallengeView) else None

    @property
    def setup(self) -> SetupView | None:
        """The camera that is being set up, if one is."""
        current = self._stack.currentWidget()
        return current if isinstance(current, SetupView) else None

    @property
    def choosing(self) -> RecipeView | None:
        """The choice of a recipe, if it shows."""
        current = self._stack.currentWidget()
        return current if isinstance(current, RecipeView) else None

    @property
    def testing(self) -> OutputsView | None:
        """The test page of the outputs, if it shows."""
        current = self._stack.currentWidget()
        return current if isinstance(current, OutputsView) else None

    def refresh(self, *, whole: bool = True) -> None:
        """Pull from every line; draw only what is visible."""
        news = [model.refresh() for model in self.models]
        page = self._stack.currentWidget()
        if isinstance(page, ChallengeView) and page.is_outdated:
            page.left.emit()
        elif isinstance(page, SetupView | ChallengeView | RecipeView):
            page.refresh()
            return
        elif isinstance(page, OutputsView):
            page.refresh(whole=whole)
            return
        for index, (tile, view) in enumerate(zip(self.tiles, self.views, strict=True)):
            if view is self.enlarged:
                view.refresh(news[index], whole=whole)
            elif self.enlarged is None and whole:
                tile.refresh()

    def _look(self) -> None:
        self._looks += 1
        self.refresh(whole=self._looks % DETAILS_EVERY == 0)

    def shut_down(self) -> None:
        """Stop looking; call before the lines go."""
        for page in self.findChildren(OutputsView):
            page.leave()
        self.gate.shut_down()
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self.wedge)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.shut_down()
        super().closeEvent(event)

    def _scan(self, code: str) -> None:
        """For the line that is shown; with all lines shown, for those whose recipes know it."""
        shown = self.enlarged
        for view in self.views if shown is None else [shown]:
            is_known = view.model.line.scan(code)
            if is_known or shown is not None:
                view.show_scan(code, is_known)

    def _arrange_tiles(self) -> None:
        grid = QGridLayout(self._overview)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setSpacing(16)
        columns = max(1, math.ceil(math.sqrt(len(self.tiles))))
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // columns, place % columns)
