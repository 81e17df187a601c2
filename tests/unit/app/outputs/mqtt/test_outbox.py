from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.outputs.errors import OutputError
from app.outputs.mqtt.outbox import CONFIRMED, Outbox
from app.outputs.mqtt.segments import Letter

LIMIT = 16_000


def letter(number: int, *, minor: bool = True, size: int = 100) -> Letter:
    return Letter(f"run/{number}", minor, "x" * size)


def fill(outbox: Outbox, *letters: Letter) -> int:
    given_up = 0
    for each in letters:
        given_up += outbox.make_room(len(each.line()) + 1)
        outbox.append(each)
    return given_up


def numbers(outbox: Outbox) -> list[int]:
    """Takes and confirms everything."""
    found = []
    while (each := outbox.take()) is not None:
        found.append(int(each.ident.split("/")[1]))
        outbox.confirm(each.ident)
    return found


def size_on_disk(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.jsonl"))


def test_the_order_is_kept_over_many_files_and_lives(tmp_path: Path) -> None:
    first = Outbox(tmp_path, LIMIT)
    fill(first, *(letter(n) for n in range(100)))
    assert len(list(tmp_path.glob("*.jsonl"))) > 3
    first.close()
    second = Outbox(tmp_path, LIMIT)
    assert second.waiting == 100
    fill(second, letter(100))
    assert numbers(second) == list(range(101))
    assert second.waiting == 0
    second.close()
    assert not list(tmp_path.glob("*.jsonl"))


def test_what_was_confirmed_does_not_come_again_after_an_orderly_end(tmp_path: Path) -> None:
    first = Outbox(tmp_path, LIMIT)
    fill(first, *(letter(n) for n in range(5)))
    taken = [first.take() for _ in range(3)]
    for each in taken[:2]:
        assert each is not None
        first.confirm(each.ident)
    first.keep_place()
    first.close()
    second = Outbox(tmp_path, LIMIT)
    assert numbers(second) == [2, 3, 4]
    second.close()


def test_without_a_place_everything_comes_again(tmp_path: Path) -> None:
    first = Outbox(tmp_path, LIMIT)
    fill(first, *(letter(n) for n in range(3)))
    each = first.take()
    assert each is not None
    first.confirm(each.ident)
    first.close()
    (tmp_path / CONFIRMED).write_bytes(b"\xff torn")
    second = Outbox(tmp_path, LIMIT)
    assert numbers(second) == [0, 1, 2]
    second.close()


def test_an_acknowledgement_out_of_order_forgets_nothing_before_it(tmp_path: Path) -> None:
    first = Outbox(tmp_path, LIMIT)
    fill(first, letter(0), letter(1))
    assert first.take() is not None
    assert first.take() is not None
    first.confirm("run/1")
    first.keep_place()
    first.close()
    second = Outbox(tmp_path, LIMIT)
    assert numbers(second) == [0, 1]
    second.close()


def test_the_oldest_minor_letters_are_given_up_and_never_what_matters(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, LIMIT)
    parts = [letter(n, minor=n % 5 != 0) for n in range(300)]
    given_up = fill(outbox, *parts)
    assert 0 < size_on_disk(tmp_path) <= LIMIT
    left = numbers(outbox)
    assert given_up == 300 - len(left)
    assert [n for n in left if n % 5 == 0] == list(range(0, 300, 5))
    minor = [n for n in left if n % 5]
    assert minor == [n for n in range(min(minor), 300) if n % 5], "the newest are kept"
    outbox.close()


def test_the_oldest_of_all_goes_where_everything_matters(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, LIMIT)
    given_up = fill(outbox, *(letter(n, minor=False) for n in range(300)))
    assert size_on_disk(tmp_path) <= LIMIT
    assert numbers(outbox) == list(range(given_up, 300))
    outbox.close()


def test_what_is_under_way_is_not_given_up(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, LIMIT)
    fill(outbox, letter(0), letter(1))
    assert outbox.take() is not None
    fill(outbox, *(letter(n) for n in range(2, 300)))
    outbox.confirm("run/0")
    left = numbers(outbox)
    assert 0 not in left
    assert 1 not in left
    assert left == list(range(left[0], 300))
    outbox.close()


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    first = Outbox(tmp_path, LIMIT)
    fill(first, letter(0))
    first.close()
    (path,) = tmp_path.glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'["run/1", tr')
    second = Outbox(tmp_path, LIMIT)
    fill(second, letter(2))
    assert numbers(second) == [0, 2]
    second.close()


def test_a_folder_has_one_owner(tmp_path: Path) -> None:
    first = Outbox(tmp_path, LIMIT)
    with pytest.raises(OutputError, match="can't be used"):
        Outbox(tmp_path, LIMIT)
    first.close()
    Outbox(tmp_path, LIMIT).close()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["put", "take", "confirm", "restart"]), max_size=120))
def test_nothing_is_lost_whatever_the_order_of_things(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("outbox")
    outbox = Outbox(folder, LIMIT)
    put, under_way, confirmed = 0, [], 0
    for step in steps:
        if step == "put":
            fill(outbox, letter(put, size=400))
            put += 1
        elif step == "take" and (each := outbox.take()) is not None:
            under_way.append(each)
        elif step == "confirm" and under_way:
            outbox.confirm(under_way.pop(0).ident)
            confirmed += 1
        elif step == "restart":
            outbox.keep_place()
            outbox.close()
            outbox, under_way = Outbox(folder, LIMIT), []
        if put - confirmed > 25:
            break
    for each in under_way:
        outbox.confirm(each.ident)
        confirmed += 1
    assert outbox.waiting == put - confirmed
    assert numbers(outbox) == list(range(confirmed, put))
    outbox.close()
