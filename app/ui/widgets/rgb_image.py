"""Arrays of the engine as pictures of Qt."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from core.evaluation.overlay import Rgb


def qimage(picture: Rgb) -> QImage:
    """``picture`` (H, W, 3) uint8; any thread. A copy: QImage does not keep the array alive."""
    height, width = picture.shape[:2]
    return QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def inside(box: QRectF, image: QImage) -> QRectF:
    """As large as fits into the middle of ``box``."""
    scale = min(box.width() / image.width(), box.height() / image.height())
    fitted = QRectF(0, 0, image.width() * scale, image.height() * scale)
    fitted.moveCenter(box.center())
    return fitted
