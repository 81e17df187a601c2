from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from core.errors import ArtifactError, TrainingError
from core.models import tiled
from core.models.efficientad.inference import EfficientAdInference
from core.models.fractalad.networks import FractalAdInference
from core.models.pyramid.inference import PyramidInference
from core.models.registry import build_inference_model, in_tiles, tile_cells
from core.models.tiled import Stitching, Tiled
from core.models.tiling import GRID, MOST_TILES, Tiling, tiling_for
from core.scoring.maps import to_pixels
from core.types import Map

HEIGHT, WIDTH, TILE, OVERLAP = 224, 256, 128, 48
SIZE = {"height": HEIGHT, "width": WIDTH, "tile": TILE, "overlap": OVERLAP}
NETWORKS: dict[str, tuple[str, dict[str, object], Callable[[], nn.Module]]] = {
    "S": ("efficientad-s", {"size": "s"}, lambda: EfficientAdInference("s", TILE, TILE)),
    "M": ("efficientad-m", {"size": "m"}, lambda: EfficientAdInference("m", TILE, TILE)),
    "stfpm": (
        "stfpm",
        {"backbone": "resnet18", "combination": "product"},
        lambda: PyramidInference("resnet18", "product"),
    ),
    "dcam": (
        "dcam",
        {"backbone": "pdn-s", "combination": "sum"},
        lambda: PyramidInference("pdn-s", "sum"),
    ),
    "fractalad": ("fractalad", {"backbone": "resnet18"}, FractalAdInference),
}


def _tiled(name: str) -> Tiled:
    method, network, make = NETWORKS[name]
    torch.manual_seed(0)
    model = in_tiles(make().eval(), method, network | SIZE)
    assert isinstance(model, Tiled)
    return model


@pytest.mark.parametrize(
    ("side", "tile", "rows"), [(1024, 256, 5), (768, 256, 4), (256, 128, 3), (144, 128, 2)]
)
def test_tiles_cover_the_picture_and_overlap(side: int, tile: int, rows: int) -> None:
    tiling = tiling_for(side, tile + GRID, tile)
    offsets = np.array(tiling.rows)
    assert len(offsets) == rows
    assert (offsets[0], offsets[-1]) == (0, side - tile)
    assert not (offsets % GRID).any()
    steps = np.diff(offsets)
    assert steps.min() >= steps.max() - GRID, "spread evenly"
    assert steps.max() <= tile - tiling.overlap
    assert tiling.count == 2 * rows


def test_every_tile_is_what_lies_there() -> None:
    tiling = tiling_for(HEIGHT, WIDTH, TILE)
    images = torch.randn(2, 3, HEIGHT, WIDTH)
    tiles = tiling.cut(images)
    places = [(y, x) for y in tiling.rows for x in tiling.columns]
    for tile, (y, x) in zip(tiles, places, strict=True):
        assert torch.equal(tile, images[:, :, y : y + TILE, x : x + TILE])


@pytest.mark.parametrize(
    ("height", "width", "tile", "what", "remedy"),
    [
        (512, 512, 112, "A tile of 112 px is none of 128", "tiles of 256"),
        (512, 512, 250, "A tile of 250 px is none of", "tiles of 256"),
        (256, 512, 384, "larger than 256 x 512", "smaller tiles"),
        (256, 256, 384, "larger than", "Leave the tiles out"),
        (1000, 768, 256, "no multiples of 16", "992x768"),
        (260, 260, 256, "no multiples of 16", "Leave the tiles out"),
        (256, 256, 256, "would be the whole picture", "Leave the tiles out"),
        (4096, 4096, 256, "tiles of 256 px", f"{MOST_TILES} tiles"),
    ],
)
def test_nonsense_is_refused_with_what_fits(
    height: int, width: int, tile: int, what: str, remedy: str
) -> None:
    with pytest.raises(TrainingError) as refused:
        tiling_for(height, width, tile)
    assert what in refused.value.what
    assert remedy in refused.value.remedy


def test_stitched_maps_agree_with_the_map_they_were_cut_from() -> None:
    tiling = Tiling(HEIGHT, WIDTH, TILE, OVERLAP)
    whole = torch.rand(2, 2, HEIGHT // 4, WIDTH // 4)
    pieces = [
        whole[:, :, y // 4 : y // 4 + TILE // 4, x // 4 : x // 4 + TILE // 4]
        for y in tiling.rows
        for x in tiling.columns
    ]
    stitched = Stitching(tiling, TILE // 4)(torch.cat(pieces))
    assert torch.allclose(stitched, whole, atol=1e-6)


def test_a_tile_has_least_to_say_at_its_edge() -> None:
    tiling = Tiling(TILE, TILE + 80, TILE, OVERLAP)
    maps = torch.zeros(2, 1, 32, 32)
    maps[1] = 1.0
    row = Stitching(tiling, 32)(maps)[0, 0, 16]
    assert not row[:20].any(), "cells of the first tile alone"
    assert (row[32:] == 1).all(), "cells of the second one alone"
    assert (row[20:32].diff() > 0).all()
    assert torch.allclose(row[20:32] + row[20:32].flip(0), torch.ones(12))


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("place", [(20, 24), (110, 131), (180, 214)])
def test_a_spot_lies_in_the_map_where_it_lies_in_the_picture(
    name: str, place: tuple[int, int]
) -> None:
    model = _tiled(name)
    plain = torch.zeros(1, 3, HEIGHT, WIDTH)
    spoilt = plain.clone()
    spoilt[:, :, place[0] - 4 : place[0] + 4, place[1] - 4 : place[1] + 4] = 8.0
    with torch.inference_mode():
        change = (model(spoilt) - model(plain))[0, 0].abs().numpy()
    centre = _centre(to_pixels(change, (HEIGHT, WIDTH), (HEIGHT, WIDTH)))
    assert centre == pytest.approx(place, abs=8)


def _centre(pixels: Map) -> tuple[float, float]:
    """Of what changed most; not beyond the last cells, whose values repeat to the border."""
    strong = pixels > pixels.max() / 2
    rows, columns = np.nonzero(strong)
    weights = pixels[strong]
    return float(np.average(rows, weights=weights)), float(np.average(columns, weights=weights))


@pytest.mark.parametrize("name", ["S", "stfpm"])
def test_few_tiles_at_once_give_the_same_maps(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    model, images = _tiled(name), torch.randn(2, 3, HEIGHT, WIDTH)
    seen: list[int] = []
    model.network.register_forward_pre_hook(lambda _, inputs: seen.append(len(inputs[0])))
    maps: list[Tensor] = []
    with torch.inference_mode():
        for at_once in (1, 5, 100):
            monkeypatch.setattr(tiled, "AT_ONCE_ON_CPU", at_once)
            maps.append(model(images))
    assert seen == [1] * 18 + [5, 5, 5, 3] + [18]
    for other in maps[1:]:
        assert torch.allclose(other, maps[0], rtol=1e-3, atol=1e-5 * float(maps[0].max()))


def test_the_maps_of_a_batch_are_those_of_its_pictures() -> None:
    model, images = _tiled("dcam"), torch.randn(2, 3, HEIGHT, WIDTH)
    with torch.inference_mode():
        together, alone = model(images), [model(image[None]) for image in images]
    assert torch.allclose(together, torch.cat(alone), rtol=1e-4, atol=1e-6)


def test_a_stored_model_comes_back_in_tiles() -> None:
    method, network, _ = NETWORKS["dcam"]
    model = _tiled("dcam")
    tensors = model.network.state_dict()
    assert not any(name.startswith("stitching") for name in model.state_dict())
    rebuilt = build_inference_model(method, network | SIZE, tensors)
    images = torch.randn(1, 3, HEIGHT, WIDTH)
    with torch.inference_mode():
        assert torch.equal(rebuilt(images), model(images))
    for wrong in ({"tile": 512}, {"overlap": 128}, {"tile": "128"}, {"overlap": 0}):
        with pytest.raises(ArtifactError, match="do not fit"):
            build_inference_model(method, network | SIZE | wrong, tensors)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_cells_of_a_tile_are_known_before_it_is_computed(name: str) -> None:
    method, network, make = NETWORKS[name]
    with torch.device("meta"):
        maps = make().eval()(torch.empty(1, 3, TILE, TILE))
    cells = tile_cells(method, network, Tiling(HEIGHT, WIDTH, TILE, OVERLAP))
    assert maps.shape[-2:] == (cells, cells)


def test_the_graph_can_be_exported() -> None:
    model, images = _tiled("dcam"), torch.randn(1, 3, HEIGHT, WIDTH)
    with torch.inference_mode():
        exported = torch.export.export(model, (images,)).module()
        assert torch.allclose(exported(images), model(images), rtol=1e-4, atol=1e-6)
