"""Collects what people read, for the translators, and makes what the program loads.

Usage: python -m tests.helpers.translations
Writes the catalogue of sentences, adds new texts of the sources to every .ts file, drops those
that are gone, and compiles the .qm files. Prints how many texts wait for a translation.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.helpers import sentence_catalog

ROOT = sentence_catalog.ROOT
FOLDER = ROOT / "resources" / "translations"


def main() -> None:
    sentence_catalog.main()
    run("ruff", "format", "--quiet", str(sentence_catalog.CATALOG))
    sources = [str(p.relative_to(ROOT)) for p in sorted((ROOT / "app").rglob("*.py"))]
    for path in sorted(FOLDER.glob("*.ts")):
        run("pyside6-lupdate", "-no-obsolete", "-locations", "none", *sources, "-ts", str(path))
        run("pyside6-lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))
        waiting = len(re.findall(r'type="unfinished"', path.read_text(encoding="utf-8")))
        print(f"{path.name}: {waiting} texts wait for a translation")


def run(program: str, *arguments: str) -> None:
    place = Path(sys.executable).with_name(program)
    subprocess.run([str(place), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
