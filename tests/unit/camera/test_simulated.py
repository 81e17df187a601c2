import numpy as np

from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine

RENDERER = PartRenderer(0, 128, 128)


def test_the_truth_of_a_frame_is_kept_by_its_number() -> None:
    line = SimulatedLine(RENDERER, defect_rate=0.5, clock_ns=lambda: 17)
    line.start()
    for _ in range(6):
        frame = line.fetch(1.0)
        assert frame is not None
        part = line.part(frame.frame_id)
        assert np.array_equal(part.image, frame.image)
        assert part.mask.any() == (part.kind is not None)
        assert frame.timestamp_ns == 17


def test_the_rate_of_defects_is_as_asked() -> None:
    def bad(rate: float) -> int:
        line = SimulatedLine(RENDERER, defect_rate=rate)
        return sum(line.part(i).kind is not None for i in range(40))

    assert bad(0.0) == 0
    assert bad(1.0) == 40
    assert 8 < bad(0.5) < 32
