"""Two chapters of a printed report: causes and trends."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from app.reports.charts import pareto_chart, places_chart, trend_chart
from app.reports.contents import Report
from app.reports.explanations import places_sentence, trend_name, trend_sentence
from app.reports.tables import CELL, HEAD, QUIET_TEXT, TEXT, WARNING, lined, plain
from app.reports.words import Words
from app.store.figures import Kind, Trend, cell_name
from core.types import Verdict

MOST_TRENDS = 6
EXPLANATION = (
    "A point is the mean of an hour's OK parts. The dashed lines are control limits from the hours "
    "on pale ground, or from the first hours. A red triangle breaks a rule: look for the cause "
    "(lamp, lens, focus, material) before good parts are rejected."
)
KINDS = {
    Kind.SURFACE: "Surface",
    Kind.LAYOUT: "Layout or missing part",
    Kind.BOTH: "Model with one map",
    Kind.NO_SCORE: "Without a score",
}


def causes(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    """Where, by which map, and why."""
    figures = report.figures
    if figures.tally.of(Verdict.NG):
        half = width / 2 - 4 * mm
        places = [(cell_name(cell), number) for cell, number in figures.places.ranked()]
        kinds = [[words(KINDS[kind]), words.number(n)] for kind, n in figures.kinds.items()]
        charts = Table(
            [[
                places_chart(figures.places, half, half * 0.72),
                pareto_chart(places, words, half, half * 0.72),
            ]],
            [width / 2, width / 2],
            style=plain(),
        )  # fmt: skip
        yield KeepTogether([
            Paragraph(words("Where and why parts were rejected"), HEAD),
            charts,
            Paragraph(escape(places_sentence(figures.places, words)), QUIET_TEXT),
            Spacer(1, 5),
            Table([[words("Which map found them"), words("Parts")], *kinds],
                  [60 * mm, 24 * mm], hAlign="LEFT", style=lined()),
        ])  # fmt: skip
    if figures.reasons:
        rows = [
            [
                words.verdict(reason.verdict),
                Paragraph(escape(words.sentence(reason.text)), CELL),
                words.number(reason.number),
            ]
            for reason in figures.reasons[:10]
        ]
        head = [words("Verdict"), words("Reason"), words("Parts")]
        style = lined(text_columns=2)
        yield Paragraph(words("Why parts were not judged"), HEAD)
        yield Table([head, *rows], [28 * mm, width - 48 * mm, 20 * mm], repeatRows=1, style=style)


def trends(report: Report, words: Words, width: float) -> Iterator[Flowable]:
    """The control charts."""
    if not report.figures.trends:
        return
    yield CondPageBreak(90 * mm)
    yield Paragraph(words("Trend of the good parts"), HEAD)
    yield Paragraph(words(EXPLANATION), QUIET_TEXT)
    for trend in report.figures.trends[:MOST_TRENDS]:
        yield KeepTogether(_trend(trend, words, width))


def _trend(trend: Trend, words: Words, width: float) -> list[Flowable]:
    return [
        Spacer(1, 7),
        Paragraph(f"<b>{escape(trend_name(trend, words))}</b>", TEXT),
        trend_chart(trend, words, width, 42 * mm),
        Paragraph(escape(trend_sentence(trend, words)), WARNING if trend.broken else QUIET_TEXT),
    ]
