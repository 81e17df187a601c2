"""What a line must not wait for when it starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[4]
SLOW = ("torchvision", "torch._dynamo", "sympy", "openvino", "onnxruntime", "onnx", "nncf")


def test_a_predictor_imports_no_package_that_it_does_not_need() -> None:
    code = f"import core.runtime.predictor, sys; print([m for m in {SLOW} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROGRAM, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
