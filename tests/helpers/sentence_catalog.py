"""Collects the sentences that lines and cameras say, for the translators.

Usage: python -m tests.helpers.sentence_catalog
Writes app/ui/sentence_catalog.py. A test fails where that file is not what this writes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORMATTED = re.compile(r"\{(\d+):[^}]*\}")
SOURCES = (
    "app/access",
    "app/outputs",
    "app/recipes",
    "app/station",
    "app/store",
    "camera",
    "core/artifact",
    "core/runtime",
)
CATALOG = ROOT / "app" / "ui" / "sentence_catalog.py"
HEAD = '''"""Sentences of lines and cameras. Written by tests.helpers.sentence_catalog."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

# ruff: noqa: E501

SENTENCES = (
'''


def collect() -> tuple[str, ...]:
    """Every sentence once, in alphabetical order."""
    found = set()
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found |= set(_sentences(ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(sorted(found))


def text() -> str:
    """What the catalogue must hold."""
    rows = [f'    QT_TRANSLATE_NOOP("Sentences", {_literal(s)}),\n' for s in collect()]
    return HEAD + "".join(rows) + ")\n"


def _sentences(tree: ast.Module) -> Iterator[str]:
    skipped = _docstrings(tree)
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in ast.walk(node)}
            sentence = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            sentence = FORMATTED.sub(r"{\1}", node.value)
        else:
            continue
        if _is_sentence(sentence):
            yield sentence


def _docstrings(tree: ast.Module) -> set[int]:
    """Any string that stands alone: of modules, classes, functions and attributes."""
    return {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        for part in ast.walk(node.value)
        if isinstance(node.value, ast.Constant)
    }


def _template(node: ast.JoinedStr) -> str:
    parts, count = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{count}}}")
            count += 1
    return "".join(parts)


def _is_sentence(text: str) -> bool:
    begins = text[:1].isupper() or text.startswith("{")
    return begins and len(text.split()) > 2 and text.endswith(".") and "\n" not in text


def _literal(sentence: str) -> str:
    escaped = sentence.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def main() -> None:
    CATALOG.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
