"""Names that people can browse and any file system takes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.pictures.naming import LONGEST, group_in, hour_of, safe
from app.store.pictures.policy import PictureGroup
from core.types import Verdict
from tests.helpers.pictures import NOON, name

FORBIDDEN = set('<>:"/\\|?*\0') | {chr(n) for n in range(32)}


def test_a_path_says_what_it_shows() -> None:
    local = NOON.astimezone()
    path = name(42, Verdict.NG, serial="A/17", score=0.7341, line="Line 1").path(".png")
    assert path == (
        f"{local:%Y-%m-%d}/Line-1/{local:%H}h/"
        f"{local:%Y%m%d-%H%M%S}-000_000042_NG_0.7341_A-17_original.png"
    )


def test_what_is_not_known_is_left_out() -> None:
    file = PurePosixPath(name(1, Verdict.CANNOT_JUDGE, score=None).path(".jpg")).name
    assert file.endswith("_000001_CANNOT-JUDGE_-_original.jpg")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_line_and_serial_number_make_a_name(line: str, serial: str) -> None:
    path = PurePosixPath(name(1, line=line, serial=serial).path(".png"))
    assert len(path.parts) == 4
    for word in path.parts:
        assert not set(word) & FORBIDDEN and not word.endswith((".", " "))
        assert word.partition(".")[0].lower() not in {"con", "nul", "aux", "prn", "com1", "lpt9"}
        assert len(word) < 120
    assert group_in(path.name) is PictureGroup.OK
    assert hour_of(path.parent) == NOON.replace(minute=0)


def test_reserved_names_are_none() -> None:
    assert [safe(word) for word in ("CON", "com1", "lpt9.txt")] == ["-CON", "-com1", "lpt9-txt"]
    assert safe("Würfel 3") == "Würfel-3" and len(safe("x" * 300)) == LONGEST


@pytest.mark.parametrize(
    ("verdict", "known", "group"),
    [
        (Verdict.OK, False, PictureGroup.OK),
        (Verdict.OK, True, PictureGroup.NG),
        (Verdict.NG, False, PictureGroup.NG),
        (Verdict.CANNOT_JUDGE, False, PictureGroup.OTHERS),
        (Verdict.CANNOT_JUDGE, True, PictureGroup.NG),
    ],
)
def test_a_name_tells_its_group(verdict: Verdict, known: bool, group: PictureGroup) -> None:
    path = name(1, verdict, known=known, serial="S").path(".png")
    assert group_in(PurePosixPath(path).name) is group


@pytest.mark.parametrize(
    "other", ["notes.txt", "holiday.png", "a_b_c_d_original.png", "20261127-1_x_OK_1_map.png", ""]
)
def test_other_files_are_none_of_ours(other: str) -> None:
    assert group_in(other) is None


@pytest.mark.parametrize("other", ["2026-11-27", "a/b/c", "2026-13-01/Line/10h", "."])
def test_other_folders_are_none_of_ours(other: str) -> None:
    assert hour_of(PurePosixPath(other)) is None


def test_names_sort_by_time() -> None:
    times = [
        datetime(2026, 11, 27, 10, tzinfo=UTC) + timedelta(milliseconds=n * 7) for n in range(50)
    ]
    paths = [name(1, at=at).path(".png") for at in times]
    assert paths == sorted(paths)
