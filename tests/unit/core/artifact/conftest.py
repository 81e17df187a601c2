"""A sound model for each test to damage or replace."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.models import write_model


@pytest.fixture(scope="session")
def sound_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: ``folder`` is a copy of it."""
    return write_model(tmp_path_factory.mktemp("sound") / "model").folder


@pytest.fixture
def folder(sound_model: Path, tmp_path: Path) -> Path:
    """A model with the image threshold 1."""
    return Path(shutil.copytree(sound_model, tmp_path / "model"))
