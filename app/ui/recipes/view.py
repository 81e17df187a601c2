"""The recipes of a line, to change over to another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.recipes.choice import RecipeChoice
from app.station.snapshot import LineSnapshot
from app.ui.live.line_model import LineModel
from app.ui.recipes.card import CARD_WIDTH_PX, RecipeCard
from app.ui.sentences import translated

GAP_PX = 12
MARGIN_PX = 16


class RecipeView(QWidget):
    """A touch chooses, a second one confirms; ``left`` when the person is done."""

    left = Signal()

    def __init__(self, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: tuple[RecipeChoice, ...] | None = None
        self._chosen: RecipeChoice | None = None
        self.cards: list[RecipeCard] = []
        self.state = self._label("summary")
        self.trouble = self._label("reason")
        self.question = self._label("summary")
        self.confirm = self._button(self.tr("Change over"), self._confirm)
        self.cancel = self._button(self.tr("Cancel"), lambda: self._choose(None))
        self.done = self._button(self.tr("Done"), self.left.emit)
        self._page = QWidget(self)
        self._grid = QGridLayout(self._page)
        self._columns = 0
        self._arrange()

    def refresh(self) -> None:
        """Show what is requested and what is active."""
        snapshot = self._model.snapshot
        columns = max(1, (self.width() - 2 * MARGIN_PX) // (CARD_WIDTH_PX + GAP_PX))
        if snapshot.recipes != self._shown or columns != self._columns:
            self._list(snapshot.recipes, columns)
        for card in self.cards:
            card.show_state(snapshot.recipe_requested, snapshot.recipe_active)
        self._set(self.state, self._state(snapshot))
        trouble = next((a for a in snapshot.alarms if a.key == "recipe" and a.active), None)
        self._set(self.trouble, "" if trouble is None else f"▲  {translated(trouble.text)}")
        self.trouble.setVisible(trouble is not None)
        self._ask(snapshot)

    def _state(self, snapshot: LineSnapshot) -> str:
        requested, active = snapshot.recipe_requested, snapshot.recipe_active
        if requested == active:
            return self.tr("Active: {0} · {1}").format(active, snapshot.recipe)
        return self.tr(
            "Requested: {0}. Active: {1}, which goes on until the other is ready."
        ).format(requested, active)

    def _ask(self, snapshot: LineSnapshot) -> None:
        chosen = self._chosen
        for widget in (self.confirm, self.cancel):
            widget.setVisible(chosen is not None)
        if chosen is None:
            self._set(self.question, self.tr("Touch the recipe of the parts that come next."))
        elif chosen.number == snapshot.recipe_active:
            asked = self.tr("Load recipe {0} · {1} again, with what was changed in it?")
            self._set(self.question, asked.format(chosen.number, chosen.name))
        else:
            asked = self.tr("Change over to recipe {0} · {1}?")
            self._set(self.question, asked.format(chosen.number, chosen.name))

    def _choose(self, choice: RecipeChoice | None) -> None:
        self._chosen = choice
        for card in self.cards:
            card.setChecked(choice is not None and card.choice.number == choice.number)
        self.refresh()

    def _confirm(self) -> None:
        if self._chosen is not None:
            self._model.line.select_recipe(self._chosen.number)
        self._model.refresh()
        self._choose(None)

    def _list(self, recipes: tuple[RecipeChoice, ...], columns: int) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._shown, self._columns = recipes, columns
        self.cards = [RecipeCard(c, self._page) for c in sorted(recipes, key=lambda c: c.number)]
        for place, card in enumerate(self.cards):
            card.clicked.connect(lambda checked, choice=card.choice: self._choose(choice))
            card.setChecked(self._chosen is not None and card.choice == self._chosen)
            self._grid.addWidget(card, place // columns, place % columns)

    def _set(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: slot())
        return button

    def _arrange(self) -> None:
        title = self._label("lineTitle")
        title.setText(self.tr("Recipe of {0}").format(self._model.line.name))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.done)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea(self)
        scroll.setWidget(self._page)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setSpacing(GAP_PX)
        foot.addWidget(self.question, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 12, MARGIN_PX, 12)
        column.setSpacing(GAP_PX)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.trouble)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
