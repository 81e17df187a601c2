"""The two kinds of panel: bars with a mark each, and curves over logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.benchmark.chart import WIDTH, Box, Line, Panel, Text

LABELS, RIGHT = 190.0, 170.0
"""Left and right of the bars."""
ROW, BAR = 26.0, 17.0
HEAD = 30.0
PLOT_HEIGHT, PLOT_LEFT, PLOT_RIGHT = 220.0, 78.0, 190.0
COLOURS = ("#0b5fa5", "#c2570c", "#3f7d20", "#7a3e9d", "#8a6d00", "#b0004e", "#00788a")
GREY, FAINT, WHITE, MARK = "#8c8c8c", "#dddddd", "#ffffff", "#c00000"
_NICE = (1, 2, 5)
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """``mark``: where a line across it stands. ``is_reference`` ones are grey."""

    label: str
    value: float
    words: str
    mark: float | None = None
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """Positive values over positive numbers, by x."""

    name: str
    points: tuple[tuple[float, float], ...]


def bar_panel(title: str, note: str, bars: Sequence[Bar]) -> Panel:
    """Bars from the same zero, their words behind them."""
    room = WIDTH - LABELS - RIGHT
    most = max([bar.value for bar in bars] + [bar.mark or 0.0 for bar in bars])
    boxes, lines = [], []
    texts = [Text(8, 14, title, bold=True)]
    for row, bar in enumerate(bars):
        y = HEAD + row * ROW
        length = bar.value / most * room
        boxes.append(Box(LABELS, y, length, BAR, GREY if bar.is_reference else COLOURS[0]))
        texts.append(Text(LABELS - 8, y + BAR - 4, bar.label, "end"))
        end = length
        if bar.mark is not None:
            x = LABELS + bar.mark / most * room
            across = [(x, y - 4), (x, y + BAR + 4)]
            lines += [_line(across, WHITE, 6), _line(across, MARK, 3)]
            end = max(length, bar.mark / most * room)
        texts.append(Text(LABELS + end + 8, y + BAR - 4, bar.words))
    bottom = HEAD + len(bars) * ROW
    texts.append(Text(LABELS, bottom + 14, note))
    return Panel(bottom + 18, tuple(boxes), tuple(lines), tuple(texts))


def curve_panel(title: str, x_words: str, y_words: str, curves: Sequence[Curve]) -> Panel:
    """Both axes logarithmic: what doubles with its cause is a line at 45 degrees of slope 1."""
    points = [point for curve in curves for point in curve.points]
    across = _Axis.around([x for x, _ in points], PLOT_LEFT, WIDTH - PLOT_RIGHT)
    up = _Axis.around([y for _, y in points], HEAD + PLOT_HEIGHT, HEAD + 16)
    lines, texts = [], [Text(8, 14, title, bold=True), Text(8, HEAD + 6, y_words)]
    for tick in up.ticks():
        y = up.place(tick)
        lines.append(_line([(across.first, y), (across.last, y)], FAINT))
        texts.append(Text(across.first - 8, y + 4, f"{tick:,.12g}", "end"))
    bottom = HEAD + PLOT_HEIGHT
    for tick in sorted({x for x, _ in points}):
        x = across.place(tick)
        lines.append(_line([(x, bottom), (x, bottom + 5)], GREY))
        texts.append(Text(x, bottom + 20, f"{tick:,.12g}", "middle"))
    boxes: list[Box] = []
    for number, curve in enumerate(curves):
        colour = COLOURS[number % len(COLOURS)]
        places = [(across.place(x), up.place(y)) for x, y in curve.points]
        lines.append(_line(places, colour, 2.5, dashed=number % 2 == 1))
        boxes += [Box(x - 3.5, y - 3.5, 7, 7, colour) for x, y in places]
    labelled, keys = _names(curves, up, across.last + 14)
    boxes += keys
    texts += [*labelled, Text((across.first + across.last) / 2, bottom + 40, x_words, "middle")]
    return Panel(bottom + 46, tuple(boxes), tuple(lines), tuple(texts))


def _names(curves: Sequence[Curve], up: _Axis, x: float) -> tuple[list[Text], list[Box]]:
    """Beside the curves' ends, moved apart where they would cover one another."""
    ends = sorted((up.place(curve.points[-1][1]), number) for number, curve in enumerate(curves))
    texts, keys, lowest = [], [], -math.inf
    for place, number in ends:
        y = lowest = max(place, lowest + 18)
        keys.append(Box(x, y - 5, 10, 10, COLOURS[number % len(COLOURS)]))
        texts.append(Text(x + 16, y + 4, curves[number].name))
    return texts, keys


def _line(
    places: Sequence[tuple[float, float]], colour: str, width: float = 1.0, *, dashed: bool = False
) -> Line:
    return Line(" ".join(f"{x:.1f},{y:.1f}" for x, y in places), colour, width, dashed)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Logarithmic, from ``low`` at ``first`` to ``high`` at ``last``."""

    low: float
    high: float
    first: float
    last: float

    @classmethod
    def around(cls, values: Sequence[float], first: float, last: float) -> _Axis:
        """A little beyond the values on both sides."""
        low, high = min(values), max(values)
        room = max((high / low) ** 0.06, 1.06)
        return cls(low / room, high * room, first, last)

    def place(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.first + share * (self.last - self.first)

    def ticks(self) -> list[float]:
        """Round numbers, the fewer of a power of ten the more powers there are."""
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for digits in (_NICE, _NICE[:1]):
            found = [d * 10.0**p for p in powers for d in digits]
            found = [tick for tick in found if self.low <= tick <= self.high]
            if len(found) <= _MOST_TICKS:
                break
        return found
