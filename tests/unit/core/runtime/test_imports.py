"""What a line must not wait for when it starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.benchmark.untrained import write_untrained

PROGRAM = Path(__file__).resolve().parents[4]
SLOW = ("torchvision", "torch._dynamo", "sympy", "openvino", "onnxruntime", "onnx", "nncf")
JUDGING = """
import sys
from pathlib import Path
from core.artifact.store import load_artifact
from core.runtime.predictor import Predictor
with Predictor(load_artifact(Path(sys.argv[1])), "cpu") as predictor:
    predictor.warm_up()
print([module for module in sys.argv[2:] if module in sys.modules])
"""


def test_judging_imports_no_package_that_it_does_not_need(tmp_path: Path) -> None:
    write_untrained(tmp_path / "model", "efficientad-s", 128)
    command = [sys.executable, "-c", JUDGING, str(tmp_path / "model"), *SLOW]
    done = subprocess.run(command, cwd=PROGRAM, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
