import math
from dataclasses import replace

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from core.models.dcam.attention import ChannelAttention, DistributedAttention, SpatialAttention
from core.models.dcam.losses import AttentiveDistillation, channel_distance, spatial_divergence
from core.models.dcam.schedule import LARGEST_GRADIENT
from core.models.pyramid.inference import PyramidInference
from tests.helpers.pyramids import SCHEDULE, pyramid_trainer


def test_the_divergence_by_hand() -> None:
    """Teacher (0.5, 0.5), student (0.75, 0.25): KL = 0.5 ln(2/3) + 0.5 ln 2, per channel."""
    teacher = torch.zeros(1, 1, 1, 2)
    student = torch.tensor([math.log(3.0), 0.0]).view(1, 1, 1, 2)
    expected = 0.5 * math.log(2 / 3) + 0.5 * math.log(2)
    one = spatial_divergence(teacher, student, 1.0)
    assert float(one) == pytest.approx(expected, abs=1e-6)
    channels = spatial_divergence(teacher.repeat(1, 3, 1, 1), student.repeat(1, 3, 1, 1), 1.0)
    assert float(channels) == pytest.approx(3 * expected, abs=1e-6), "summed over channels"
    batch = spatial_divergence(teacher.repeat(4, 1, 1, 1), student.repeat(4, 1, 1, 1), 1.0)
    assert float(batch) == pytest.approx(expected, abs=1e-6), "mean over the batch"
    assert float(spatial_divergence(teacher, 4 * student, 4.0)) == pytest.approx(expected, abs=1e-6)


def test_the_divergence_is_the_teachers_against_the_student() -> None:
    teacher = torch.tensor([math.log(3.0), 0.0]).view(1, 1, 1, 2)
    student = torch.zeros(1, 1, 1, 2)
    expected = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    assert float(spatial_divergence(teacher, student, 1.0)) == pytest.approx(expected, abs=1e-6)


def test_the_channel_distance_by_hand() -> None:
    """Channel 1: (3, 4) against (1, 0): 0.4; channel 2 agrees: mean 0.2."""
    teacher = torch.tensor([[3.0, 4.0], [1.0, 2.0]]).view(1, 2, 1, 2)
    student = torch.tensor([[1.0, 0.0], [2.0, 4.0]]).view(1, 2, 1, 2)
    assert float(channel_distance(teacher, student)) == pytest.approx(0.2, abs=1e-6)


def test_channel_attention_by_hand() -> None:
    attention = ChannelAttention(8)
    nn.init.ones_(attention.shared[0].weight)  # type: ignore[arg-type]
    nn.init.ones_(attention.shared[2].weight)  # type: ignore[arg-type]
    maps = torch.zeros(1, 8, 2, 2)
    maps[0, 0, 0, 0] = 0.4
    # Sum of the means 0.1, sum of the maxima 0.4: sigmoid(0.5).
    weighted = attention(maps).detach()
    assert float(weighted[0, 0, 0, 0]) == pytest.approx(0.4 / (1 + math.exp(-0.5)))


def test_attentions_keep_shapes_and_only_weaken() -> None:
    maps = torch.rand(2, 16, 9, 13)
    for attention in (ChannelAttention(16), SpatialAttention(), DistributedAttention(16)):
        weighted = attention(maps)
        assert weighted.shape == maps.shape
        assert bool((weighted <= maps).all())
        assert not any("bias" in name for name, _ in attention.named_parameters())


def test_attention_is_trained_and_left_behind() -> None:
    torch.manual_seed(0)
    criterion = AttentiveDistillation((64, 128, 256))
    before = [p.clone() for p in criterion.parameters()]
    trainer = pyramid_trainer(criterion, combination="sum")
    trainer.step(0, trainer.make_batch(0))
    changed = [not torch.equal(a, b) for a, b in zip(before, criterion.parameters(), strict=True)]
    assert any(changed)
    assert not any("attention" in name for name in trainer.inference_model().state_dict())


def test_a_large_gradient_does_not_kill_the_student() -> None:
    """Unlimited, the first steps leave maps of zeros: the channel distance of all levels is 1."""
    torch.manual_seed(3)
    schedule = replace(SCHEDULE, steps=12, batch=4, largest_gradient=LARGEST_GRADIENT)
    criterion = AttentiveDistillation((64, 128, 256))
    trainer = pyramid_trainer(criterion, combination="sum", schedule=schedule)
    losses = [trainer.step(i, trainer.make_batch(i)) for i in range(12)]
    assert losses[-1]["channel"] < 2.0


def test_inference_costs_what_stfpm_costs() -> None:
    """The same modules run in the same order on the same shapes, with as many operations."""
    traces, costs = [], []
    for combination in ("product", "sum"):
        model = PyramidInference("resnet18", combination).eval()
        trace: list[tuple[str, torch.Size]] = []
        for name, module in model.named_modules():
            if not list(module.children()):
                module.register_forward_hook(
                    lambda _m, _i, out, name=name, trace=trace: trace.append((name, out.shape))
                )
        with FlopCounterMode(display=False) as counter, torch.no_grad():
            model(torch.randn(1, 3, 128, 136))
        traces.append(trace)
        costs.append((counter.get_total_flops(), sum(p.numel() for p in model.parameters())))
    assert traces[0] == traces[1]
    assert costs[0] == costs[1]


def test_the_inference_graph_is_stfpms_node_for_node() -> None:
    """The exported graphs, operation by operation with the shapes; only what combines the levels'
    three distances at the end differs, as in the papers.
    """
    image = torch.randn(1, 3, 128, 136)
    dcam, stfpm = (_operations(PyramidInference("resnet18", c), image) for c in ("sum", "product"))
    last = max(place for place, (name, _) in enumerate(dcam) if "cat" in name)
    assert dcam[: last + 1] == stfpm[: last + 1]
    assert len(dcam) - last - 1 <= 2 and len(stfpm) - last - 1 <= 2
    assert dcam[-1][1] == stfpm[-1][1] == (1, 1, 32, 34)
    assert sum("conv2d" in name for name, _ in dcam) == 2 * 15, "two ResNets, 3 stages"


def _operations(model: PyramidInference, image: torch.Tensor) -> list[tuple[str, torch.Size]]:
    with torch.no_grad():
        exported = torch.export.export(model.eval(), (image,))
    return [
        (str(node.target), node.meta["val"].shape)
        for node in exported.graph.nodes
        if node.op == "call_function" and isinstance(node.meta["val"], torch.Tensor)
    ]
