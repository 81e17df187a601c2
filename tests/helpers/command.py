"""Runs the program as its user does: main.py in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np

MAIN = Path(__file__).resolve().parents[2] / "main.py"
TINY = ("--image-size", "128", "--teacher", "random", "--penalty", "none", "--schedule", "demo")
"""Arguments of ``train`` that keep a run to seconds; the model is worth nothing."""


def start(*arguments: object) -> subprocess.Popen[str]:
    """A running command whose output can be read line by line."""
    return subprocess.Popen(
        [sys.executable, str(MAIN), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A command run to its end."""
    process = start(*arguments)
    output, errors = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def last_json(ended: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The object in the last line of standard output."""
    parsed = json.loads(ended.stdout.splitlines()[-1])
    assert isinstance(parsed, dict)
    return parsed


def draw_parts(root: Path, good: int = 8, bad: int = 3, side: int = 128) -> Path:
    """A plain data set of discs, some with a red blot, below ``root``/good and ``root``/bad."""
    random = np.random.default_rng(0)
    for kind, count in (("good", good), ("bad", bad)):
        (root / kind).mkdir(parents=True)
        for index in range(count):
            image = np.full((side, side, 3), 110, np.uint8)
            cv2.circle(image, (side // 2, side // 2), side // 4, (90, 180, 200), -1)
            if kind == "bad":
                cv2.circle(image, (side // 3 + 12 * index, side // 2), 9, (0, 0, 255), -1)
            noisy = image + random.normal(0, 4, image.shape)
            path = root / kind / f"{index}.png"
            assert cv2.imwrite(str(path), np.clip(noisy, 0, 255).astype(np.uint8))
    return root
