import pytest
import torch

from core.models.efficientad.networks import (
    BORDER,
    RECEPTIVE_FIELD,
    STRIDE,
    Autoencoder,
    PatchDescriptionNetwork,
    Resize,
    Size,
    map_side,
    random_teacher,
)


@pytest.mark.parametrize(("size", "millions"), [("s", 8.06), ("m", 20.74)])
def test_parameter_counts_are_the_published_ones(size: Size, millions: float) -> None:
    networks = (
        PatchDescriptionNetwork(size, 384),
        PatchDescriptionNetwork(size, 768),
        Autoencoder(256, 256),
    )
    count = sum(p.numel() for network in networks for p in network.parameters())
    assert count / 1e6 == pytest.approx(millions, abs=0.01)


@pytest.mark.parametrize("size", ["s", "m"])
def test_256_pixels_give_56_cells_unpadded_and_64_padded(size: Size) -> None:
    image = torch.zeros(1, 3, 256, 256)
    assert PatchDescriptionNetwork(size, 8)(image).shape == (1, 8, 56, 56)
    assert PatchDescriptionNetwork(size, 8, padded=True)(image).shape == (1, 8, 64, 64)
    assert map_side(256) == 56


@pytest.mark.parametrize("pixels", range(128, 148))
def test_map_side_is_the_networks_own_for_every_size(pixels: int) -> None:
    network = PatchDescriptionNetwork("s", 1)
    assert network(torch.zeros(1, 3, pixels, 128)).shape[-2] == map_side(pixels)


def test_a_cell_sees_33_pixels_centred_16_pixels_in() -> None:
    network = random_teacher("s", 0).double()
    image = torch.rand(1, 3, 160, 160, dtype=torch.float64, requires_grad=True)
    row, column = 5, 9
    network(image)[0, :, row, column].sum().backward()
    assert image.grad is not None
    seen = image.grad[0].abs().sum(dim=0).nonzero()
    low, high = seen.min(dim=0).values, seen.max(dim=0).values
    assert (high - low + 1).tolist() == [RECEPTIVE_FIELD, RECEPTIVE_FIELD]
    centre = (low + RECEPTIVE_FIELD // 2).tolist()
    assert centre == [STRIDE * row + BORDER, STRIDE * column + BORDER]


def test_padded_and_unpadded_networks_agree_away_from_the_border() -> None:
    """A teacher is distilled padded and used unpadded: the weights must mean the same."""
    padded = PatchDescriptionNetwork("s", 4, padded=True).eval()
    unpadded = PatchDescriptionNetwork("s", 4).eval()
    unpadded.load_state_dict(padded.state_dict())
    image = torch.rand(1, 3, 160, 160)
    assert padded(image).shape[-1] == 40
    assert unpadded(image).shape[-1] == 32


@pytest.mark.parametrize(("height", "width"), [(128, 128), (130, 201), (192, 320), (257, 255)])
def test_the_autoencoder_matches_the_teachers_map_at_any_size(height: int, width: int) -> None:
    network = Autoencoder(height, width, channels=6).eval()
    assert network(torch.zeros(1, 3, height, width)).shape == (
        1,
        6,
        map_side(height),
        map_side(width),
    )


@pytest.mark.parametrize(("height", "width"), [(256, 256), (128, 320)])
def test_the_autoencoders_code_is_global(height: int, width: int) -> None:
    network = Autoencoder(height, width, channels=2).eval()
    assert network.encoder(torch.zeros(1, 3, height, width)).shape == (1, 64, 1, 1)


def test_a_random_teacher_follows_its_seed_and_leaves_the_global_generator() -> None:
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    one, same, other = (random_teacher("s", seed) for seed in (1, 1, 2))
    assert torch.equal(torch.rand(1), expected)
    assert torch.equal(one[0].weight, same[0].weight)
    assert not torch.equal(one[0].weight, other[0].weight)


@pytest.mark.parametrize(
    ("source", "target"), [((1, 1), (3, 3)), ((9, 5), (15, 11)), ((8, 8), (3, 5))]
)
def test_a_resize_by_products_is_torchs_bilinear_one_with_its_gradient(
    source: tuple[int, int], target: tuple[int, int]
) -> None:
    resize = Resize(source, target)
    maps = torch.randn(2, 4, *source, generator=torch.Generator().manual_seed(0))
    weights = torch.randn(2, 4, *target, generator=torch.Generator().manual_seed(1))
    gradients = []
    for way in (resize, resize.by_products):
        x = maps.clone().requires_grad_()
        (way(x) * weights).sum().backward()
        assert torch.allclose(way(x), resize(maps), atol=1e-5)
        assert x.grad is not None
        gradients.append(x.grad)
    assert torch.allclose(*gradients, atol=1e-5)


def test_the_autoencoders_weights_hold_no_tables() -> None:
    assert not [name for name in Autoencoder(128, 128).state_dict() if "resize" in name]
