"""What a person should know of the pictures, in sentences; said when it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from app.store.pictures.policy import GROUP_WORDS, PictureGroup

Say = Callable[[str], None]


class RoomTrouble:
    """The disk takes no pictures of some parts, or rejected ones had to make room. One thread.

    ``say`` gets a sentence, "" when it is over.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._refused: dict[PictureGroup, str] = {}
        self._lost: set[PictureGroup] = set()
        self._said = ""

    def refuse(self, group: PictureGroup, reason: str = "") -> None:
        """A picture was not written; ``reason`` where it was not for want of room."""
        self._refused[group] = reason
        self._tell()

    def accept(self, group: PictureGroup) -> None:
        """One was written."""
        self._refused.pop(group, None)
        self._tell()

    def lose(self, groups: frozenset[PictureGroup]) -> None:
        """Pictures went to make room. That of good parts is as it should be."""
        self._lost |= groups - {PictureGroup.OK}
        self._tell()

    def there_is_room(self) -> None:
        self._lost.clear()
        self._refused = {group: reason for group, reason in self._refused.items() if reason}
        self._tell()

    def _tell(self) -> None:
        sentence = self._sentence()
        if sentence != self._said:
            self._said = sentence
            self._say(sentence)

    def _sentence(self) -> str:
        told = []
        if self._refused:
            reason = next(filter(None, self._refused.values()), "Their disk is full.")
            told.append(f"{reason} Pictures of {_named(self._refused)} parts are not kept.")
        if self._lost:
            told.append(
                f"The oldest pictures of {_named(self._lost)} parts make room for new ones."
            )
        if told:
            told.append("Results go on. Free disk space, or keep fewer pictures.")
        return " ".join(told)


def behind(given_up: Counter[PictureGroup]) -> str:
    """Sentence on pictures that came faster than the disk takes them; "" where there are none."""
    if not given_up.total():
        return ""
    counted = ", ".join(
        f"{given_up[g]} of {GROUP_WORDS[g]} parts" for g in PictureGroup if given_up[g]
    )
    return f"Pictures come faster than they can be written: {counted} were given up."


def _named(groups: dict[PictureGroup, str] | set[PictureGroup]) -> str:
    return " and ".join(GROUP_WORDS[group] for group in PictureGroup if group in groups)
