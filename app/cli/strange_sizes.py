"""Pictures of another size than a model learned: judged, and said to be so once per size."""

from __future__ import annotations

from collections.abc import Sequence

NAMED = 3
Size = tuple[int, int]
"""(height, width) in pixels."""


class StrangeSizes:
    """``remark`` once per size that is none of the ``learned`` ones.

    A network sees every picture scaled to one size. One of another aspect is stretched otherwise
    than all that it learned, so that neither OK nor NG means what it should. ``learned`` is empty
    for models of older programs, of which nothing can be said.
    """

    def __init__(self, learned: Sequence[Size]) -> None:
        self._learned = tuple(learned)
        self._told: set[Size] = set()

    def remark(self, size: Size) -> str:
        """For people; "" where the size fits or was told before."""
        if not self._learned or size in self._learned or size in self._told:
            return ""
        from core.data.integrity import is_stretched

        self._told.add(size)
        others = f"the model learned {self._names()}"
        if is_stretched(size, self._learned):
            return (
                f"The picture is {_words(size)}, {others}: it is stretched otherwise, so that its "
                "verdict can't be trusted. Set the camera as it was, or train with such pictures."
            )
        return (
            f"The picture is {_words(size)}, {others}: its details are larger or smaller than "
            "those learned. Check some verdicts, or train with such pictures."
        )

    def _names(self) -> str:
        more = len(self._learned) - NAMED
        named = ", ".join(_words(size) for size in self._learned[:NAMED])
        return f"{named} and {more} more" if more > 0 else named


def _words(size: Size) -> str:
    return f"{size[1]} x {size[0]} px"
