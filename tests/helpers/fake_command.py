"""A stand-in for main.py that speaks as the commands do, driven by its first argument.

Run as a script: ``python fake_command.py demo|train|inspect|wait|crash ...``.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

STEP = {
    "phase": "train",
    "step": 3,
    "steps": 10,
    "losses": {},
    "images_per_second": 2.5,
    "seconds_left": 70.0,
}
RESULTS: dict[str, dict[str, object]] = {
    "demo": {
        "caught": 18,
        "defects": 20,
        "false_rejects": 1,
        "good_parts": 20,
        "recipe": "line.json",
    },
    "train": {
        "false_reject_rate": 0.004,
        "false_reject_rate_low": 0.001,
        "false_reject_rate_high": 0.019,
        "threshold_images": 120,
    },
    "live": {},
    "results": {},
    "inspect": {"ok": 3, "ng": 2, "uncertain": 0, "not_judged": 1},
}


def main(arguments: list[str]) -> int:
    """Say progress, a line and a result, and end as the command would."""
    command = arguments[0]
    if "--output" in arguments:
        place = Path(arguments[arguments.index("--output") + 1])
        place.mkdir(parents=True)
        (place / "report.html").write_text("arguments: " + " ".join(arguments), encoding="utf-8")
    print(json.dumps(STEP), file=sys.stderr, flush=True)
    print("part 1  NG  größer", flush=True)
    if "wait" in arguments:
        return wait_for_a_stop()
    if "crash" in arguments:
        signal.raise_signal(signal.SIGKILL)
    print(json.dumps(RESULTS[command]), flush=True)
    return 8 if command == "inspect" else 0


def wait_for_a_stop() -> int:
    """Until a polite stop arrives; then what a training says."""
    signal.sigwait([signal.SIGTERM])
    print(json.dumps({"error": "Stopped.", "exit_code": 130}), flush=True)
    return 130


if __name__ == "__main__":
    if "wait" in sys.argv:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    sys.exit(main(sys.argv[1:]))
