"""From one recipe's camera to the next one's."""

from __future__ import annotations

from collections.abc import Callable

from app.recipes.recipe import CameraEntry, CameraSettings, GenicamEntry
from camera.errors import CameraError
from camera.genicam.settings import Setting, is_selector, with_selectors
from camera.reconnection import ReconnectingSource
from camera.source import Configurable
from camera.types import ConnectionState
from core.errors import GoodpartError

Open = Callable[[], ReconnectingSource]
EXPOSURE_TIME = "ExposureTime"
"""In microseconds, by the SFNC."""


class ChangeRefusedError(GoodpartError):
    """The line can't change over to that recipe now."""

    exit_code = 11


def is_other_camera(old: CameraEntry | None, new: CameraEntry | None) -> bool:
    """Both can stream at the same time."""
    return old is not None and new is not None and old.name != new.name


def check_settings(old: CameraEntry | None, new: CameraEntry | None) -> None:
    """Raises ChangeRefusedError where a setting of the old recipe would stay unnoticed."""
    if not isinstance(old, GenicamEntry) or not isinstance(new, GenicamEntry):
        return
    if old.name != new.name:
        return
    lacking = sorted({name for name, _ in old.settings} - {name for name, _ in new.settings})
    if lacking:
        raise ChangeRefusedError(
            f"The recipe does not say how the camera's {', '.join(lacking)} should be.",
            "The value of the recipe before would stay.",
            "Name the same camera settings in all recipes of this line.",
        )


def check_present(source: ReconnectingSource) -> None:
    """Raises ChangeRefusedError while the camera is away."""
    if source.state is ConnectionState.LOST:
        raise ChangeRefusedError(
            "The camera is away.",
            "The recipe was not changed.",
            "Bring the camera back, then choose the recipe again.",
        )


def set_in_place(
    source: ReconnectingSource, old: CameraEntry | None, new: CameraEntry | None
) -> bool:
    """Apply the settings that differ to the camera as it streams; it reads them back.

    False where it has to be closed for them, or was lost meanwhile.
    """
    if not isinstance(old, GenicamEntry) or not isinstance(new, GenicamEntry):
        return False
    if old.model_copy(update={"settings": new.settings}) != new:
        return False
    camera = source.source
    if not isinstance(camera, Configurable):
        return False
    try:
        for step in differing(old.settings, new.settings):
            camera.write(dict(step))
    except CameraError:  # locked while it streams: it is closed and opened then
        return False
    return True


def exposure_s(*entries: CameraEntry | None) -> float:
    """The longest that the recipes set, in seconds; 0 where none does."""
    settings = [entry.settings for entry in entries if isinstance(entry, GenicamEntry)]
    times = [value for each in settings for name, value in each if name == EXPOSURE_TIME]
    return max((us / 1e6 for us in times if isinstance(us, int | float)), default=0.0)


def differing(old: CameraSettings, new: CameraSettings) -> list[tuple[Setting, ...]]:
    """What of ``new`` is not so already, then the selectors as ``new`` leaves them.

    A step each, to be written in one go: a setting behind the selectors that give it its meaning,
    as an output may move them between two steps. Much of what is the same could not be written
    while the camera streams.
    """
    known = {_place(step): step[-1] for step in with_selectors(old)}
    values = [step for step in with_selectors(new) if not is_selector(step[-1][0])]
    changed = [step for step in values if known.get(_place(step)) != step[-1]]
    standing = tuple({name: value for name, value in new if is_selector(name)}.items())
    return [*changed, standing] if standing else changed


def _place(step: tuple[Setting, ...]) -> tuple[frozenset[Setting], str]:
    """The selectors and the name, without the value."""
    return frozenset(step[:-1]), step[-1][0]


def replace_source(old: ReconnectingSource, open_new: Open, open_old: Open) -> ReconnectingSource:
    """Close the old source and start the new one.

    Raises NotChangedError with the old camera, made anew and not started yet, where the new one
    refuses: what was written to the camera meanwhile must not stay.
    """
    old.stop()
    try:
        new = open_new()
        start(new)
    except (CameraError, GoodpartError) as error:
        raise NotChangedError(open_old(), error) from error
    return new


def start(source: ReconnectingSource) -> None:
    """Released again where it raises."""
    try:
        source.start()
    except BaseException:
        source.stop()
        raise


class NotChangedError(Exception):
    """Carries the camera that the line goes on with, and why."""

    def __init__(self, source: ReconnectingSource, reason: CameraError | GoodpartError) -> None:
        super().__init__(str(reason))
        self.source, self.reason = source, reason
