import pytest
import torch

from core.errors import DeviceError
from core.runtime.device import choose_device, choose_precision, preferred_precision
from core.runtime.memory import is_out_of_memory


def test_auto_takes_cuda_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert choose_device("auto").type == "cpu"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert choose_device("auto") == torch.device("cuda:0")


def test_absent_and_unknown_devices_are_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    assert choose_device("cuda") == torch.device("cuda")
    with pytest.raises(DeviceError, match="not there"):
        choose_device("cuda:1")
    for name in ("abacus", "meta", ""):
        with pytest.raises(DeviceError, match="no device type"):
            choose_device(name)


def test_a_named_precision_is_kept_and_an_unknown_one_refused() -> None:
    cpu = torch.device("cpu")
    assert choose_precision("fp32", cpu) == "fp32"
    assert choose_precision("bf16", cpu) == "bf16"
    assert choose_precision("auto", cpu) == preferred_precision(cpu)
    with pytest.raises(DeviceError, match="fp8"):
        choose_precision("fp8", cpu)


@pytest.mark.parametrize(("capability", "expected"), [((7, 5), "fp32"), ((9, 0), "bf16")])
def test_bf16_on_cuda_needs_tensor_cores_for_it(
    capability: tuple[int, int], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda _device: capability)
    assert preferred_precision(torch.device("cuda:0")) == expected


@pytest.mark.parametrize("supported", [True, False])
def test_bf16_on_the_cpu_needs_its_instructions(
    supported: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"):
        monkeypatch.setattr(torch.cpu, name, lambda: supported, raising=False)
    assert preferred_precision(torch.device("cpu")) == ("bf16" if supported else "fp32")


def test_out_of_memory_is_told_from_other_errors() -> None:
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory"))
    assert is_out_of_memory(MemoryError())
    assert is_out_of_memory(RuntimeError("DefaultCPUAllocator: can't allocate memory"))
    assert is_out_of_memory(RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"))
    assert not is_out_of_memory(RuntimeError("shape mismatch"))
