"""A camera's settings in the order in which they work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from camera.types import FeatureValue

Setting = tuple[str, FeatureValue]
Settings = Mapping[str, FeatureValue] | Sequence[Setting]
"""A sequence where a name comes more than once, as after each of two LineSelectors."""

_SELECTOR = "Selector"
_SIDES = (("OffsetX", "Width"), ("OffsetY", "Height"))


def region_settings(*, x: int, y: int, width: int, height: int) -> dict[str, FeatureValue]:
    """Settings for a region in pixels of the sensor."""
    return {"Width": width, "Height": height, "OffsetX": x, "OffsetY": y}


def in_steps(settings: Settings) -> tuple[Setting, ...]:
    """``settings`` in their order, with offsets at 0 before a size changes.

    The region must lie on the sensor after every single step, so a size can grow only then.
    """
    pairs = as_pairs(settings)
    names = {name for name, _ in pairs}
    return tuple((offset, 0) for offset, size in _SIDES if {offset, size} <= names) + pairs


def as_pairs(settings: Settings) -> tuple[Setting, ...]:
    """Names and values in their order."""
    return tuple(settings.items()) if isinstance(settings, Mapping) else tuple(settings)


class RememberedSettings:
    """What was set, so that a camera that lost its power becomes as it was.

    A value belongs to the selectors of its moment (SFNC: LineMode is that of the LineSelector): the
    same name under another selector is another value.
    """

    def __init__(self, settings: Settings = ()) -> None:
        self._selectors: dict[str, FeatureValue] = {}
        self._values: dict[tuple[str, tuple[Setting, ...]], FeatureValue] = {}
        for name, value in as_pairs(settings):
            self.note(name, value)

    def note(self, name: str, value: FeatureValue) -> None:
        """It was set. The order of the last writes is the one that worked."""
        if name.endswith(_SELECTOR):
            self._selectors[name] = value
            return
        key = (name, tuple(sorted(self._selectors.items())))
        self._values.pop(key, None)
        self._values[key] = value

    def forget_all_but(self, name: str) -> None:
        """The camera loaded a preset: only the selector ``name`` still says something."""
        self._values.clear()
        self._selectors = {n: value for n, value in self._selectors.items() if n == name}

    def all(self) -> tuple[Setting, ...]:
        """To be written one after the other; the selectors end as they stand now."""
        written: list[Setting] = []
        standing: dict[str, FeatureValue] = {}
        for (name, selectors), value in self._values.items():
            written += _changes(standing, selectors)
            written.append((name, value))
        return (*written, *_changes(standing, tuple(self._selectors.items())))


def _changes(standing: dict[str, FeatureValue], wanted: Sequence[Setting]) -> list[Setting]:
    """What must be written for ``wanted`` to stand; ``standing`` then holds it."""
    changes = [(name, value) for name, value in wanted if standing.get(name) != value]
    standing.update(changes)
    return changes
