"""Which product: one that is there, or a new one with its camera."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.finger import scroll_by_finger

RECIPE = "recipe.json"


@dataclass(frozen=True, slots=True)
class ChosenProduct:
    """``name`` and ``camera`` are empty for a product that is there."""

    folder: Path
    name: str = ""
    camera: str = ""

    @property
    def words(self) -> list[str]:
        """For ``product open``."""
        words = ["product", "open", str(self.folder)]
        return [*words, "--name", self.name, "--camera", self.camera] if self.name else words


class ProductDialog(QDialog):
    """``chosen`` after it was accepted."""

    def __init__(self, products: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._products = products
        self.chosen: ChosenProduct | None = None
        self.setWindowTitle(self.tr("Product"))
        self.present = QListWidget(self)
        scroll_by_finger(self.present)
        self.present.itemActivated.connect(lambda item: self._open())
        self.open_button = self._button(self.tr("Open"))
        self.elsewhere = self._button(self.tr("Elsewhere ..."))
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of the product"))
        self.camera = QComboBox(self)
        self.which = QLineEdit(self)
        self.browse = self._button(self.tr("Choose ..."))
        self.create_button = self._button(self.tr("Begin"))
        for widget in (self.name, self.camera, self.which):
            widget.setMinimumHeight(48)
        for text, kind in (
            (self.tr("Simulated line, to try it out"), "simulated"),
            (self.tr("Folder of pictures"), "folder"),
            (self.tr("GenICam camera, by serial number"), "genicam"),
            (self.tr("Video file or USB camera number"), "video"),
        ):
            self.camera.addItem(text, kind)
        self._list()
        self._connect()
        self._arrange()
        self._allow()
        self.resize(860, 460)

    def _list(self) -> None:
        for path in sorted(self._products.glob(f"*/{RECIPE}")):
            item = QListWidgetItem(path.parent.name)
            item.setData(Qt.ItemDataRole.UserRole, path.parent)
            self.present.addItem(item)
        if self.present.count():
            self.present.setCurrentRow(0)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._open)
        self.elsewhere.clicked.connect(self._open_elsewhere)
        self.browse.clicked.connect(self._browse)
        self.create_button.clicked.connect(self._create)
        self.name.textChanged.connect(self._allow)
        self.which.textChanged.connect(self._allow)
        self.camera.currentIndexChanged.connect(self._allow)

    def _allow(self) -> None:
        kind = self.camera.currentData()
        needs = kind != "simulated"
        self.which.setVisible(needs)
        self.browse.setVisible(kind in {"folder", "video"})
        self.which.setPlaceholderText(
            {
                "folder": self.tr("Folder with pictures of the parts"),
                "genicam": self.tr("Serial number, see `camera list`"),
                "video": self.tr("File, or 0 for the first USB camera"),
            }.get(str(kind), "")
        )
        named = bool(_folder_name(self.name.text()))
        self.create_button.setEnabled(named and (not needs or bool(self.which.text().strip())))
        self.open_button.setEnabled(self.present.currentItem() is not None)

    def _browse(self) -> None:
        if self.camera.currentData() == "folder":
            text = QFileDialog.getExistingDirectory(self, self.which.placeholderText())
        else:
            text, _ = QFileDialog.getOpenFileName(self, self.which.placeholderText())
        if text:
            self.which.setText(text)

    def _open(self) -> None:
        item = self.present.currentItem()
        if item is not None:
            self._take(ChosenProduct(item.data(Qt.ItemDataRole.UserRole)))

    def _open_elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of the product"))
        if folder:
            self._take(ChosenProduct(Path(folder)))

    def _create(self) -> None:
        name = self.name.text().strip()
        kind, which = str(self.camera.currentData()), self.which.text().strip()
        camera = kind if kind == "simulated" else f"{kind}:{which}"
        self._take(ChosenProduct(self._products / _folder_name(name), name, camera))

    def _take(self, chosen: ChosenProduct) -> None:
        self.chosen = chosen
        self.accept()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.setAutoDefault(False)
        return button

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("cardTitle")
        return label

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._heading(self.tr("Go on with a product")))
        left.addWidget(self.present, 1)
        left.addWidget(self.open_button)
        left.addWidget(self.elsewhere)
        right.addWidget(self._heading(self.tr("A new product")))
        right.addWidget(self.name)
        right.addWidget(self.camera)
        right.addWidget(self.which)
        right.addWidget(self.browse)
        right.addStretch(1)
        right.addWidget(self.create_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(32)
        row.addLayout(left, 1)
        row.addLayout(right, 1)


def _folder_name(name: str) -> str:
    """Safe on every file system; empty where nothing is left."""
    return re.sub(r"[^\w .-]", "", name).strip(" .")[:60]
