"""The verdict gate, the confirmation, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.access.audit import Who
from app.ui.live.verdict_style import verdict_text
from app.ui.product.commands import ProductCommands
from app.ui.product.product_model import ProductModel
from app.ui.sentences import translated
from app.ui.widgets.asking import ask_for_text, is_agreed
from app.ui.widgets.gallery import Exhibit, GalleryView
from core.errors import GoodpartError
from core.evaluation.overlay import display_image
from core.types import Verdict

GATE_REFUSED = 14
PINNED = 5
"""Good and bad pictures each that are pinned where nobody pinned any."""
Ask = Callable[[QWidget, str, str], str]


def ask_and_confirm(parent: QWidget, question: str, proposal: str) -> str:
    """The reason; empty where the person does not want it."""
    word = QCoreApplication.translate("Reason", "Reason")
    asked = f"{question}\n\n{word}"
    reason = ask_for_text(parent, "Goodpart", asked, proposal)
    return reason if reason and is_agreed(parent, "Goodpart", question) else ""


class LivePage(QWidget):
    """Nothing goes live that judges a pinned part otherwise than people did."""

    changed = Signal()
    run_asked = Signal()
    """The person wants to see the line."""

    def __init__(
        self,
        model: ProductModel,
        commands: ProductCommands,
        who: Who,
        parent: QWidget,
        ask: Ask = ask_and_confirm,
    ) -> None:
        super().__init__(parent)
        self._model, self._commands, self._who, self._ask = model, commands, who, ask
        self._misjudged: list[str] = []
        self.title = self._label("lineTitle")
        self.state = self._label("summary")
        self.message = self._label("reason")
        self.gallery = GalleryView(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.pin = self._button(self.tr("Pin some parts"), self._pin)
        self.unpin = self._button(self.tr("Unpin what it misjudged ..."), self.ask_and_unpin)
        self.activate = self._button(self.tr("Bring it live ..."), self.ask_and_activate)
        self.undo = self._button(self.tr("Back to the one before"), self._undo)
        self.line = self._button(self.tr("Run the line"), self.run_asked.emit)
        commands.changed.connect(self.refresh)
        self._arrange()

    def enter(self) -> None:
        self.message.clear()
        self._show_pins(())
        self.refresh()

    def refresh(self) -> None:
        """What may be done now."""
        model, number = self._model, self._model.judged
        live, pins = model.live, model.product.pins.all()
        free = not self._commands.action
        self.title.setText(
            self.tr("Version {0} is live.").format(live)
            if live
            else self.tr("No version is live yet.")
        )
        if not number:
            self.state.setText(self.tr("Train a version first."))
        elif number == live:
            self.state.setText(self.tr("It is the one that you judged last."))
        else:
            self.state.setText(
                self.tr(
                    "Version {0} must give pinned parts the verdicts that people gave. Pinned: {1}."
                ).format(number, len(pins))
                if pins
                else self.tr("No part is pinned: nothing shows that it judges as people do.")
            )
        self.bar.setVisible(self._commands.action == "activate")
        self.pin.setVisible(not pins)
        self.unpin.setVisible(bool(self._misjudged))
        self.unpin.setEnabled(free)
        self.pin.setEnabled(free and model.good > 0)
        self.activate.setEnabled(free and bool(number) and number != live and bool(pins))
        self.undo.setEnabled(free and any(a.previous for a in model.product.versions.activations()))
        self.line.setEnabled(free and live > 0)

    def ask_and_activate(self) -> None:
        number = self._model.judged
        question = self.tr("Bring version {0} live?").format(number)
        reason = self._ask(
            self, question, self.tr("trained on {0} good parts").format(self._model.good)
        )
        if reason:
            self.bar.setRange(0, 0)
            self.message.setText(self.tr("Replaying the pinned parts ..."))
            self._commands.run("activate", str(number), "--reason", reason, end=self._end)

    def _end(self, code: int, result: Mapping[str, object]) -> None:
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        pins = result.get("pins")
        self._show_pins(pins if isinstance(pins, Sequence) else ())
        self.refresh()
        if code == 0:
            self.message.setText(self.tr("Live. A line that runs takes it at its next start."))
        elif code == GATE_REFUSED:
            self.message.setText(
                self.tr("Refused: a pinned part got another verdict. The live model stays.")
            )
        else:
            self.message.setText(translated(str(result.get("error", self.tr("It did not work.")))))
        self.changed.emit()

    def _undo(self) -> None:
        self._commands.run("undo", end=self._end_undo)

    def _end_undo(self, code: int, result: Mapping[str, object]) -> None:
        text = self.tr("Back to version {0}.").format(result.get("live"))
        self.message.setText(text if code == 0 else translated(str(result.get("error", ""))))
        self.changed.emit()

    def ask_and_unpin(self) -> None:
        """The gate demands these verdicts no more; who took them from it, and why, is kept."""
        question = self.tr(
            "Demand the verdicts on these parts ({0}) no more? "
            "The line will judge such parts wrongly."
        ).format(len(self._misjudged))
        reason = self._ask(self, question, "")
        if not reason:
            return
        try:
            for file in self._misjudged:
                self._model.product.pins.unpin(file, by=self._who(), reason=reason)
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
        else:
            self.message.clear()
        self._show_pins(())
        self.refresh()

    def _pin(self) -> None:
        try:
            self._model.pin_some(PINNED, self._who())
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
        self._show_pins(())
        self.refresh()

    def _show_pins(self, results: Sequence[Mapping[str, object]]) -> None:
        """With the verdicts of the last replay, where there was one."""
        verdicts = {str(row["file"]): Verdict(str(row["verdict"])) for row in results}
        samples = {s.file: s for s in self._model.product.samples.all()}
        pins, exhibits = self._model.product.pins.all(), []
        self._misjudged = [p.file for p in pins if verdicts.get(p.file, p.expected) != p.expected]
        for pin in pins:
            try:
                picture = display_image(self._model.product.samples.image(samples[pin.file]))
            except (GoodpartError, KeyError):
                picture = None
            got = verdicts.get(pin.file)
            expected = self.tr("must be {0}").format(verdict_text(pin.expected))
            caption = expected if got is None else f"{expected}: {verdict_text(got)}"
            exhibits.append(Exhibit(picture, caption, wrong=pin.file in self._misjudged))
        self.gallery.show_exhibits(exhibits, self.tr("No part is pinned."))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: act())
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        for button in (self.unpin, self.pin, self.activate, self.line):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for widget in (self.title, self.state, self.bar, self.message):
            column.addWidget(widget)
        column.addWidget(self.gallery, 1)
        column.addLayout(buttons)
