"""The drawings of a report, in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color

from app.reports.colours import ACCENT, ALARM, FILLS, GOOD, INK, LINE, PALE, QUIET, WHITE, heat
from app.reports.fonts import BOLD, PLAIN
from app.reports.words import Words
from app.store.control_chart import digits_for
from app.store.figures import LOST, STACK, Period, Places, Trend, cell_name
from core.types import Verdict

SMALL = 7.5
LEFT, BOTTOM, TOP, RIGHT = 36.0, 16.0, 12.0, 4.0


@dataclass(frozen=True, slots=True)
class _Area:
    """Where a chart's values lie; ``low`` and ``high`` are the ends of its vertical axis."""

    width: float
    height: float
    low: float
    high: float

    def y(self, value: float) -> float:
        room = self.height - BOTTOM - TOP
        return BOTTOM + room * (value - self.low) / ((self.high - self.low) or 1)

    def x(self, share: float) -> float:
        return LEFT + (self.width - LEFT - RIGHT) * share


def counts_chart(
    periods: Sequence[Period], words: Words, width: float, height: float, *, by_hour: bool
) -> Drawing:
    """Stacked bars: one per hour or shift."""
    drawing = Drawing(width, height)
    highest = max((period.tally.total for period in periods), default=0)
    area = _Area(width, height, 0, _even(highest))
    _scale(drawing, area, words, digits=0)
    step = 1 / max(1, len(periods))
    every = max(1, -(-len(periods) // (12 if by_hour else 8)))
    for place, period in enumerate(periods):
        left, right = area.x((place + 0.12) * step), area.x((place + 0.88) * step)
        seen = 0
        for verdicts in STACK:
            number = period.tally.of(*verdicts)
            if number:
                bottom, top = area.y(seen), area.y(seen + number)
                # A single reject among hundreds must be seen.
                size = max(top - bottom, 1.2 if verdicts != (Verdict.OK,) else 0)
                drawing.add(_bar(left, bottom, right - left, size, FILLS[verdicts[0]]))
            seen += number
        if place % every == 0:
            label = words.time(period.since)
            if not by_hour:
                label = f"{words.day(period.since)} {label}"
            _text(drawing, (left + right) / 2, 4, label, anchor="middle")
    return drawing


def legend(words: Words, width: float) -> Drawing:
    """What the bars' colours mean."""
    drawing = Drawing(width, 12)
    names = [words.verdict(v[0]) if v != LOST else words("Missed, late, error") for v in STACK]
    place = LEFT
    for verdicts, name in zip(STACK, names, strict=True):
        drawing.add(_bar(place, 2, 8, 8, FILLS[verdicts[0]]))
        _text(drawing, place + 11, 3, name)
        place += 24 + 4.2 * len(name)
    return drawing


def places_chart(places: Places, width: float, height: float) -> Drawing:
    """The grid over the inspected picture: the darker, the more; names and numbers in it."""
    drawing = Drawing(width, height)
    most = max(places.counts.values(), default=1)
    side_x, side_y = width / places.columns, height / places.rows
    for column in range(places.columns):
        for row in range(places.rows):
            number = places.counts.get((column, row), 0)
            left, bottom = column * side_x, height - (row + 1) * side_y
            share = 0.12 + 0.88 * number / most if number else 0.0
            box = _bar(left, bottom, side_x, side_y, heat(share))
            box.strokeColor, box.strokeWidth = LINE, 0.5
            drawing.add(box)
            ink = WHITE if share > 0.55 else INK if number else LINE
            _text(drawing, left + 3, bottom + side_y - 8, cell_name((column, row)), colour=ink)
            if number:
                middle = left + side_x / 2
                _text(
                    drawing, middle, bottom + side_y / 2 - 6, str(number), "middle", ink, bold=True
                )
    return drawing


def pareto_chart(
    rows: Sequence[tuple[str, int]], words: Words, width: float, height: float
) -> Drawing:
    """Bars from the most frequent on, with the share of all that they make up together."""
    drawing = Drawing(width, height)
    total = sum(number for _, number in rows)
    shown = list(rows[:10])
    area = _Area(width, height, 0, _even(max((n for _, n in shown), default=0)))
    _scale(drawing, area, words, digits=0)
    step, seen = 1 / max(1, len(shown)), 0
    for place, (name, number) in enumerate(shown):
        left, right = area.x((place + 0.15) * step), area.x((place + 0.85) * step)
        drawing.add(_bar(left, BOTTOM, right - left, area.y(number) - BOTTOM, ACCENT))
        seen += number
        middle = (left + right) / 2
        _text(drawing, middle, 4, name, "middle", INK)
        share = words.percent(seen / total, 0).replace(" ", "")
        _text(drawing, middle, area.y(number) + 2, share, anchor="middle")
    return drawing


def trend_chart(trend: Trend, words: Words, width: float, height: float) -> Drawing:
    """Hourly means between their control limits; hours before the period are pale."""
    drawing = Drawing(width, height)
    limits, points = trend.limits, trend.shown_points
    values = [point.value for point in points]
    ends = values + ([limits.lower, limits.upper] if limits is not None else [])
    room = 0.08 * (max(ends) - min(ends)) or 0.01 * abs(max(ends)) or 1.0
    area = _Area(width, height, min(ends) - room, max(ends) + room)
    _scale(drawing, area, words, digits=digits_for(area.high - area.low))
    step = 1 / max(1, len(points) - 1)
    places = [(area.x(0.02 + 0.96 * n * step), area.y(v)) for n, v in enumerate(values)]
    first = next(n for n, point in enumerate(points) if point.in_period)
    if first:
        edge = (places[first - 1][0] + places[first][0]) / 2
        drawing.add(_bar(LEFT, BOTTOM, edge - LEFT, height - BOTTOM - TOP, PALE))
    if limits is not None:
        for value in (limits.lower, limits.centre, limits.upper):
            line = Line(LEFT, area.y(value), width - RIGHT, area.y(value), strokeColor=QUIET)
            line.strokeWidth = 0.8
            if value != limits.centre:
                line.strokeDashArray = (4, 2)
            drawing.add(line)
    if len(places) > 1:
        drawing.add(PolyLine([c for p in places for c in p], strokeColor=INK, strokeWidth=0.8))
    is_long = len(points) > 30
    every = max(1, len(points) // (6 if is_long else 10))
    for number, (point, (x, y)) in enumerate(zip(points, places, strict=True)):
        _mark(drawing, x, y, broken=point.in_period and bool(point.broken), pale=number < first)
        if number % every == 0:
            day = f"{words.day(point.since)} " if is_long else ""
            _text(drawing, x, 4, day + words.time(point.since), anchor="middle")
    return drawing


def _even(highest: int) -> int:
    """The end of an axis of counts whose middle is a whole number, too."""
    return max(2, highest + highest % 2)


def _mark(drawing: Drawing, x: float, y: float, *, broken: bool, pale: bool) -> None:
    """A broken rule is a red triangle: shape and colour say the same."""
    if broken:
        corners = [x - 4, y - 3.5, x + 4, y - 3.5, x, y + 4.5]
        drawing.add(Polygon(corners, fillColor=ALARM, strokeColor=ALARM))
    else:
        drawing.add(Circle(x, y, 1.8, fillColor=GOOD if pale else INK, strokeColor=None))


def _scale(drawing: Drawing, area: _Area, words: Words, *, digits: int) -> None:
    """Three values on the left and faint lines from them."""
    for value in (area.low, (area.low + area.high) / 2, area.high):
        y = area.y(value)
        drawing.add(Line(LEFT, y, area.width - RIGHT, y, strokeColor=LINE, strokeWidth=0.4))
        _text(drawing, LEFT - 4, y - 2.5, words.number(value, digits), anchor="end")


def _bar(x: float, y: float, width: float, height: float, colour: Color) -> Rect:
    bar = Rect(x, y, width, height)
    bar.fillColor, bar.strokeColor = colour, None
    return bar


def _text(
    drawing: Drawing,
    x: float,
    y: float,
    text: str,
    anchor: Literal["start", "middle", "end"] = "start",
    colour: Color = QUIET,
    *,
    bold: bool = False,
) -> None:
    font = BOLD if bold else PLAIN
    size = SMALL + 2.5 if bold else SMALL
    drawing.add(
        String(x, y, text, fontName=font, fontSize=size, fillColor=colour, textAnchor=anchor)
    )
