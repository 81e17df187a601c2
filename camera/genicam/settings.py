"""A camera's settings in the order in which they work."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence

from camera.types import FeatureValue

Setting = tuple[str, FeatureValue]
Settings = Mapping[str, FeatureValue] | Sequence[Setting]
"""A sequence where a name comes more than once, as after each of two LineSelectors."""

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


def with_selectors(steps: Sequence[Setting]) -> Iterator[tuple[Setting, ...]]:
    """Each value behind the selectors that were set before it, the last of each.

    Written in one go it means the same whatever another thread selects between two of them.
    Selectors that no value follows come last, by themselves.
    """
    selectors: dict[str, FeatureValue] = {}
    follows = True
    for name, value in steps:
        follows = not is_selector(name)
        if follows:
            yield (*selectors.items(), (name, value))
        else:
            selectors.pop(name, None)
            selectors[name] = value
    if not follows:
        yield tuple(selectors.items())


def is_selector(name: str) -> bool:
    return name.endswith("Selector")


def as_pairs(settings: Settings) -> tuple[Setting, ...]:
    """Names and values in their order."""
    return tuple(settings.items()) if isinstance(settings, Mapping) else tuple(settings)


class RememberedSettings:
    """What was set, so that a camera that lost its power becomes as it was.

    A value belongs to the selectors of its moment (SFNC: LineMode is that of the LineSelector): the
    same name under another selector is another value. Any threads.
    """

    def __init__(self, settings: Settings = ()) -> None:
        self._lock = threading.Lock()
        self._selectors: dict[str, FeatureValue] = {}
        self._values: dict[tuple[str, tuple[Setting, ...]], FeatureValue] = {}
        self.note(*as_pairs(settings))

    def note(self, *step: Setting) -> None:
        """Set in one go. The order of the last writes is the one that worked."""
        with self._lock:
            for name, value in step:
                self._note(name, value)

    def _note(self, name: str, value: FeatureValue) -> None:
        if is_selector(name):
            self._selectors[name] = value
            return
        key = (name, tuple(sorted(self._selectors.items())))
        self._values.pop(key, None)
        self._values[key] = value

    def forget_all_but(self, name: str) -> None:
        """The camera loaded a preset: only the selector ``name`` still says something."""
        with self._lock:
            self._values.clear()
            self._selectors = {n: value for n, value in self._selectors.items() if n == name}

    def all(self) -> tuple[Setting, ...]:
        """To be written one after the other; the selectors end as they stand now."""
        written: list[Setting] = []
        standing: dict[str, FeatureValue] = {}
        with self._lock:
            values, last = tuple(self._values.items()), tuple(self._selectors.items())
        for (name, selectors), value in values:
            written += _changes(standing, selectors)
            written.append((name, value))
        return (*written, *_changes(standing, last))


def _changes(standing: dict[str, FeatureValue], wanted: Sequence[Setting]) -> list[Setting]:
    """What must be written for ``wanted`` to stand; ``standing`` then holds it."""
    changes = [(name, value) for name, value in wanted if standing.get(name) != value]
    standing.update(changes)
    return changes
