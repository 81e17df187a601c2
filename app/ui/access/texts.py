"""Roles and permissions in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.access.roles import Permission, Role, least_role

SIGNS = {Role.OPERATOR: "○", Role.ENGINEER: "◆", Role.ADMINISTRATOR: "★"}
"""A shape per role, beside its word."""


class AccessTexts(QObject):
    """Sentences; lives as long as its parent."""

    def role(self, role: Role) -> str:
        return {
            Role.OPERATOR: self.tr("Operator"),
            Role.ENGINEER: self.tr("Engineer"),
            Role.ADMINISTRATOR: self.tr("Administrator"),
        }[role]

    def who_may(self, permission: Permission) -> str:
        """A sentence for a tool tip and for the log-in."""
        return {
            Role.OPERATOR: self.tr("Everybody may do this."),
            Role.ENGINEER: self.tr("Engineers and administrators may do this."),
            Role.ADMINISTRATOR: self.tr("Administrators may do this."),
        }[least_role(permission)]

    def left(self, seconds: float) -> str:
        """As 0:42."""
        whole = max(0, round(seconds))
        return f"{whole // 60}:{whole % 60:02}"
