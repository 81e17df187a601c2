"""What a chart says, in a sentence."""

from __future__ import annotations

from app.reports.words import Words
from app.store.control_chart import Rule, digits_for
from app.store.figures import Places, Trend

MEASURES = {
    "score": "Score of good parts",
    "brightness": "Brightness of the picture",
    "sharpness": "Sharpness of the picture",
}
RULES = {
    Rule.BEYOND: "beyond the limits (rule 1)",
    Rule.SHIFT: "nine hours on one side of the centre (rule 2)",
    Rule.DRIFT: "six hours that only rise or only fall (rule 3)",
    Rule.WARNING: "two of three hours near a limit (rule 5)",
}
"""In the order in which they matter."""


def trend_name(trend: Trend, words: Words) -> str:
    stream = trend.stream
    names = (stream.line, stream.recipe, stream.model)
    return f"{words(MEASURES[trend.measure])} · {' · '.join(name for name in names if name)}"


def trend_sentence(trend: Trend, words: Words) -> str:
    """What is out of control since when, or why nobody can say."""
    limits = trend.limits
    if limits is None:
        return words("Too few hours for control limits.")
    digits = digits_for(limits.upper - limits.lower)
    ends = words.number(limits.lower, digits), words.number(limits.upper, digits)
    base = words("Limits {0} to {1}, from {2} hours.", *ends, limits.points)
    if not trend.broken:
        return f"{words('In control.')} {base}"
    found = {rule for point in trend.broken for rule in point.broken}
    first = words.moment(trend.broken[0].since)
    told = "; ".join(words(text) for rule, text in RULES.items() if rule in found)
    return f"{words('Not in control since {0}: {1}.', first, told)} {base}"


def places_sentence(places: Places, words: Words) -> str:
    """What the grid is, and what is not on it."""
    text = words(
        "Each rejected part counts where its strongest region lies on the inspected picture "
        "({0} × {1} pixels, as far as regions reach).",
        places.width_px,
        places.height_px,
    )
    if places.without:
        without = words("{0} without a region.", words.number(places.without))
        return f"{text} {without}"
    return text
