"""Lists that are scrolled by a finger."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QScroller


def scroll_by_finger(items: QAbstractItemView) -> None:
    """A finger scrolls, by pixels; a mouse chooses."""
    items.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    items.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    QScroller.grabGesture(items.viewport(), QScroller.ScrollerGestureType.TouchGesture)
