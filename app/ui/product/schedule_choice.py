"""How long a training learns, with the time that takes here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class ScheduleChoice(QObject):
    """``box`` and, below it, ``extent``: why more takes less time, where it does.

    ``seconds`` by schedule, empty while they are measured.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.seconds: Mapping[str, object] = {}
        self._possible, self._has_thorough, self._usual = True, True, ""
        self.box = QComboBox(parent)
        self.extent = QLabel(
            self.tr(
                "Full passes over your pictures as often as published. There are few of them, so "
                "it is shorter than Standard, which takes its steps however many there are."
            ),
            parent,
        )
        self.extent.setObjectName("hint")
        self.extent.setWordWrap(True)

    @property
    def chosen(self) -> str:
        return str(self.box.currentData())

    def offer(self, usual: str, has_thorough: bool, possible: bool) -> None:
        """``usual`` where a person has not chosen; ``possible``: whether any can be run here."""
        self._usual, self._has_thorough, self._possible = usual, has_thorough, possible
        self._name()

    def show_seconds(self, seconds: Mapping[str, object]) -> None:
        self.seconds = seconds
        self._name()

    def _name(self) -> None:
        chosen = self.box.currentData() or self._usual
        names = {
            "quick": self.tr("Quick"),
            "standard": self.tr("Standard"),
            "thorough": self.tr("Thorough"),
            "full": self.tr("Full, as published"),
        }
        if not self._has_thorough:
            del names["thorough"]
        self.box.clear()
        for name, words in names.items():
            self.box.addItem(f"{words}: {self._duration(self.seconds.get(name))}", name)
        known = str(chosen) if chosen in names else self._usual
        self.box.setCurrentIndex(max(0, self.box.findData(known)))
        full, standard = (self._known(name) for name in ("full", "standard"))
        self.extent.setVisible(0 < full < standard)

    def _known(self, schedule: str) -> float:
        """Its seconds, 0 where they are not measured."""
        seconds = self.seconds.get(schedule)
        return float(seconds) if isinstance(seconds, int | float) else 0.0

    def _duration(self, seconds: object) -> str:
        if not self._possible:
            return self.tr("not possible here")
        if not isinstance(seconds, int | float):
            return self.tr("measuring how long it takes here ...")
        if seconds < 90 * 60:
            return self.tr("about {0} min here").format(max(1, round(seconds / 60)))
        return self.tr("about {0} h here").format(round(seconds / 3600))
