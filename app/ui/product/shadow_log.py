"""What the windows need of a shadow's log.

It is ``app.library.shadow.ShadowLog``, which loads the engine and so has no place here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from core.types import Image, Verdict


class ShadowRow(Protocol):
    """``app.library.shadow.ShadowEntry``."""

    @property
    def trigger(self) -> int: ...

    @property
    def live(self) -> Verdict: ...

    @property
    def shadow(self) -> Verdict: ...


class ShadowLogFace(Protocol):
    """Of one version."""

    def all(self) -> Sequence[ShadowRow]: ...

    def disagreements(self) -> Sequence[ShadowRow]: ...

    def image(self, entry: Any) -> Image: ...  # noqa: ANN401 - its own rows
