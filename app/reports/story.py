"""The parts of a printed report, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from app.reports.chapters import causes, trends
from app.reports.charts import counts_chart, legend
from app.reports.colours import INK, PALE
from app.reports.contents import Report
from app.reports.gallery import gallery
from app.reports.tables import (
    BIG,
    CELL,
    HEAD,
    QUIET_TEXT,
    TEXT,
    TITLE,
    WARNING,
    latency_text,
    lined,
    plain,
    tally_table,
)
from app.reports.words import Words
from app.store.figures import LOST, Period
from core.types import Verdict

SEVERITIES = {"notice": "Notice", "warning": "Warning", "alarm": "Alarm"}


def story(report: Report, words: Words, width: float) -> list[Flowable]:
    """For a page that is ``width`` points wide."""
    return [
        *_head(report, words, width),
        *_numbers(report, words, width),
        *_periods(report, words, width),
        *_compared(report, words, width),
        *causes(report, words, width),
        *trends(report, words, width),
        *_worst(report, words, width),
        *_alarms(report, words, width),
    ]


def title(report: Report, words: Words) -> str:
    return words("Shift report") if report.is_shift else words("Production report")


def _head(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    figures = report.figures
    yield Paragraph(escape(title(report, words)), TITLE)
    yield HRFlowable(width="100%", color=INK, thickness=1.2, spaceBefore=2, spaceAfter=5)
    facts = [
        (
            words("Station"),
            report.station,
            words("Period"),
            words.span(figures.since, figures.until),
        ),
        (
            words("Line"),
            report.line or words("all"),
            words("Product"),
            report.recipe or ", ".join(figures.by_recipe) or words("all"),
        ),
    ]
    rows = [
        [Paragraph(escape(text), CELL if n % 2 else QUIET_TEXT) for n, text in enumerate(row)]
        for row in facts
    ]
    yield Table(rows, [20 * mm, width / 2 - 30 * mm, 20 * mm, width / 2 - 10 * mm], style=plain())
    if not report.is_whole:
        told = words(
            "Parts may be missing: not all were in the database yet when this report was made."
        )
        yield Paragraph(escape(told), WARNING)
    yield Spacer(1, 6)


def _numbers(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    """Yield and counts, large."""
    tally = report.figures.tally
    pairs = [
        (words("Yield"), words.percent(tally.yield_rate, 2)),
        (words("Inspected"), words.number(tally.total)),
        (words.verdict(Verdict.OK), words.number(tally.of(Verdict.OK))),
        (words.verdict(Verdict.NG), words.number(tally.of(Verdict.NG))),
        (words.verdict(Verdict.UNCERTAIN), words.number(tally.of(Verdict.UNCERTAIN))),
        (words.verdict(Verdict.CANNOT_JUDGE), words.number(tally.of(Verdict.CANNOT_JUDGE))),
        (words("Missed, late, error"), words.number(tally.of(*LOST))),
        (words("Latency (99 %)"), latency_text(report.figures.latency, words)),
    ]
    cells = [[Paragraph(escape(n), QUIET_TEXT), Paragraph(escape(v), BIG)] for n, v in pairs]
    style = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), PALE),
            ("INNERGRID", (0, 0), (-1, -1), 2, "#ffffff"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ]
    )
    yield Table([cells[:4], cells[4:]], [width / 4] * 4, style=style)


def _periods(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    yield Paragraph(
        words("Parts per hour") if report.figures.by_hour else words("Parts per shift"), HEAD
    )
    if not report.figures.periods:
        yield Paragraph(words("No part was inspected in this time."), TEXT)
        return
    yield legend(words, width)
    yield counts_chart(
        report.figures.periods, words, width, 46 * mm, by_hour=report.figures.by_hour
    )
    yield Spacer(1, 4)
    yield tally_table(
        [(_name(period, report, words), period) for period in report.figures.periods], words, width
    )


def _name(period: Period, report: Report, words: Words) -> str:
    if report.figures.by_hour:
        return f"{words.time(period.since)} – {words.time(period.until)}"
    return words.span(period.since, period.until)


def _compared(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    """Lines and products beside each other, where there are several."""
    figures = report.figures
    for name, each, tallies in (
        (words("Lines"), "Line", figures.by_line),
        (words("Products"), "Product", figures.by_recipe),
    ):
        if len(tallies) > 1:
            span = figures.since, figures.until
            rows = [(key, Period(*span, tally)) for key, tally in tallies.items()]
            yield KeepTogether([Paragraph(name, HEAD), tally_table(rows, words, width, each)])


def _worst(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    if report.worst:
        head = Paragraph(words("Rejected parts with the highest scores"), HEAD)
        yield KeepTogether([head, gallery(report.worst, words, width, CELL, QUIET_TEXT)])


def _alarms(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    if not report.alarms:
        return
    rows = [
        [
            words.moment(alarm.at),
            Paragraph(escape(alarm.line), CELL),
            words(SEVERITIES.get(alarm.severity, alarm.severity)),
            Paragraph(escape(words.sentence(alarm.text)), CELL),
            words.number(alarm.count),
        ]
        for alarm in report.alarms
    ]
    head = [words(name) for name in ("Time", "Line", "Level", "Alarm", "Times")]
    sizes = [30 * mm, 22 * mm, 20 * mm, width - 86 * mm, 14 * mm]
    yield Paragraph(words("Alarms that were up at the end"), HEAD)
    yield Table([head, *rows], sizes, repeatRows=1, style=lined(text_columns=4))
