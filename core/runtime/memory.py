"""Telling "out of memory" from other errors."""

from __future__ import annotations

import torch

_SAYINGS = ("not enough memory", "can't allocate memory", "_STATUS_ALLOC_FAILED")
"""The CPU allocator's words on Windows and elsewhere, and the codes of cuBLAS and cuDNN."""


def is_out_of_memory(error: BaseException) -> bool:
    """True for CUDA's, its libraries', Python's and the CPU allocator's way of saying it."""
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or any(
        saying in str(error) for saying in _SAYINGS
    )
