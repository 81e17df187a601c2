"""What the view remembers of one line between two looks at it. No Qt in here."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from app.outputs.snapshot import OutputsFace
from app.station.history import MOST_BYTES
from app.station.result import InspectionResult
from app.station.snapshot import LineFace, LineSnapshot, LineState
from camera.types import ConnectionState, Frame
from core.types import Verdict

RECENT = 64
PINNED = 12
"""NG parts that wait for an operator; older ones are in the record of the line."""


class LineModel:
    """Pulls from a line and never makes it wait. Use from the thread of the window."""

    def __init__(self, line: LineFace, outputs: OutputsFace | None = None) -> None:
        """``outputs`` None: no recipe of the line has any."""
        self.line, self.outputs = line, outputs
        self.snapshot: LineSnapshot = line.snapshot()
        self.recent: deque[InspectionResult] = deque(maxlen=RECENT)
        self.pinned: deque[InspectionResult] = deque(maxlen=PINNED)
        self.frame: Frame | None = None
        self.selected: InspectionResult | None = None
        """A part that the operator enlarged; the view stays on it until it is released."""

    @property
    def shown(self) -> InspectionResult | None:
        """The part whose picture and score are in the view."""
        if self.selected is not None:
            return self.selected
        return self.recent[-1] if self.recent else None

    @property
    def is_current(self) -> bool:
        """Whether the shown verdict may stand: the line inspects, or a part is held.

        What is wrong with the line comes first: nobody may see an OK while it is blind.
        """
        if self.snapshot.state is LineState.FAILED or self._is_blind:
            return False
        return self.selected is not None or self.snapshot.state is LineState.RUNNING

    @property
    def _is_blind(self) -> bool:
        return self.snapshot.camera is ConnectionState.LOST

    def refresh(self) -> bool:
        """Take what is new. Returns whether a result came."""
        self.snapshot = self.line.snapshot()
        self.frame = self.line.take_frame() or self.frame
        news = self.line.results_after(self.recent[-1].trigger if self.recent else 0)
        self._take(news)
        return bool(news)

    def select(self, result: InspectionResult) -> None:
        """Enlarge one part."""
        self.selected = result

    def release(self) -> None:
        """Back to the newest part."""
        self.selected = None

    def freeze(self) -> None:
        """Stay on the part that is shown while the line goes on; again: back to the newest."""
        if self.selected is not None:
            self.release()
        else:
            self.selected = self.shown

    def unpin_all(self) -> None:
        """The operator has seen all of them."""
        self.pinned.clear()

    def _take(self, news: Sequence[InspectionResult]) -> None:
        self.recent.extend(news)
        self.pinned.extend(r for r in news if r.verdict is Verdict.NG)
        if news:
            self._thin_out()

    def _thin_out(self) -> None:
        """Pictures of large cameras would fill the memory: the oldest go, pinned ones last."""
        left = MOST_BYTES
        seen: set[int] = set()
        for kept in (self.pinned, self.recent):
            for index in reversed(range(len(kept))):
                result = kept[index]
                left -= 0 if result.trigger in seen else result.picture_bytes
                seen.add(result.trigger)
                if left < 0 and result.picture_bytes:
                    kept[index] = replace(result, image=None, maps=None)
