"""The statistics: one look at a shift, or at any other time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.access.audit import NOT_RECORDED, Action
from app.access.exporting import recorded_export
from app.access.roles import Permission
from app.store.figures import Figures
from app.store.parts import PartFilter
from app.ui.access.gate import Gate
from app.ui.background import Background
from app.ui.moments import moment_text
from app.ui.sentences import translated
from app.ui.statistics.causes_panel import CausesPanel
from app.ui.statistics.charts import CountsChart, LatencyChart
from app.ui.statistics.numbers import BigNumbers
from app.ui.statistics.period_bar import Clock, PeriodBar, local_now
from app.ui.statistics.periods import Choice
from app.ui.statistics.sources import StatisticsSource
from app.ui.statistics.trend_panel import TrendPanel
from app.ui.widgets.asking import ask_where_to_save
from core.errors import GoodpartError

LOOK_MS = 60_000
"""A time that goes on is looked at again."""
AskFile = Callable[[QWidget, str, Path], Path | None]
Names = tuple[Sequence[str], Sequence[str]]


class StatisticsView(QWidget):
    """Looks when it is shown, then every minute. ``shut_down`` before the application goes."""

    def __init__(
        self,
        source: StatisticsSource,
        folder: Path,
        parent: QWidget | None = None,
        *,
        gate: Gate | None = None,
        ask_file: AskFile = ask_where_to_save,
        now: Clock = local_now,
    ) -> None:
        """``folder``: where reports are proposed. ``gate``: who may export, and the record."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Statistics"))
        self._gate = gate
        self._source, self._folder, self._ask_file = source, folder, ask_file
        self._thread = Background("statistics", self)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look_again)
        self.bar = PeriodBar(source.shifts, self, now)
        self.pdf = self._button(self.tr("Report PDF"), ".pdf")
        self.csv = self._button(self.tr("CSV"), ".csv")
        self.message = QLabel(self)
        self.message.setObjectName("caption")
        self.message.setWordWrap(True)
        self.numbers = BigNumbers(self)
        self.counts, self.causes = CountsChart(self), CausesPanel(self)
        self.trend, self.latency = TrendPanel(self), LatencyChart(self)
        self.nothing = QLabel(self.tr("No part was inspected in this time."), self)
        self.nothing.setObjectName("summary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self.figures: Figures | None = None
        self.bar.changed.connect(self.look)
        self._arrange()

    def look(self) -> None:
        """Ask for the figures of what is chosen now."""
        wanted = self.bar.wanted()
        self.message.setText(self.tr("Counting ..."))
        self._thread.submit("names", self._names, self._offer, self._fail)
        self._thread.submit("figures", lambda: self._source.figures(wanted), self._show, self._fail)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show of the time."""
        return self._pages.currentWidget() is self.nothing

    def shut_down(self) -> None:
        """Waits for what is being read or written."""
        self._clock.stop()
        self._thread.shut_down()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._clock.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._clock.stop()

    def _look_again(self) -> None:
        """What has ended does not change."""
        if self.bar.choice in (Choice.SHIFT, Choice.TODAY, Choice.WEEK):
            self.look()

    def _names(self) -> Names:
        return self._source.lines(), self._source.recipes()

    def _offer(self, names: Names) -> None:
        self.bar.offer(*names)

    def _show(self, figures: Figures) -> None:
        self.figures = figures
        self.message.setText(_span_text(figures))
        self.numbers.show_figures(figures)
        self._pages.setCurrentIndex(0 if figures.tally.total else 1)
        for panel in (self.counts, self.causes, self.latency):
            panel.show_figures(figures)
        self.trend.show_trends(figures.trends)

    def _fail(self, error: GoodpartError) -> None:
        self.message.setText(translated(str(error)))

    def _allowed(self, go_on: Callable[[], object]) -> None:
        if self._gate is None:
            go_on()
        else:
            self._gate.ask(Permission.EXPORT, go_on, self.window())

    def _ask_where(self, suffix: str) -> None:
        wanted = self.bar.wanted()
        assert wanted.since is not None
        name = f"report_{wanted.since:%Y-%m-%d_%H%M}{suffix}"
        path = self._ask_file(self, self.tr("Save the report"), self._folder / name)
        if path is not None:
            # Whoever was allowed may have been logged out while the dialog was open.
            self._allowed(lambda: self._write(wanted, path))

    def _write(self, wanted: PartFilter, path: Path) -> None:
        language = "de" if QLocale().language() == QLocale.Language.German else "en"
        self.message.setText(self.tr("The report is being written ..."))
        by, audit = "", NOT_RECORDED
        if self._gate is not None:
            by, audit = self._gate.who(), self._gate.audit

        def write() -> None:
            with recorded_export(
                audit, by, Action.RESULTS_EXPORTED, path, subject="report", reason=str(wanted)
            ):
                self._source.write_report(wanted, path, language)

        self._thread.submit(
            "report",
            write,
            lambda done: self.message.setText(self.tr("The report is in {0}.").format(path)),
            self._fail,
            writes=True,
        )

    def _button(self, text: str, suffix: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.clicked.connect(lambda checked: self._allowed(lambda: self._ask_where(suffix)))
        if self._gate is not None:
            self._gate.mark(button, Permission.EXPORT)
        self.bar.add(button)
        return button

    def _arrange(self) -> None:
        charts = QWidget(self)
        grid = QGridLayout(charts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for place, panel in enumerate((self.counts, self.causes, self.trend, self.latency)):
            grid.addWidget(panel, place // 2, place % 2)
        for place in (0, 1):
            grid.setRowStretch(place, 1)
            grid.setColumnStretch(place, 1)
        self._pages.addWidget(charts)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self.bar.add(self.message, below=True)
        column.addWidget(self.bar)
        column.addWidget(self.numbers)
        column.addWidget(self._pages, 1)


def _span_text(figures: Figures) -> str:
    since, until = figures.since.astimezone(), figures.until.astimezone()
    return f"{moment_text(since)} – {moment_text(until)}"
