"""What a chart shows is where its numbers put it, and every word of it is well-formed XML."""

from xml.etree import ElementTree

import pytest

from core.benchmark.chart import render_chart
from core.benchmark.panels import Bar, Curve, bar_panel, curve_panel

SVG = "{http://www.w3.org/2000/svg}"


def test_bars_are_as_long_as_their_values_and_marks_stand_on_the_same_scale() -> None:
    panel = bar_panel("Title", "note", [Bar("a", 4.0, "4", mark=2.0), Bar("b", 2.0, "2")])
    long, short = panel.boxes
    assert long.width == pytest.approx(2 * short.width)
    mark = float(panel.lines[-1].points.split(",")[0])
    assert mark == pytest.approx(short.x + short.width, abs=0.1)


def test_a_curve_of_slope_one_is_a_straight_line() -> None:
    curve = Curve("c", ((1, 10.0), (2, 20.0), (4, 40.0)))
    panel = curve_panel("Title", "x", "y", [curve])
    points = next(line.points for line in panel.lines if len(line.points.split()) == 3)
    (x1, y1), (x2, y2), (x3, y3) = (tuple(map(float, point.split(","))) for point in points.split())
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.2)
    assert y1 - y2 == pytest.approx(y2 - y3, abs=0.2)
    assert y3 < y1, "more is higher"


def test_a_million_is_written_out() -> None:
    panel = curve_panel("Title", "x", "y", [Curve("c", ((1000, 0.5), (1_000_000, 2.0)))])
    words = {text.words for text in panel.texts}
    assert {"1,000", "1,000,000", "0.5"} <= words


def test_equal_values_have_an_axis_too() -> None:
    panel = curve_panel("Title", "x", "y", [Curve("c", ((5, 3.0),))])
    assert all("nan" not in line.points for line in panel.lines)


def test_names_of_curves_that_end_together_do_not_cover_each_other() -> None:
    curves = [Curve(name, ((1, 1.0), (2, 2.0))) for name in ("first", "second", "third")]
    panel = curve_panel("Title", "x", "y", curves)
    heights = sorted(text.y for text in panel.texts if text.words in ("first", "second", "third"))
    assert heights[1] - heights[0] >= 18
    assert heights[2] - heights[1] >= 18


def test_the_file_is_well_formed_whatever_the_words() -> None:
    text = render_chart([bar_panel("<a> & b", "", [Bar('"x"', 1.0, "1 < 2")])])
    root = ElementTree.fromstring(text)
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert "<a> & b" in words
    assert "1 < 2" in words
    assert float(root.attrib["height"]) > 0
