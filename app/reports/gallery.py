"""Pictures of parts side by side, small enough for paper."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import cv2
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Image, Paragraph, Table, TableStyle

from app.reports.contents import WorstPart
from app.reports.words import Words
from app.store.parts import PartRow
from core.data.images import read_image
from core.errors import GoodpartError
from core.evaluation.overlay import display_image

_log = logging.getLogger(__name__)
ACROSS = 3
LONGEST_PX = 700
QUALITY = 85
ASPECT = 0.8


def gallery(
    parts: Sequence[WorstPart],
    words: Words,
    width: float,
    text: ParagraphStyle,
    quiet: ParagraphStyle,
) -> Table:
    """Three across, each with its time and score; a sentence where no picture is kept."""
    side = width / ACROSS - 8
    cells = [
        [
            *_picture(part.picture, words, side, quiet),
            Paragraph(_caption(part, words), text),
        ]
        for part in parts
    ]
    cells += [[]] * (-len(cells) % ACROSS)
    rows = [cells[n : n + ACROSS] for n in range(0, len(cells), ACROSS)]
    style = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return Table(rows, [width / ACROSS] * ACROSS, style=style)


def _picture(path: Path | None, words: Words, side: float, quiet: ParagraphStyle) -> list[Flowable]:
    content = None if path is None else _small(path)
    if content is None:
        return [Paragraph(escape(words("No picture is kept.")), quiet)]
    data, (height, width) = content
    scale = min(side / width, side * ASPECT / height)
    return [Image(data, width * scale, height * scale, hAlign="LEFT")]


def _small(path: Path) -> tuple[io.BytesIO, tuple[int, int]] | None:
    """A JPEG and its (height, width); None where the file is gone: a report does without."""
    try:
        image = display_image(read_image(path))
    except GoodpartError as error:
        _log.warning("no picture in a report: %s", error)
        return None
    scale = min(1.0, LONGEST_PX / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    done, encoded = cv2.imencode(".jpg", small[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    if not done:
        return None
    return io.BytesIO(encoded.tobytes()), (small.shape[0], small.shape[1])


def _caption(part: WorstPart, words: Words) -> str:
    """As reportlab's markup."""
    row = part.part
    named = row.serial or words("part {0}", row.trigger)
    first = f"{words.moment(row.decided_at)} · {named}"
    return f"{escape(first)}<br/>{escape(_score(row, words))}"


def _score(row: PartRow, words: Words) -> str:
    if row.score is None:
        return ""
    if row.threshold is None:
        return words("Score {0}", words.number(row.score, 3))
    return words("Score {0}, limit {1}", words.number(row.score, 3), words.number(row.threshold, 3))
