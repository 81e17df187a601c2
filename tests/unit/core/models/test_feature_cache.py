import torch
from torch import Tensor

from core.models.feature_cache import FeatureCache


class Doubler:
    """A teacher that counts its passes."""

    def __init__(self) -> None:
        self.passes = 0

    def __call__(self, images: Tensor) -> Tensor:
        self.passes += 1
        return images * 2.0001


def test_a_value_is_computed_once_and_stays_the_same_number() -> None:
    teacher = Doubler()
    cache = FeatureCache(teacher)
    image = torch.rand(3, 8, 8)
    first, second = cache.get((0, 0), image), cache.get((0, 0), image)
    assert torch.equal(first, second)
    assert teacher.passes == 1


def test_what_does_not_fit_is_computed_again_and_is_the_same_number() -> None:
    teacher = Doubler()
    one = 3 * 8 * 8 * 2
    cache = FeatureCache(teacher, memory_bytes=2 * one)
    images = [torch.rand(3, 8, 8) for _ in range(3)]
    first = [cache.get((i, 0), image) for i, image in enumerate(images)]
    again = [cache.get((i, 0), image) for i, image in enumerate(images)]
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert teacher.passes == 3 + 1, "what was kept first is still there"
