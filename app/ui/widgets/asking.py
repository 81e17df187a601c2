"""The system's dialogs for files and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    """None where the operator cancels."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, title: str, proposal: Path) -> Path | None:
    """A file with the proposal's ending; None where the operator cancels."""
    pattern = f"*{proposal.suffix}"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), pattern)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() == proposal.suffix:
        return path
    whole = Path(chosen + proposal.suffix)
    # The dialog asked about the name that was typed, not about this one.
    return whole if not whole.exists() or may_replace(parent, whole) else None


def may_replace(parent: QWidget, path: Path) -> bool:
    """Whether the operator says yes."""
    translate = QCoreApplication.translate
    text = translate("Asking", "There is a file {0} already. Replace it?").format(path.name)
    answer = QMessageBox.question(parent, translate("Asking", "Replace the file?"), text)
    return answer == QMessageBox.StandardButton.Yes
