"""What a shadow model said beside the live one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.files import append_line
from app.library.entries import Entry
from app.library.logs import read_log
from app.station.shadow import ShadowComparison
from core.data.images import read_image, write_image
from core.types import Image, Verdict

FOLDER = "shadow"
LOG = "comparisons.jsonl"
KEPT = 300
"""Pictures of disagreements; the oldest go."""


class ShadowEntry(Entry):
    """One line of the log. Scores are shares of the threshold; ``file`` only of a disagreement."""

    at_utc: str
    line: str
    trigger: int
    live: Verdict
    shadow: Verdict
    live_share: float
    shadow_share: float
    skipped: int = 0
    """Parts since the line before that the shadow was too slow for."""
    file: str = ""


class ShadowLog:
    """Of one version, below the product's folder. One thread writes, others may read.

    Raises DataError, ImageError: full disk.
    """

    def __init__(self, root: Path, number: int) -> None:
        self._folder = root / FOLDER / str(number)
        self._skipped = 0

    def add(self, comparison: ShadowComparison) -> None:
        live, judged = comparison.live, comparison.shadow
        file = ""
        if not comparison.agrees and live.image is not None:
            file = f"{live.arrived_ns}_{live.trigger}.png"
            write_image(self._folder / file, live.image)
            self._thin_out()
        entry = ShadowEntry(
            at_utc=datetime.now(UTC).isoformat(timespec="seconds"),
            line=live.line,
            trigger=live.trigger,
            live=live.verdict,
            shadow=judged.verdict,
            live_share=_share(live.score, live.threshold),
            shadow_share=_share(judged.score, judged.threshold),
            skipped=self._take_skipped(),
            file=file,
        )
        append_line(self._folder / LOG, entry.model_dump_json())

    def skip(self) -> None:
        self._skipped += 1

    def all(self) -> tuple[ShadowEntry, ...]:
        """Oldest first."""
        return read_log(self._folder / LOG, ShadowEntry)

    def disagreements(self) -> list[ShadowEntry]:
        """Newest first."""
        return [entry for entry in reversed(self.all()) if entry.live is not entry.shadow]

    def image(self, entry: ShadowEntry) -> Image:
        """Raises ImageError where the picture has gone."""
        return read_image(self._folder / entry.file)

    def _take_skipped(self) -> int:
        taken, self._skipped = self._skipped, 0
        return taken

    def _thin_out(self) -> None:
        pictures = sorted(self._folder.glob("*.png"), key=lambda path: path.stat().st_mtime_ns)
        for path in pictures[:-KEPT]:
            path.unlink(missing_ok=True)


def number_of(model: Path) -> int:
    """Of a version's model folder; 0 for a model from elsewhere."""
    name = model.parent.name
    return int(name) if name.isdecimal() else 0


def _share(score: float | None, threshold: float | None) -> float:
    return 0.0 if score is None or not threshold else score / threshold
