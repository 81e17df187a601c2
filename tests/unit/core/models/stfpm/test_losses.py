import torch

from core.models.stfpm.losses import PyramidMatching


def test_the_loss_by_hand() -> None:
    """One level: (3, 4) against (1, 0) is 1 - 0.6; the same direction is 0; their mean is 0.2."""
    teacher = torch.tensor([[3.0, 2.0], [4.0, 0.0]]).view(1, 2, 1, 2)
    student = torch.tensor([[1.0, 7.0], [0.0, 0.0]]).view(1, 2, 1, 2)
    one = PyramidMatching()((teacher, teacher, teacher), (student, teacher, teacher))
    assert torch.isclose(one["pyramid"], torch.tensor(0.2), atol=1e-6)
    three = PyramidMatching()((teacher,) * 3, (student,) * 3)
    assert torch.isclose(three["pyramid"], torch.tensor(0.6), atol=1e-6)


def test_the_loss_is_a_mean_over_the_batch() -> None:
    """A sum over the batch would make the learning rate depend on the batch's size."""
    torch.manual_seed(0)
    levels = [tuple(torch.randn(1, c, s, s) for c, s in ((4, 8), (6, 4), (8, 2))) for _ in "ts"]
    single = PyramidMatching()(levels[0], levels[1])["pyramid"]
    twice = [tuple(m.repeat(2, 1, 1, 1) for m in level) for level in levels]
    assert torch.isclose(PyramidMatching()(twice[0], twice[1])["pyramid"], single)
