"""A PostgreSQL server of the tests' own: this machine's programs, a folder and a socket of ours."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; root hands it to this user."""


def server_programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; None where there is no server on this machine."""
    places = [Path(p) for p in os.environ.get("PATH", "").split(os.pathsep) if p]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((p for p in places if all((p / n).exists() for n in ("initdb", "pg_ctl"))), None)


class PostgresServer:
    """Starts, stops and restarts; ``url`` stays the same."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._user = UNPRIVILEGED if os.geteuid() == 0 else None
        if self._user is not None:
            entry = pwd.getpwnam(self._user)
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        self._run("initdb", "--auth=trust", "--username=goodpart", "--no-sync", "--encoding=UTF8")

    @property
    def url(self) -> str:
        return f"postgresql://goodpart@/postgres?host={self._folder}"

    def start(self) -> None:
        """Returns when it takes connections."""
        options = f"-k {self._folder} -c listen_addresses=''"
        log = str(self._folder / "server.log")
        self._run("pg_ctl", "start", "--wait", "--log", log, "--options", options)

    def stop(self, *, at_once: bool = True) -> None:
        """``at_once`` as a crash would: connections are cut, recovery runs at the next start."""
        mode = "immediate" if at_once else "fast"
        self._run("pg_ctl", "stop", "--wait", "--mode", mode)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *arguments]
        # No pipes: the server inherits them and would keep them open.
        ended = subprocess.run(
            command,
            user=self._user,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        assert ended.returncode == 0, f"{program} failed, see {self._folder}"


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """Running; only where ``server_programs`` finds any."""
    programs = server_programs()
    assert programs is not None
    # A short path: a socket's may not be long.
    folder = Path(tempfile.mkdtemp(prefix="gp-pg-", dir="/tmp"))
    try:
        server = PostgresServer(programs, folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
