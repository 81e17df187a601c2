"""What people do is recorded through an Audit, by whoever makes the change."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.masking import masked, masked_text

Who = Callable[[], str]
"""Tells who acts now. Any thread."""


class Action(StrEnum):
    """What is recorded. Values are in files: they never change."""

    LOGGED_IN = "access.logged-in"
    LOGGED_OUT = "access.logged-out"
    FELL_BACK = "access.fell-back"
    LOG_IN_FAILED = "access.log-in-failed"
    USER_ADDED = "access.user-added"
    USER_REMOVED = "access.user-removed"
    ROLE_CHANGED = "access.role-changed"
    SECRET_CHANGED = "access.secret-changed"
    RECOVERED = "access.RECOVERED"
    SETTINGS_CHANGED = "settings.changed"
    PRODUCT_CREATED = "product.created"
    RECIPE_CHANGED = "recipe.changed"
    RECIPE_SELECTED = "recipe.selected"
    VERSION_ADDED = "version.added"
    VERSION_ACTIVATED = "version.activated"
    VERSION_TUNED = "version.tuned"
    VERSION_DELETED = "version.deleted"
    VERSION_EXPORTED = "version.exported"
    VERSION_IMPORTED = "version.imported"
    SHADOW_CHANGED = "version.shadow-changed"
    PINNED = "pin.added"
    UNPINNED = "pin.removed"
    LABEL_CHANGED = "label.changed"
    LABEL_CLAIMED = "label.claimed"
    LABEL_ACCEPTED = "label.accepted"
    LABEL_DECLINED = "label.declined"
    VERDICT_CORRECTED = "verdict.corrected"
    RESULTS_EXPORTED = "results.exported"
    EXPORT_FAILED = "export.failed"
    CHALLENGED = "line.challenged"
    LINE_STARTED = "line.started"
    LINE_STOPPED = "line.stopped"
    LINE_PAUSED = "line.paused"
    LINE_RESUMED = "line.resumed"
    ALARM_ACKNOWLEDGED = "line.alarm-acknowledged"
    COUNTERS_RESET = "line.counters-reset"
    OUTPUT_FORCED = "output.forced"
    AUDIT_EXPORTED = "audit.exported"
    AUDIT_SEALED = "audit.sealed"
    SEGMENT = "audit.segment"
    TORN = "audit.torn"
    GAP = "audit.gap"


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did. ``old`` and ``new`` are told as text."""

    by: str
    action: Action
    subject: str = ""
    old: object = ""
    new: object = ""
    reason: str = ""


class Audit(ABC):
    """Where deeds go. Any threads."""

    def record(
        self,
        by: str,
        action: Action,
        subject: str = "",
        old: object = "",
        new: object = "",
        reason: str = "",
    ) -> None:
        """Returns when it is on disk. Raises AuditError: then the change must not be made.

        So call it before the change: none is without a record.
        """
        self.write(_open(by, action, subject, old, new, reason))

    def note(
        self,
        by: str,
        action: Action,
        subject: str = "",
        old: object = "",
        new: object = "",
        reason: str = "",
    ) -> None:
        """For what must neither wait nor fail: returns at once, written a moment later."""
        self.put(_open(by, action, subject, old, new, reason))

    @abstractmethod
    def write(self, deed: Deed) -> None:
        """As ``record``."""

    @abstractmethod
    def put(self, deed: Deed) -> None:
        """As ``note``."""


class NotRecorded(Audit):
    """For parts of the program that are used outside a station."""

    def write(self, deed: Deed) -> None:
        """Nothing."""

    def put(self, deed: Deed) -> None:
        """Nothing."""


def _open(by: str, action: Action, subject: str, old: object, new: object, reason: str) -> Deed:
    """Without the passwords of addresses: records are read by many."""
    return Deed(by, action, masked_text(subject), masked(old), masked(new), masked_text(reason))


NOT_RECORDED: Audit = NotRecorded()


def nobody() -> str:
    """A Who where nobody is known."""
    return ""
