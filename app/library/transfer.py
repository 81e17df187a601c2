"""A model version as one file, for other stations."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from app.access.audit import Action
from app.access.exporting import recorded_export
from app.files import held
from app.library.errors import LibraryError
from app.library.versions import MODEL, RECORD, VersionLibrary
from core.artifact.store import load_artifact
from core.errors import writing_remedy

SUFFIX = ".goodpart"
SUMS = "sha256.json"
_MOST_BYTES = 4 << 30
"""Of an unpacked model; more is no model but a bomb."""


def export_version(library: VersionLibrary, number: int, file: Path, by: str = "") -> Path:
    """Write version ``number`` with the checksum of every file in it. Whole or not at all.

    Raises LibraryError, ArtifactError for a damaged model.
    """
    library.get(number)
    model = library.model(number)
    load_artifact(model)
    partial = file.with_name(f".{file.name}.new")
    contents = {f"{MODEL}/{p.name}": p for p in sorted(model.iterdir()) if p.is_file()}
    contents[RECORD] = model.parent / RECORD
    name = library.name(number)
    with recorded_export(library.audit, by, Action.VERSION_EXPORTED, file, subject=name):
        try:
            _write(contents, partial, file)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise LibraryError(
                f"{file} could not be written: {error.strerror or error}.",
                "Nothing was exported.",
                writing_remedy(error),
            ) from error
    return file


def _write(contents: Mapping[str, Path], partial: Path, file: Path) -> None:
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        sums = {name: _digest(path.read_bytes()) for name, path in contents.items()}
        for name, path in contents.items():
            archive.write(path, name)
        archive.writestr(SUMS, json.dumps(sums, indent=1))
    held(lambda: partial.replace(file))


def import_version(library: VersionLibrary, file: Path, by: str) -> int:
    """Add the file's model as a new version, not live; returns its number.

    Raises LibraryError: no such file, damaged, not one of ours; ArtifactError: a damaged model.
    """
    number = library.next_number()
    place = library.model(number)
    try:
        record = _unpack(file, place)
        library.audit.record(by, Action.VERSION_IMPORTED, library.name(number), old=str(file))
        library.add(
            number,
            by=by,
            snapshot=str(record.get("snapshot", "")),
            figures=record.get("figures", {}),
            notes=f"Imported from {file.name}. {record.get('notes', '')}".strip(),
            product=str(record.get("product", "")),
        )
    except BaseException:
        library.give_up(number)
        raise
    return number


def _unpack(file: Path, place: Path) -> dict[str, dict[str, float]]:
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
                raise _refused(file, "holds more than a model")
            sums: dict[str, str] = json.loads(archive.read(SUMS))
            contents = {name: archive.read(name) for name in sums}
    except OSError as error:
        why = f"can't be read: {error.strerror or error}"
        raise _refused(file, why, "Check the path and the permissions.") from error
    except (KeyError, ValueError, zipfile.BadZipFile, EOFError) as error:
        raise _refused(file, "is damaged or no exported version") from error
    if any(_digest(contents[name]) != digest for name, digest in sums.items()):
        raise _refused(file, "is damaged: a checksum does not fit")
    place.mkdir(parents=True)
    for name, content in contents.items():
        if name != RECORD:
            # Only the name: a path in a foreign archive must not lead out of the folder.
            (place / PurePosixPath(name).name).write_bytes(content)
    record: dict[str, dict[str, float]] = json.loads(contents.get(RECORD, b"{}"))
    return record


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _refused(file: Path, why: str, remedy: str = "Export it again.") -> LibraryError:
    return LibraryError(f"The file {file} {why}.", "Nothing was imported.", remedy)
