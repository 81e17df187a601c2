"""Results written while the process is killed; nothing acknowledged may be missing or doubled.

Usage: python -m tests.benchmark.kill_store [--parts 100000] [--kills 50] [--seed 1]
On SQLite; on PostgreSQL; on PostgreSQL whose server is stopped as by a crash, and started again,
in the middle of every fifth life. Without a PostgreSQL server on this machine only the first.
Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.helpers.postgres import PostgresServer, postgres, server_programs
from tests.helpers.store_kills import kill_often

AWAY_S = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--longest-s", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    report: dict[str, Any] = {"sqlite": on_sqlite(arguments)}
    if server_programs() is not None:
        report["postgresql"] = on_postgres(arguments, restarts=False)
        report["postgresql, restarted"] = on_postgres(arguments, restarts=True)
    print(json.dumps(report, indent=1))


def on_sqlite(arguments: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        return killed(f"sqlite:///{name}/results.sqlite", Path(name), arguments)


def on_postgres(arguments: argparse.Namespace, *, restarts: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, postgres() as server:

        def disturb(number: int) -> None:
            if restarts and number % 5 == 0:
                restart(server)

        return killed(server.url, Path(name), arguments, disturb)


def restart(server: PostgresServer) -> None:
    server.stop()
    time.sleep(AWAY_S)
    server.start()


def killed(
    url: str,
    folder: Path,
    arguments: argparse.Namespace,
    disturb: Callable[[int], None] = lambda number: None,
) -> dict[str, Any]:
    began = time.monotonic()
    found = kill_often(
        url,
        folder,
        kills=arguments.kills,
        parts=arguments.parts,
        longest_s=arguments.longest_s,
        seed=arguments.seed,
        disturb=disturb,
    )
    return {**asdict(found), "seconds": round(time.monotonic() - began)}


if __name__ == "__main__":
    main()
