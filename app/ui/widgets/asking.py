"""The system's dialogs for files and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


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
    return path if path.suffix.lower() == proposal.suffix else Path(chosen + proposal.suffix)
