"""What to train: method, size, schedule, start, and which products learn together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.library.teachers import Teachers, keep_resnet, teachers_here
from app.ui.product.methods import MEDIUM, METHODS, SMALL, Methods, teacher_for
from app.ui.product.partners_dialog import ask_for_partners
from app.ui.product.product_model import OtherProduct, ProductModel
from app.ui.product.schedule_choice import ScheduleChoice
from app.ui.product.tiles_choice import TilesChoice
from app.ui.product.whole_choice import WholeChoice
from app.ui.sentences import translated
from core.errors import GoodpartError

SIZES = (128, 256, 384, 512, 768, 1024)
WIDTH_PX = 500
FIELD_PX = 48
AskPartners = Callable[
    [QWidget, str, Sequence[OtherProduct], Sequence[Path]], tuple[Path, ...] | None
]


def ask_for_weights(parent: QWidget, title: str) -> Path | None:
    """None where the person cancels."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", "*.pth *.safetensors")
    return Path(chosen) if chosen else None


class TrainChoices(QWidget):
    """``changed`` where a training would take another time."""

    changed = Signal()

    def __init__(
        self,
        model: ProductModel,
        parent: QWidget,
        look: Callable[[], Teachers] = teachers_here,
        ask_partners: AskPartners = ask_for_partners,
        ask_weights: Callable[[QWidget, str], Path | None] = ask_for_weights,
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._model, self._look, self.teachers = model, look, look()
        self._ask_partners, self._ask_weights = ask_partners, ask_weights
        self._texts = Methods(self)
        self._others: list[OtherProduct] = []
        self.partners: tuple[Path, ...] = ()
        self.advice, self.names, self.sentence, self.need = (self._label() for _ in range(4))
        self.method, self.image_size, self.start_from = (QComboBox(self) for _ in range(3))
        self.together = QPushButton(self)
        self.together.setObjectName("choice")
        self.give = QPushButton(self.tr("Give ResNet-18's weights ..."), self)
        self.give.setObjectName("choice")
        self.whole, self.tiles, self.schedule = (
            WholeChoice(self),
            TilesChoice(self),
            ScheduleChoice(self),
        )
        for method in METHODS:
            self.method.addItem(self._texts.title(method), method)
        for side in SIZES:
            self.image_size.addItem(self.tr("{0} x {0} pixels").format(side), side)
        self.image_size.setCurrentIndex(SIZES.index(256))
        self._arrange()
        self._connect()
        self._recommend()
        self.method.setCurrentIndex(self.method.findData(self._advice.method))

    @property
    def possible(self) -> bool:
        """Whether the chosen method can be trained here."""
        return self._is_possible(str(self.method.currentData()))

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """All that a person sets."""
        boxes = (self.method, self.image_size, self.start_from)
        return (*boxes, self.schedule.box, self.together, self.give, self.whole, self.tiles)

    def enter(self) -> None:
        """The page is shown: products, versions and weights may have come or gone."""
        self.teachers = self._look()
        self._others = self._model.others()
        known = {other.folder for other in self._others}
        self.partners = tuple(folder for folder in self.partners if folder in known)
        self.list_versions()
        self._offer_schedules()
        self._explain()

    def list_versions(self) -> None:
        self.start_from.clear()
        self.start_from.addItem(self.tr("From scratch"), 0)
        for version in reversed(self._model.product.versions.all()):
            if version.product:
                continue  # a model of several products is no start for one
            text = self.tr("From version {0}: quicker where little changed").format(version.number)
            self.start_from.addItem(text, version.number)

    def propose_start(self, number: int) -> None:
        """Go on from that version's weights, unless the person chooses otherwise."""
        self.start_from.setCurrentIndex(max(0, self.start_from.findData(number)))

    def show_seconds(self, seconds: Mapping[str, object]) -> None:
        """By schedule; empty while they are measured."""
        self.schedule.show_seconds(seconds)

    def method_words(self) -> tuple[str, ...]:
        """What a training's time depends on, for the command."""
        method, size = str(self.method.currentData()), str(self.image_size.currentData())
        teacher = teacher_for(method, self.teachers)
        partners = ("--with", *map(str, self.partners)) if self.partners else ()
        sized = ("--image-size", size, *self.tiles.words())
        return ("--method", method, "--teacher", teacher, *sized, *partners)

    def words(self) -> tuple[str, ...]:
        """All of it."""
        start = 0 if self.partners else int(self.start_from.currentData() or 0)
        schedule = "update" if start else self.schedule.chosen
        begun = ("--start", str(start)) if start else ()
        return (*self.method_words(), "--schedule", schedule, *begun, *self.whole.words())

    def choose_partners(self) -> None:
        chosen = self._ask_partners(
            self, self._model.product.recipe.name, self._others, self.partners
        )
        if chosen is None or chosen == self.partners:
            return
        self.partners = chosen
        self._recommend()
        self._explain()
        self.changed.emit()

    def choose_weights(self) -> None:
        """Copied, so that they are found the next time too."""
        chosen = self._ask_weights(self, self.give.text())
        if chosen is None:
            return
        try:
            keep_resnet(chosen, self.teachers.folder)
        except GoodpartError as error:
            self.need.setText(translated(str(error)))
            return
        self.teachers = self._look()
        self._explain()
        self.changed.emit()

    def _recommend(self) -> None:
        """In words; what a person has chosen stays."""
        self._advice = self._texts.recommended(1 + len(self.partners))
        title = self._texts.title(self._advice.method)
        self.advice.setText(self.tr("Recommended: {0}. {1}").format(title, self._advice.reason))

    def _explain(self) -> None:
        method = str(self.method.currentData())
        self.sentence.setText(self._texts.sentence(method))
        self.need.setText(self._need(method))
        self.give.setVisible(self._texts.uses_resnet(method) and not self.teachers.resnet)
        self.tiles.offer(int(self.image_size.currentData()))
        # A score of the part as a whole would be one of each tile.
        self.whole.offer(self._texts.judges_whole(method) and not self.tiles.chosen)
        self._name_partners()
        self.start_from.setVisible(not self.partners)
        self.start_title.setVisible(not self.partners)
        items = self.method.model()
        assert isinstance(items, QStandardItemModel)
        for row, name in enumerate(METHODS):
            several = self._is_possible(name) or len(self.partners) == 0
            items.item(row).setEnabled(several)

    def _need(self, method: str) -> str:
        if self.partners and not self._texts.learns_several(method):
            return self.tr("It learns one product at a time.")
        return self._texts.need(method, self.teachers)

    def _is_possible(self, method: str) -> bool:
        return self._texts.is_possible(method, self.teachers, 1 + len(self.partners))

    def _name_partners(self) -> None:
        names = [other.name for other in self._others if other.folder in self.partners]
        self.names.setText(", ".join(names))
        self.names.setVisible(bool(names))
        if not names:
            self.together.setText(self.tr("This product alone"))
        elif len(names) == 1:
            self.together.setText(self.tr("Together with another one"))
        else:
            self.together.setText(self.tr("Together with {0} others").format(len(names)))

    def _offer_schedules(self) -> None:
        method = self.method.currentData()
        self.schedule.offer(self._advice.schedule, method in (SMALL, MEDIUM), self.possible)

    def _choose(self) -> None:
        """Another method, size or tiling: what it needs, and other times."""
        self._explain()
        self.schedule.seconds = {}
        self._offer_schedules()
        self.changed.emit()

    def _connect(self) -> None:
        self.method.currentIndexChanged.connect(lambda index: self._choose())
        self.image_size.currentIndexChanged.connect(lambda index: self._choose())
        self.tiles.changed.connect(self._choose)
        self.together.clicked.connect(lambda checked: self.choose_partners())
        self.give.clicked.connect(lambda checked: self.choose_weights())

    def _label(self, name: str = "hint") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _title(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("sliderTitle")
        return label

    def _arrange(self) -> None:
        self.start_title = self._title(self.tr("Start"))
        method_words = (self.sentence, self.need, self.give, self.whole)
        rows: tuple[tuple[QLabel, QWidget, tuple[QWidget, ...]], ...] = (
            (self._title(self.tr("Products")), self.together, (self.names,)),
            (self._title(self.tr("Method")), self.method, method_words),
            (self._title(self.tr("Image size")), self.image_size, (self.tiles,)),
            (self._title(self.tr("Schedule")), self.schedule.box, (self.schedule.extent,)),
            (self.start_title, self.start_from, ()),
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (title, field, explanation) in enumerate(rows):
            field.setMinimumHeight(FIELD_PX)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            words = QVBoxLayout()
            words.setSpacing(6)
            for widget in (field, *explanation):
                words.addWidget(widget)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            title.setMinimumHeight(FIELD_PX)
            grid.addLayout(words, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.advice)
        column.addLayout(grid)
        column.addStretch(1)
