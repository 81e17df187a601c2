import pytest
import torch

from core.errors import ArtifactError
from core.models.efficientad.networks import map_side, random_teacher
from core.models.pyramid.inference import PyramidInference, cosine_distance
from core.models.pyramid.networks import (
    PdnPyramid,
    ResNetPyramid,
    student_pyramid,
    teacher_pyramid,
)

SIZES = [(128, 128), (130, 200), (256, 192)]


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_resnets_levels_and_its_grid_fit_any_size(height: int, width: int) -> None:
    pyramid = ResNetPyramid().eval()
    levels = pyramid(torch.randn(2, 3, height, width))
    sizes = [(-(-height // s), -(-width // s)) for s in (4, 8, 16)]
    assert [tuple(m.shape[-2:]) for m in levels] == sizes
    assert tuple(m.shape[1] for m in levels) == pyramid.channels
    assert pyramid.align([m[:, 0] for m in levels]).shape == (2, 3, *sizes[0])


@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize("normalised", [False, True])
def test_the_patch_networks_grid_fits_any_size(height: int, width: int, normalised: bool) -> None:
    pyramid = PdnPyramid(normalised=normalised).eval()
    levels = pyramid(torch.randn(2, 3, height, width))
    assert tuple(m.shape[1] for m in levels) == pyramid.channels
    aligned = pyramid.align([m[:, 0] for m in levels])
    assert aligned.shape == (2, 3, map_side(height), map_side(width))


def test_the_patch_networks_levels_are_aligned_on_their_pixels() -> None:
    """A ramp over pixel rows, told by each level at its own cells, is the same ramp aligned."""
    side = 128
    counts = [m.shape[-1] for m in PdnPyramid(normalised=False)(torch.randn(1, 3, side, side))]
    firsts, strides = (2.0, 6.0, 16.0), (2.0, 4.0, 4.0)
    ramps = [
        (first + stride * torch.arange(count)).view(1, -1, 1).expand(1, count, count)
        for first, stride, count in zip(firsts, strides, counts, strict=True)
    ]
    aligned = PdnPyramid(normalised=False).align(ramps)[0, :, :, 0]
    assert torch.allclose(aligned[0], aligned[2])
    assert torch.allclose(aligned[1], aligned[2])


def test_a_cell_of_each_level_answers_most_to_the_pixels_that_it_is_centred_on() -> None:
    """What ``align`` takes for granted, measured: the middle of each level's receptive field."""
    pyramid = PdnPyramid(normalised=False)
    image = torch.randn(1, 3, 128, 128, requires_grad=True)
    for level, first, stride in zip(pyramid(image), (2, 6, 16), (2, 4, 4), strict=True):
        (gradient,) = torch.autograd.grad(level[0, :, 3, 3].sum(), image, retain_graph=True)
        rows = gradient.abs().sum(dim=(0, 1, 3)).nonzero()
        assert abs((int(rows.min()) + int(rows.max())) / 2 - (first + 3 * stride)) <= 0.5


def test_the_embedded_networks_weights_give_its_output() -> None:
    network = random_teacher("s", 0)
    pyramid = PdnPyramid(normalised=False)
    pyramid.load_network(network)
    image = torch.randn(1, 3, 128, 136)
    assert torch.equal(pyramid(image)[2], network(image))


def test_teachers_are_frozen_and_stay_so() -> None:
    for backbone in ("resnet18", "pdn-s"):
        model = PyramidInference(backbone, "product").train()
        assert not any(p.requires_grad for p in model.teacher.parameters())
        assert not any(m.training for m in model.teacher.modules())
        assert all(p.requires_grad for p in model.student.parameters())


def test_an_unknown_backbone_is_a_sentence() -> None:
    for build in (student_pyramid, teacher_pyramid):
        with pytest.raises(ArtifactError, match="vgg"):
            build("vgg")


def test_the_distance_is_one_minus_the_cosine() -> None:
    a, b = torch.randn(2, 5, 4, 6), torch.randn(2, 5, 4, 6)
    expected = 1 - torch.cosine_similarity(a, b, dim=1)
    assert torch.allclose(cosine_distance(a, b), expected, atol=1e-6)
    assert cosine_distance(a, 3 * a).abs().max() < 1e-6


def test_maps_are_multiplied_or_added() -> None:
    torch.manual_seed(0)
    image = torch.randn(1, 3, 128, 136)
    maps = {}
    for combination in ("product", "sum"):
        torch.manual_seed(1)
        model = PyramidInference("resnet18", combination).eval()
        with torch.no_grad():
            maps[combination] = model(image)
            distances = [
                cosine_distance(t, s)
                for t, s in zip(model.teacher(image), model.student(image), strict=True)
            ]
            levels = model.student.align(distances)
    assert maps["sum"].shape == (1, 1, 32, 34)
    assert torch.allclose(maps["sum"][:, 0], levels[:, 0] + levels[:, 1] + levels[:, 2])
    product = levels[:, 0] * levels[:, 1] * levels[:, 2]
    assert torch.allclose(maps["product"][:, 0], product * 1e6, rtol=1e-4)


def test_the_fourth_stage_never_runs() -> None:
    """It does not exist: no weight of it, and no operation with 512 channels."""
    model = PyramidInference("resnet18", "product").eval()
    assert not any("layer4" in name for name in model.state_dict())
    shapes: list[torch.Size] = []
    for module in model.modules():
        if isinstance(module, torch.nn.Conv2d):
            module.register_forward_hook(lambda _m, _i, out: shapes.append(out.shape))
    model(torch.randn(1, 3, 128, 128))
    assert len(shapes) == 2 * 15
    assert max(shape[1] for shape in shapes) == 256
