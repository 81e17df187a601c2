"""Panels of bars or lines, one below the other, as one SVG file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATE = "chart.svg.jinja2"
WIDTH = 820.0
GAP = 28.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """``points`` as SVG wants them."""

    points: str
    colour: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """``anchor``: start, middle or end."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """What is drawn within ``height``, from y 0 on."""

    height: float
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()


def render_chart(panels: Sequence[Panel]) -> str:
    """The SVG file's text, which needs no other file."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    placed: list[Mapping[str, object]] = []
    top = GAP
    for panel in panels:
        placed.append(
            {"top": top, "boxes": panel.boxes, "lines": panel.lines, "texts": panel.texts}
        )
        top += panel.height + GAP
    return environment.get_template(TEMPLATE).render(width=WIDTH, height=top, panels=placed)
