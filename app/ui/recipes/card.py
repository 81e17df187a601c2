"""One recipe to touch: number, name, picture, and whether it is requested or active."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.recipes.choice import RecipeChoice

CARD_WIDTH_PX = 400
CARD_HEIGHT_PX = 144
PICTURE_PX = 112


class RecipeCard(QPushButton):
    """Checked while it is chosen and not confirmed yet."""

    def __init__(self, choice: RecipeChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setObjectName("recipe")
        self.setCheckable(True)
        self.setFixedSize(CARD_WIDTH_PX, CARD_HEIGHT_PX)
        self.setAccessibleName(f"{choice.number} {choice.name}")
        self._picture = self._label("")
        self._picture.setFixedSize(PICTURE_PX, PICTURE_PX)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number = self._label("counter", str(choice.number))
        self._name = self._label("cell", choice.name)
        self._name.setWordWrap(True)
        self.state = self._label("cell")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for label in (self._number, self._name, self.state):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(14)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        self._show_reference()

    def show_state(self, requested: int, active: int) -> None:
        """Numbers of the line's recipes."""
        number = self.choice.number
        if number == active:
            text = self.tr("● Active")
        elif number == requested:
            text = self.tr("◌ Requested ...")
        else:
            text = ""
        if self.state.text() != text:
            self.state.setText(text)

    def _show_reference(self) -> None:
        """Read at the card's size: a line's camera may have many megapixels."""
        picture = QPixmap()
        if self.choice.reference is not None:
            reader = QImageReader(str(self.choice.reference))
            box = QSize(PICTURE_PX, PICTURE_PX)
            if reader.size().isValid():
                reader.setScaledSize(reader.size().scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
            picture = QPixmap.fromImage(reader.read())
        if picture.isNull():
            self._picture.setText("–")
        else:
            self._picture.setPixmap(picture)

    def _label(self, name: str, text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
