"""The system's dialogs for files and folders; questions and reasons, in the window's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

WIDTH_PX = 520
"""A reason is a sentence."""


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
    return is_agreed(parent, translate("Asking", "Replace the file?"), text)


def is_agreed(parent: QWidget, title: str, question: str) -> bool:
    """Yes or no; no where the dialog is closed."""
    translate = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    yes = box.addButton(translate("Asking", "Yes"), QMessageBox.ButtonRole.YesRole)
    box.setEscapeButton(box.addButton(translate("Asking", "No"), QMessageBox.ButtonRole.NoRole))
    box.exec()
    box.deleteLater()
    return box.clickedButton() == yes


def ask_for_text(parent: QWidget, title: str, question: str, proposal: str = "") -> str:
    """A line, without spaces around it; empty where the person cancels or gives none."""
    translate = QCoreApplication.translate
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(proposal)
    dialog.setOkButtonText(translate("Asking", "OK"))
    dialog.setCancelButtonText(translate("Asking", "Cancel"))
    dialog.resize(WIDTH_PX, dialog.sizeHint().height())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.textValue().strip() if accepted else ""
