"""Whether a training also learns how the part looks as a whole (PUAD's score)."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

WEIGHT = 1
"""The paper's sum of both scores, and what docs/evaluation.md measured."""
HEIGHT_PX = 48


class WholeChoice(QWidget):
    """Off until a person asks for it, and only there for the methods that have that score."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self.tr("Also judge the part as a whole"), self)
        self.box.setMinimumHeight(HEIGHT_PX)
        self.hint = QLabel(self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self._explain()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.hint)
        self.offer(False)

    def _explain(self) -> None:
        self.hint.setText(
            self.tr(
                "Finds a wrong count, level or variant, where no single place looks odd. Leave it "
                "off for plain surfaces."
            )
        )
        self.setToolTip(
            self.tr(
                "A third score beside surface and layout. It marks no place in the picture, and "
                "faster engines (ONNX, OpenVINO, TensorRT) can't compute it. The bad parts at hand "
                "show whether it helps: compare a version with it and one without."
            )
        )

    def offer(self, offered: bool) -> None:
        """What a person has chosen comes back together with the choice."""
        self._offered = offered
        self.setVisible(offered)

    def words(self) -> tuple[str, ...]:
        """For the command; none where it is off or not offered."""
        chosen = self._offered and self.box.isChecked()
        return ("--puad-weight", str(WEIGHT)) if chosen else ()
