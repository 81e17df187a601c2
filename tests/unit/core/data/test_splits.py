from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.data.layouts import Sample
from core.data.splits import split_validation


@given(st.integers(2, 300), st.integers(0, 5))
def test_every_sample_is_on_one_side_and_neither_is_empty(count: int, seed: int) -> None:
    samples = [Sample(Path(f"{i}.png")) for i in range(count)]
    training, validation = split_validation(samples, seed)
    assert training
    assert len(validation) == max(1, round(count / 10))
    assert sorted(training + validation, key=lambda s: int(s.path.stem)) == samples
    assert (training, validation) == split_validation(samples, seed)
