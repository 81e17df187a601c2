"""A training that is under way, or was when the power went."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import psutil
from pydantic import ValidationError

from app.files import write_text
from app.library.entries import Entry
from app.library.errors import LibraryError
from app.library.versions import RECORD, VersionLibrary

JOB = "job.json"


class JobState(StrEnum):
    """Whether somebody works at it."""

    RUNNING = "running"
    INTERRUPTED = "interrupted"


class Partner(Entry):
    """Another product that learns the same model: its folder, and the data set of it."""

    folder: str
    snapshot: str


class TrainingJob(Entry):
    """``job.json`` beside the model that is to be: all that going on needs."""

    number: int
    method: str
    schedule: str
    steps: int
    height: int
    width: int
    teacher: str
    start: int = 0
    """The version whose weights it starts from, 0 from scratch."""
    snapshot: str
    partners: tuple[Partner, ...] = ()
    puad_weight: float = 0.0
    tile: int = 0
    """0 for a picture as a whole."""
    by: str
    notes: str = ""
    started_utc: str = ""
    pid: int = 0
    process_started: float = 0.0
    """Seconds since 1970: another process may have got the number of one that died."""

    @property
    def state(self) -> JobState:
        try:
            alive = psutil.Process(self.pid).create_time() == self.process_started
        except (psutil.Error, ValueError):
            alive = False
        return JobState.RUNNING if alive else JobState.INTERRUPTED


def begin_job(versions: VersionLibrary, job: TrainingJob) -> TrainingJob:
    """Write down that this process trains it. Raises LibraryError where another one does."""
    present = find_job(versions)
    if present is not None and present.state is JobState.RUNNING and present.pid != os.getpid():
        raise LibraryError(
            f"Version {present.number} is being trained already.",
            "No second training was started.",
            "Wait for it, or stop it first.",
        )
    own = psutil.Process()
    taken = job.model_copy(
        update={
            "pid": own.pid,
            "process_started": own.create_time(),
            "started_utc": datetime.now(UTC).isoformat(timespec="seconds"),
        }
    )
    write_text(_path(versions, job.number), taken.model_dump_json(indent=1) + "\n")
    return taken


def find_job(versions: VersionLibrary) -> TrainingJob | None:
    """The newest training without a version; None where there is none."""
    jobs = (path for path in versions.folder.glob(f"*/{JOB}") if path.parent.name.isdecimal())
    for path in sorted(jobs, key=lambda path: int(path.parent.name), reverse=True):
        if (path.parent / RECORD).is_file():
            continue
        try:
            return TrainingJob.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            continue
    return None


def end_job(versions: VersionLibrary, number: int) -> None:
    """The version is recorded: nothing is left to go on with."""
    _path(versions, number).unlink(missing_ok=True)


def discard_job(versions: VersionLibrary, number: int) -> None:
    """Give an interrupted training up. Raises LibraryError for one that runs or is a version."""
    job = find_job(versions)
    if job is None or job.number != number or job.state is JobState.RUNNING:
        raise LibraryError(
            f"There is no interrupted training of version {number}.",
            "Nothing was discarded.",
            "Stop the training first, if it runs.",
        )
    end_job(versions, number)
    shutil.rmtree(_path(versions, number).parent, ignore_errors=True)


def forget_unbegun(versions: VersionLibrary, number: int) -> None:
    """A training that failed before its first checkpoint is nothing to go on with."""
    model = versions.model(number)
    if not model.exists() and not model.with_name(model.name + ".training").exists():
        end_job(versions, number)
        shutil.rmtree(_path(versions, number).parent, ignore_errors=True)


def _path(versions: VersionLibrary, number: int) -> Path:
    return versions.model(number).with_name(JOB)
