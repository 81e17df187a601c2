"""The audit log of this station, for one process of it."""

from __future__ import annotations

import getpass
import logging
import os
import queue
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from app.access.audit import Audit, Deed
from app.paths import data_folder, settings_file
from core.errors import GoodpartError

if TYPE_CHECKING:  # every command makes one of these, and few record anything
    from app.access.log import AuditLog
    from app.access.syslog import SyslogForwarder
    from app.settings import StationSettings

_log = logging.getLogger(__name__)

WAITING = 10_000
ENDING_S = 10.0


def audit_folder() -> Path:
    """Where the log lies; not created here."""
    return data_folder() / "audit"


def os_user() -> str:
    """The operating system's name of whoever runs this process."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for that number, as in some containers
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "somebody"


class StationAudit(Audit):
    """An Audit that opens log and syslog with the first entry. ``close`` at the process's end.

    ``process``: what this one does, such as "live".
    """

    def __init__(self, process: str) -> None:
        self._process = f"{process}, process {os.getpid()} of {os_user()}"
        self._log: AuditLog | None = None
        self._forwarder: SyslogForwarder | None = None
        self._opening = threading.Lock()
        self._notes: queue.Queue[Deed | None] = queue.Queue(WAITING)
        self._writer: threading.Thread | None = None

    def write(self, deed: Deed) -> None:
        with self._opening:
            log, forwarder = self._opened()
        entry = log.append(deed)
        if forwarder is not None:
            forwarder.offer(entry)

    def put(self, deed: Deed) -> None:
        """Written by a thread of its own, in order; what can't be is in the program's log."""
        with self._opening:
            if self._writer is None:
                self._writer = threading.Thread(target=self._run, name="audit", daemon=True)
                self._writer.start()
        try:
            self._notes.put_nowait(deed)
        except queue.Full:
            _log.error("not in the audit log: %s", deed)

    def close(self) -> None:
        """Write what waits."""
        if self._writer is not None:
            self._notes.put(None)
            self._writer.join(ENDING_S)
            self._writer = None
        if self._forwarder is not None:
            self._forwarder.close()
            self._forwarder = None

    def _run(self) -> None:
        while (deed := self._notes.get()) is not None:
            try:
                self.write(deed)
            except GoodpartError as error:
                _log.error("not in the audit log: %s: %s", deed, error)

    def _opened(self) -> tuple[AuditLog, SyslogForwarder | None]:
        if self._log is None:
            from app.access.log import AuditLog

            settings = _settings()
            self._log = AuditLog(audit_folder(), settings.station_name, self._process)
            if settings.syslog:
                self._forwarder = _forwarder(settings.syslog)
        return self._log, self._forwarder


def _settings() -> StationSettings:
    """Damaged settings are told elsewhere; they are no reason to record nothing."""
    from app.settings import SettingsError, StationSettings, load_settings

    try:
        return load_settings(settings_file())
    except SettingsError as error:
        _log.error("%s", error)
        return StationSettings()


def _forwarder(address: str) -> SyslogForwarder | None:
    from app.access.syslog import SyslogAddress, SyslogForwarder

    try:
        return SyslogForwarder(SyslogAddress.parse(address))
    except GoodpartError as error:
        _log.error("%s", error)
        return None
