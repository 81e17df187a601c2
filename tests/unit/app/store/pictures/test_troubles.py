"""Sentences: said when they change."""

from __future__ import annotations

from collections import Counter

from app.store.pictures.policy import PictureGroup
from app.store.pictures.troubles import RoomTrouble, behind

OK, OTHERS, NG = PictureGroup


def test_it_is_said_once_and_taken_back() -> None:
    said: list[str] = []
    trouble = RoomTrouble(said.append)
    for _ in range(3):
        trouble.refuse(OK)
    trouble.refuse(NG)
    trouble.accept(NG)
    trouble.accept(OK)
    trouble.accept(OK)
    assert len(said) == 4
    assert "disk is full" in said[0] and "of good parts are not kept" in said[0]
    assert "Results go on" in said[0]
    assert "good and rejected parts" in said[1]
    assert said[2] == said[0] and said[3] == ""


def test_that_good_ones_make_room_is_as_it_should_be() -> None:
    said: list[str] = []
    trouble = RoomTrouble(said.append)
    trouble.lose(frozenset({OK}))
    assert said == []
    trouble.lose(frozenset({OK, NG}))
    assert "oldest pictures of rejected parts make room" in said[0]
    trouble.there_is_room()
    assert said[1:] == [""]


def test_more_room_does_not_mend_what_is_not_about_room() -> None:
    said: list[str] = []
    trouble = RoomTrouble(said.append)
    trouble.refuse(NG, "The folder can't be written.")
    trouble.there_is_room()
    assert said == [
        "The folder can't be written. Pictures of rejected parts are not kept. "
        "Results go on. Free disk space, or keep fewer pictures."
    ]
    trouble.accept(NG)
    assert said[-1] == ""


def test_what_was_given_up_is_counted() -> None:
    assert behind(Counter()) == ""
    assert "3 of good parts, 1 of rejected parts" in behind(Counter({NG: 1, OK: 3}))
