"""The evaluation as one HTML file without any link outward, and as JSON."""

from __future__ import annotations

import base64
import contextlib
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from numpy.typing import NDArray

from core.errors import DataError, writing_remedy
from core.evaluation.charts import histogram, roc_chart
from core.evaluation.results import EvaluationReport, KindResult
from core.types import RateInterval

TEMPLATE = "report.html.jinja2"
JPEG_QUALITY = 88
NO_FIGURE = "–"


def to_json(report: EvaluationReport) -> dict[str, Any]:
    """Plain values. None where a figure is undefined: no masks, no defects, no good images."""
    confusion, pixels = report.confusion, report.pixels
    return {
        "image_auroc": report.image_auroc,
        "image_ap": report.image_ap,
        "aupro_30": pixels.aupro_30,
        "aupro_05": pixels.aupro_05,
        "pixel_auroc": pixels.pixel_auroc,
        "threshold": report.image_threshold.value,
        "false_rejects": confusion.false_rejects,
        "misses": confusion.missed,
        "latency_ms_median": report.latency_ms_median,
        "f1": confusion.f1,
        "seg_f1": pixels.seg_f1,
        "spro_05": pixels.spro_05,
        "n_good": len(report.good),
        "n_bad": len(report.bad),
        "per_kind": [_kind_json(kind) for kind in report.kinds],
    }


def render_report(report: EvaluationReport, title: str, facts: Mapping[str, str]) -> str:
    """The page. ``facts`` about model, data and machine are listed as they come."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        figure=_figure, percent=_percent, interval=_interval, picture_uri=_picture_uri
    )
    roc = None if report.roc is None else roc_chart(report.roc, report.confusion)
    return environment.get_template(TEMPLATE).render(
        report=report,
        title=title,
        facts=facts,
        histogram=histogram(report.good, report.bad, report.image_threshold.value),
        roc=roc,
        unjudged=sum(not math.isfinite(image.score) for image in report.images),
    )


def write_report(
    path: Path, report: EvaluationReport, title: str, facts: Mapping[str, str]
) -> Path:
    """Write the page so that ``path`` is either whole or unchanged. Raises DataError."""
    page = render_report(report, title, facts)
    temporary = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(page, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise DataError(
            f"The report {path} could not be written: {error.strerror}.",
            "The figures are not affected.",
            writing_remedy(error),
        ) from error
    return path


def _kind_json(kind: KindResult) -> dict[str, Any]:
    return {
        "kind": kind.kind,
        "images": kind.images,
        "caught": kind.caught,
        "missed": kind.missed,
        "median_score": kind.median_score if math.isfinite(kind.median_score) else None,
        "image_auroc": kind.image_auroc,
        "aupro_30": kind.aupro_30,
    }


def _figure(value: float | None, digits: int = 3) -> str:
    return f"{value:.{digits}f}" if value is not None and math.isfinite(value) else NO_FIGURE


def _percent(rate: float) -> str:
    """Two figures are all that such a rate is worth."""
    return f"{float(f'{rate * 100:.2g}'):g} %"


def _interval(rate: RateInterval) -> str:
    return f"{_percent(rate.low).removesuffix(' %')}–{_percent(rate.high)}"


def _picture_uri(image: NDArray[np.uint8]) -> str:
    done, encoded = cv2.imencode(
        ".jpg", image[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]
    )
    if not done:
        raise RuntimeError("a thumbnail could not be encoded")
    return "data:image/jpeg;base64," + base64.b64encode(encoded.tobytes()).decode("ascii")
