"""A stand-in for main.py that answers ``product ACTION FOLDER ...`` at once.

Run as a script. A file ``answers.json`` in the folder says what an action gives: exit code and
result. ``wait`` among an answer's keys keeps the process until it is ended.
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
    "losses": {"autoencoder": 0.5},
    "images_per_second": 2.5,
    "seconds_left": 70.0,
}


def main(arguments: list[str]) -> int:
    """Note what was asked, say a step, answer."""
    action, folder = arguments[1], Path(arguments[2])
    with (folder / "asked.txt").open("a", encoding="utf-8") as file:
        file.write(" ".join(arguments[1:2] + arguments[3:]) + "\n")
    answer = json.loads((folder / "answers.json").read_text(encoding="utf-8")).get(action, {})
    print(json.dumps(STEP), file=sys.stderr, flush=True)
    if answer.pop("wait", False):
        signal.sigwait([signal.SIGTERM])
        print(json.dumps({"error": "Stopped.", "exit_code": 130}), flush=True)
        return 130
    code = int(answer.pop("code", 0))
    print(json.dumps(answer), flush=True)
    return code


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    sys.exit(main(sys.argv[1:]))
