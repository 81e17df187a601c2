import pytest
import torch

from core.errors import TrainingError
from core.models.statistics import SMALLEST_STD, ChannelStatistics


def test_batches_give_the_statistics_of_all_values() -> None:
    maps = torch.randn(7, 5, 6, 4) * torch.arange(1, 6).view(1, 5, 1, 1) + 3
    statistics = ChannelStatistics(5)
    for chunk in (maps[:2], maps[2:3], maps[3:]):
        statistics.add(chunk)
    mean, std = statistics.result()
    assert torch.allclose(mean.flatten(), maps.mean(dim=(0, 2, 3)), atol=1e-5)
    assert torch.allclose(std.flatten(), maps.std(dim=(0, 2, 3), correction=0), atol=1e-5)


def test_a_large_mean_does_not_eat_the_deviation() -> None:
    """E[x^2] - E[x]^2 in float32 gives 0 or NaN here."""
    maps = torch.randn(2, 1, 50, 50, dtype=torch.float64) + 1e6
    statistics = ChannelStatistics(1)
    statistics.add(maps)
    _, std = statistics.result()
    naive = (maps.float().square().mean() - maps.float().mean().square()).sqrt().item()
    assert std.item() == pytest.approx(maps.std().item(), rel=1e-3)
    assert naive != pytest.approx(maps.std().item(), rel=0.1)


def test_a_dead_channel_keeps_a_positive_deviation() -> None:
    statistics = ChannelStatistics(1)
    statistics.add(torch.full((1, 1, 3, 3), 2.0))
    assert statistics.result()[1].item() == pytest.approx(SMALLEST_STD)


def test_no_image_is_an_error_with_a_remedy() -> None:
    with pytest.raises(TrainingError) as caught:
        ChannelStatistics(1).result()
    assert caught.value.remedy
