from dataclasses import replace

import pytest
import torch

from core.data.penalty import generated_penalty
from core.models.efficientad.batches import BatchSource
from core.models.efficientad.schedule import SCHEDULES, Schedule

SIDE = 128
SHORT = replace(SCHEDULES["quick"], batch=2, views=3)
PAPER = SCHEDULES["full"]


def _source(schedule: Schedule, seed: int = 0, images: int = 5) -> BatchSource:
    pictures = [torch.full((3, SIDE, SIDE), i / 10) for i in range(images)]
    return BatchSource(pictures, generated_penalty((SIDE, SIDE), 0), schedule, seed)


@pytest.mark.parametrize("schedule", [SHORT, PAPER])
def test_a_batch_follows_from_seed_and_step_alone(schedule: Schedule) -> None:
    fresh, used = _source(schedule), _source(schedule)
    for step in range(4):
        used.batch(step)
    one, same = fresh.batch(4), used.batch(4)
    assert (one.indices, one.keys) == (same.indices, same.keys)
    assert torch.equal(one.augmented, same.augmented)
    if one.penalty is not None and same.penalty is not None:
        assert torch.equal(one.penalty, same.penalty)
    assert (one.penalty is None) == (same.penalty is None) == schedule.closed_form
    other = _source(schedule, seed=1)
    assert any(
        not torch.equal(other.batch(s).augmented, fresh.batch(s).augmented) for s in range(4)
    )


def test_every_image_is_drawn_once_per_epoch() -> None:
    source = _source(PAPER, images=5)
    drawn = [source.batch(step).indices[0] for step in range(10)]
    assert sorted(drawn[:5]) == sorted(drawn[5:]) == list(range(5))


def test_a_view_is_always_the_same_picture_and_view_zero_the_original() -> None:
    source = _source(SHORT)
    seen: dict[tuple[int, int], torch.Tensor] = {}
    for step in range(30):
        batch = source.batch(step)
        for key, original, view in zip(batch.keys, batch.images, batch.augmented, strict=True):
            assert torch.equal(seen.setdefault(key, view), view)
            if key[1] == 0:
                assert torch.equal(original, view)
    assert {view for _, view in seen} == {0, 1, 2}


def test_the_papers_step_augments_anew_each_time() -> None:
    source = _source(PAPER, images=1)
    first, second = source.batch(0), source.batch(1)
    assert torch.equal(first.images, second.images)
    assert not torch.equal(first.augmented, second.augmented)


def test_without_penalty_images_there_are_none() -> None:
    source = BatchSource([torch.zeros(3, SIDE, SIDE)], None, PAPER, 0)
    assert source.batch(0).penalty is None
