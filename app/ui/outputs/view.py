"""The test page: the outputs of a line, their signals live, forced by hand, the last exchanges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.outputs.snapshot import OutputsFace, OutputSnapshot, SignalValue
from app.ui.access.gate import Gate
from app.ui.live.line_model import LineModel
from app.ui.outputs.card import OutputCard
from app.ui.outputs.exchanges import ExchangesTable
from app.ui.outputs.forcing import Forcing, Wish
from app.ui.outputs.notice import ForcingNotice
from app.ui.outputs.signal_list import SignalList
from app.ui.sentences import translated
from app.ui.widgets.lamp import BAD

SIDE_WIDTH_PX = 320
GAP_PX = 10


class OutputsView(QWidget):
    """``left`` when the person is done. Whatever hides the page releases what it forced."""

    left = Signal()

    def __init__(
        self, model: LineModel, outputs: OutputsFace, gate: Gate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._outputs = model, outputs
        self._chosen = ""
        self._names: tuple[str, ...] = ()
        self.cards: list[OutputCard] = []
        self.forcing = Forcing(model.line, outputs, gate, self)
        self.notice = ForcingNotice(self.forcing, self)
        self.name = self._label("cardTitle")
        self.trouble = self._label("reason")
        self.signals_of = SignalList(gate, self)
        self.exchanges = ExchangesTable(self)
        self.exchanges_title = self._label("sliderTitle", self.tr("Last exchanges"))
        self.exchanges_title.setWordWrap(False)
        self.problem = self._label("facts")
        self.done = QPushButton(self.tr("Done"), self)
        self.done.setObjectName("action")
        self._page = QWidget(self)
        self._list = QVBoxLayout(self._page)
        self._connect()
        self._arrange()

    def refresh(self, *, whole: bool = True) -> None:
        """Without ``whole`` only what must not wait: a line that begins to inspect."""
        self.forcing.watch(self._model.snapshot)
        if whole:
            self._show(self._outputs.snapshots())

    def leave(self) -> None:
        """Release everything; call before the window goes."""
        self.forcing.release("the test page was left")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.leave()
        super().hideEvent(event)

    def _show(self, outputs: Sequence[OutputSnapshot]) -> None:
        names = tuple(output.name for output in outputs)
        if names != self._names:
            self._list_outputs(names)
        for card, output in zip(self.cards, outputs, strict=True):
            card.show_output(output)
            card.setChecked(output.name == self._chosen)
        self.notice.show_state(self._model.snapshot, outputs)
        shown = next((output for output in outputs if output.name == self._chosen), None)
        for widget in (self.name, self.signals_of, self.exchanges, self.exchanges_title):
            widget.setVisible(shown is not None)
        if shown is None:
            self._say(self.tr("The recipe that is active has no outputs."))
        else:
            self._show_one(shown)

    def _show_one(self, output: OutputSnapshot) -> None:
        if self.name.text() != output.name:
            self.name.setText(output.name)
        self._say(f"{BAD}  {translated(output.trouble)}" if output.trouble else "")
        self.signals_of.show_output(output)
        self.exchanges.show_deliveries(output.deliveries)

    def _say(self, text: str) -> None:
        if self.trouble.text() != text:
            self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _list_outputs(self, names: tuple[str, ...]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._names, self.cards = names, []
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        for place, name in enumerate(names):
            card = OutputCard(self._page)
            card.clicked.connect(lambda checked, name=name: self._choose(name))
            self._list.insertWidget(place, card)
            self.cards.append(card)

    def _choose(self, name: str) -> None:
        self._chosen = name
        self.refresh()

    def _want(self, signal: str, value: SignalValue) -> None:
        self.forcing.ask(Wish(self._chosen, signal, value))

    def _refuse(self, sentence: str) -> None:
        self.forcing.problem = sentence
        self.refresh()

    def _connect(self) -> None:
        self.done.clicked.connect(lambda checked: self.left.emit())
        self.signals_of.wanted.connect(self._want)
        self.signals_of.refused.connect(self._refuse)
        self.forcing.changed.connect(self._follow)
        self.exchanges.problem_shown.connect(self.problem.setText)

    def _follow(self) -> None:
        if self.isVisible():
            self._show(self._outputs.snapshots())

    def _label(self, name: str, text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _arrange(self) -> None:
        head = QHBoxLayout()
        title = self.tr("Outputs of {0}").format(self._model.line.name)
        head.addWidget(self._label("lineTitle", title), 1)
        head.addWidget(self.done)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GAP_PX)
        self._list.addStretch(1)
        side = QScrollArea(self)
        side.setWidget(self._page)
        side.setWidgetResizable(True)
        side.setFixedWidth(SIDE_WIDTH_PX)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.name)
        right.addWidget(self.trouble)
        right.addWidget(self.signals_of, 3)
        right.addSpacing(GAP_PX)
        titles = QHBoxLayout()
        titles.setSpacing(16)
        titles.addWidget(self.exchanges_title)
        titles.addWidget(self.problem, 1)
        right.addLayout(titles)
        right.addWidget(self.exchanges, 2)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(side)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(GAP_PX)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
