"""Type and tables of a printed report."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table, TableStyle

from app.reports.colours import ALARM, INK, LINE, QUIET
from app.reports.fonts import BOLD, PLAIN
from app.reports.words import Words
from app.store.figures import LOST, Latency, Period, Tally
from core.types import Verdict

TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=20, leading=25, textColor=INK)
HEAD = ParagraphStyle(
    "head",
    fontName=BOLD,
    fontSize=12,
    leading=15,
    textColor=INK,
    spaceBefore=10,
    spaceAfter=4,
    keepWithNext=1,
)
TEXT = ParagraphStyle("text", fontName=PLAIN, fontSize=9, leading=12, textColor=INK)
CELL = ParagraphStyle("cell", parent=TEXT, fontSize=8.5, leading=10.5)
COLUMN = ParagraphStyle(
    "column", fontName=BOLD, fontSize=7.5, leading=9, textColor=QUIET, alignment=TA_RIGHT
)
QUIET_TEXT = ParagraphStyle("quiet", parent=TEXT, fontSize=8, leading=10.5, textColor=QUIET)
WARNING = ParagraphStyle("warning", parent=TEXT, textColor=ALARM)
BIG = ParagraphStyle("big", fontName=BOLD, fontSize=15, leading=19, textColor=INK)


LATENCY_MM = 23
SECOND_MS = 1000


def tally_table(
    rows: Sequence[tuple[str, Period]], words: Words, width: float, named: str = "Time"
) -> Table:
    """A row per name; the latency where any has one, in a column that holds two numbers."""
    latency = any(period.latency is not None for _, period in rows)
    head = [
        words(named),
        words("Inspected"),
        *(words.verdict(v) for v in (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)),
        words.verdict(Verdict.CANNOT_JUDGE),
        words("Missed, late, error"),
        words("Yield"),
        *([words("Latency (99 %)")] if latency else []),
    ]
    body = [
        [
            name,
            *_tally_cells(period.tally, words),
            *([latency_text(period.latency, words)] if latency else []),
        ]
        for name, period in rows
    ]
    first = (42 if any(len(name) > 15 for name, _ in rows) else 26) * mm
    last = LATENCY_MM * mm if latency else 0.0
    counts = len(head) - 1 - latency
    sizes = [first, *[(width - first - last) / counts] * counts, *([last] if latency else [])]
    heads = [
        head[0],
        *(Paragraph(escape(name.replace(" %", "\u00a0%")), COLUMN) for name in head[1:]),
    ]
    return Table([heads, *body], sizes, repeatRows=1, style=lined())


def _tally_cells(tally: Tally, words: Words) -> list[str]:
    counts = (
        tally.total,
        tally.of(Verdict.OK),
        tally.of(Verdict.NG),
        tally.of(Verdict.UNCERTAIN),
        tally.of(Verdict.CANNOT_JUDGE),
        tally.of(*LOST),
    )
    return [*(words.number(n) for n in counts), words.percent(tally.yield_rate)]


def latency_text(latency: Latency | None, words: Words) -> str:
    """Median, and in brackets the 99th percentile; in seconds from one second on."""
    if latency is None:
        return "–"
    if latency.p99_ms >= SECOND_MS:
        both = (latency.median_ms / SECOND_MS, latency.p99_ms / SECOND_MS)
        median, slow = (words.number(seconds, 2) for seconds in both)
        return f"{median} ({slow}) s"
    return f"{words.number(latency.median_ms)} ({words.number(latency.p99_ms)}) ms"


def plain() -> TableStyle:
    """Only places things beside each other."""
    return TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )


def lined(text_columns: int = 1) -> TableStyle:
    """A head, lines between rows, numbers on the right after ``text_columns``."""
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, 0), BOLD, 7.5),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("FONT", (0, 1), (-1, -1), PLAIN, 8.5),
            ("TEXTCOLOR", (0, 0), (-1, 0), QUIET),
            ("TEXTCOLOR", (0, 1), (-1, -1), INK),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
            ("ALIGN", (text_columns, 0), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
    )
