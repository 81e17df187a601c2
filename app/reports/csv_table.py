"""A report as one table that a spreadsheet or a program reads: a value per row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.files import write_text
from app.reports.contents import Report
from app.store.exports import Cell, harmless
from app.store.figures import Period, Tally, cell_name
from core.types import Verdict

COLUMNS = ("section", "since_utc", "until_utc", "subject", "name", "value")
Row = tuple[str, str, str, str, str, Cell]


def write_csv(report: Report, path: Path) -> None:
    """In English, with points as decimal marks, so that programs read it. Raises DataError."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow(COLUMNS)
    for row in rows(report):
        writer.writerow([harmless(cell) for cell in row])
    # Excel takes UTF-8 for what it is only behind this mark.
    write_text(path, "\ufeff" + content.getvalue())


def rows(report: Report) -> Iterator[Row]:
    """Sections in the order of the printed report."""
    figures = report.figures
    span = _utc(figures.since), _utc(figures.until)
    named = {
        "station": report.station,
        "line": report.line,
        "recipe": report.recipe,
        "made": _utc(report.made_at),
        "complete": "yes" if report.is_whole else "no",
    }
    for name, text in named.items():
        yield "report", *span, "", name, text
    whole = Period(figures.since, figures.until, figures.tally, figures.latency)
    yield from _period("total", whole)
    sections = {"hour": figures.hours, "shift": figures.shifts, "day": figures.days}
    for section, periods in sections.items():
        for period in periods:
            yield from _period(section, period)
    for section, tallies in (("line", figures.by_line), ("recipe", figures.by_recipe)):
        for subject, tally in tallies.items():
            for name, value in _counts(tally):
                yield section, *span, subject, name, value
    yield from _causes(report, span)
    yield from _trends(report)
    yield from _parts_and_alarms(report)


def _period(section: str, period: Period) -> Iterator[Row]:
    span = _utc(period.since), _utc(period.until)
    for name, value in _counts(period.tally):
        yield section, *span, "", name, value
    if period.latency is not None:
        yield section, *span, "", "latency_median_ms", period.latency.median_ms
        yield section, *span, "", "latency_p99_ms", period.latency.p99_ms


def _counts(tally: Tally) -> Iterator[tuple[str, Cell]]:
    yield "inspected", tally.total
    for verdict in Verdict:
        yield str(verdict), tally.of(verdict)
    yield "yield", tally.yield_rate


def _causes(report: Report, span: tuple[str, str]) -> Iterator[Row]:
    figures = report.figures
    for kind, number in figures.kinds.items():
        yield "rejected by kind", *span, "", str(kind), number
    for cell, number in figures.places.ranked():
        yield "rejected by place", *span, "", cell_name(cell), number
    if figures.places.without:
        yield "rejected by place", *span, "", "without", figures.places.without
    for reason in figures.reasons:
        yield "not judged", *span, str(reason.verdict), reason.text, reason.number


def _trends(report: Report) -> Iterator[Row]:
    for trend in report.figures.trends:
        section, stream = f"trend of {trend.measure}", trend.stream
        subject = " / ".join((stream.line, stream.recipe, stream.model))
        if trend.limits is not None:
            limits = trend.limits
            for name in ("lower", "centre", "upper"):
                yield section, "", "", subject, f"limit_{name}", getattr(limits, name)
        for point in trend.points:
            begin = _utc(point.since)
            yield section, begin, "", subject, "mean", point.value
            for rule in point.broken if point.in_period else ():
                yield section, begin, "", subject, "broken_rule", int(rule)


def _parts_and_alarms(report: Report) -> Iterator[Row]:
    for worst in report.worst:
        part = worst.part
        name = part.serial or str(part.trigger)
        yield "highest scores", _utc(part.decided_at), "", part.line, name, part.score
    for alarm in report.alarms:
        yield "alarm", _utc(alarm.at), "", alarm.line, alarm.text, alarm.count


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "seconds")
