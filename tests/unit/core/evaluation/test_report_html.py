from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.data.layouts import Sample
from core.errors import DataError
from core.evaluation.evaluate import evaluate_predictions
from core.evaluation.report_html import render_report, to_json, write_report
from core.evaluation.results import EvaluationReport
from core.types import RateInterval, Threshold
from tests.helpers.fake_inspector import FAKE_THRESHOLD, BrightnessInspector

THRESHOLD = Threshold(FAKE_THRESHOLD, 120, RateInterval(0.0041, 0.001, 0.0194), 0.01)
WARNED = dataclasses.replace(THRESHOLD, warning="Only a <few> images.")
VOID = frozenset({"meta", "img", "line", "rect", "circle", "path", "link"})


class Outline(HTMLParser):
    """Which elements were left open, and what the page fetches."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.images += tag == "img"
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def evaluated(samples: tuple[Sample, ...], threshold: Threshold = THRESHOLD) -> EvaluationReport:
    return evaluate_predictions(samples, BrightnessInspector(), threshold, threshold)


def outline(page: str) -> Outline:
    result = Outline()
    result.feed(page)
    return result


def test_the_page_is_whole_and_fetches_nothing(samples: tuple[Sample, ...]) -> None:
    page = render_report(evaluated(samples), "Screws", {"Method": "efficientad-s"})
    found = outline(page)
    assert found.open == []
    assert found.images == 16  # four good and four bad images, each with its heat map
    assert all(source.startswith("data:image/jpeg;base64,") for source in found.fetched)
    assert not re.search(r"https?://|@import|url\(", page)


def test_the_page_states_counts_and_uncertainty(samples: tuple[Sample, ...]) -> None:
    page = " ".join(render_report(evaluated(samples), "Screws", {"Method": "x-1"}).split())
    assert "3<small> of 4</small>" in page
    assert "Expected false rejects 0.41 % (0.1–1.9 %, 95 % confidence), from 120 good parts" in page
    assert "<dt>Method</dt><dd>x-1</dd>" in page
    assert "Worst misses" in page
    assert 'class="notice"' not in page


def test_words_from_outside_are_escaped(samples: tuple[Sample, ...]) -> None:
    page = render_report(evaluated(samples, WARNED), "<script>x</script>", {"<b>": "<i>&"})
    assert "<script>" not in page
    assert "Only a &lt;few&gt; images." in page
    assert "<dt>&lt;b&gt;</dt><dd>&lt;i&gt;&amp;</dd>" in page


def test_good_images_alone_make_a_page(samples: tuple[Sample, ...]) -> None:
    page = render_report(evaluated(samples[:4]), "Good", {})
    assert outline(page).open == []
    assert "A curve needs both good and bad images." in page
    assert "By kind of defect" not in page


def test_bad_images_alone_make_a_page(samples: tuple[Sample, ...]) -> None:
    assert outline(render_report(evaluated(samples[4:]), "Bad", {})).open == []


def test_writing_leaves_one_file(samples: tuple[Sample, ...], tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.html"
    write_report(target, evaluated(samples), "Screws", {})
    assert [p.name for p in target.parent.iterdir()] == ["report.html"]
    assert target.read_text(encoding="utf-8").endswith("</html>")


def test_a_place_that_cannot_be_written_is_named(
    samples: tuple[Sample, ...], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match=r"report\.html"):
        write_report(tmp_path / "file" / "report.html", evaluated(samples), "Screws", {})


def test_json_has_the_promised_keys_and_is_json(samples: tuple[Sample, ...]) -> None:
    values = json.loads(json.dumps(to_json(evaluated(samples)), allow_nan=False))
    promised = {
        "image_auroc", "image_ap", "aupro_30", "aupro_05", "pixel_auroc", "threshold",
        "false_rejects", "misses", "latency_ms_median",
    }  # fmt: skip
    assert promised <= values.keys()
    assert (values["n_good"], values["n_bad"], values["misses"]) == (4, 4, 1)
    assert [kind["kind"] for kind in values["per_kind"]] == ["scratch", "stain"]


def test_json_says_null_where_a_figure_is_undefined(samples: tuple[Sample, ...]) -> None:
    values = to_json(evaluated(samples[:4]))
    assert values["image_auroc"] is None
    assert values["aupro_30"] is None
    assert values["false_rejects"] == 1
