import torch

from core.data.photometric import jitter
from core.data.preprocessing import denormalise, normalise


def _colours(seed: int, colours: torch.Tensor) -> torch.Tensor:
    return denormalise(jitter(normalise(colours), torch.Generator().manual_seed(seed)))


def test_one_property_changes_by_at_most_a_fifth() -> None:
    """Recover the factor for each of the three kinds; exactly one must explain the change."""
    colours = torch.rand(1, 3, 12, 12) * 0.5 + 0.2
    grey = (colours * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    references = (torch.zeros_like(colours), grey.mean().expand_as(colours), grey)
    kinds = set()
    for seed in range(40):
        changed = _colours(seed, colours)
        for kind, reference in enumerate(references):
            ratio = ((changed - reference) / (colours - reference)).flatten()
            if ratio.std() < 1e-2 * ratio.mean().abs() and 0.79 < ratio.median() < 1.21:
                kinds.add(kind)
    assert kinds == {0, 1, 2}


def test_colours_stay_valid() -> None:
    colours = torch.rand(1, 3, 8, 8)
    for seed in range(20):
        changed = _colours(seed, colours)
        assert changed.min() >= -1e-5
        assert changed.max() <= 1 + 1e-5


def test_it_follows_the_generator() -> None:
    colours = torch.rand(1, 3, 8, 8)
    assert torch.equal(_colours(3, colours), _colours(3, colours))
    assert any(not torch.equal(_colours(3, colours), _colours(s, colours)) for s in range(4, 9))
