"""Where a teacher's weights come from; written beside them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Provenance(BaseModel):
    """``<weights>.provenance.json``. ``sha256`` is that of the weight file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: str
    size: str
    created_utc: str
    sha256: str
    licence: str
    recipe: dict[str, str | int | float] = Field(default_factory=dict)
    figures: dict[str, float] = Field(default_factory=dict)
