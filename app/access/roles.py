"""Roles, and the one table that says what each of them may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """From the least to the most."""

    OPERATOR = "operator"
    """Whoever stands at the line; nobody logs in for it."""
    ENGINEER = "engineer"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a person may be allowed to do. Looking is never forbidden."""

    RUN_LINE = "run the line"
    """Start, stop, pause, trigger."""
    ACKNOWLEDGE = "acknowledge alarms"
    LABEL = "say that a verdict was wrong"
    CHALLENGE = "challenge the line"
    SELECT_RECIPE = "choose the recipe"
    """Among those released; what is in them stays."""
    SET_UP = "set the line up"
    """Camera, light, region, reference, and what a recipe holds."""
    PRODUCT = "change a product"
    """Its window as a whole: capture, train, tune, activate."""
    TEST_OUTPUTS = "force outputs"
    CORRECT = "correct verdicts on record"
    EXPORT = "export results"
    SETTINGS = "change the station's settings"
    """Its database among them."""
    USERS = "change users"
    AUDIT = "export the audit log"


_OPERATOR = frozenset(
    {
        Permission.RUN_LINE,
        Permission.ACKNOWLEDGE,
        Permission.LABEL,
        Permission.CHALLENGE,
        Permission.SELECT_RECIPE,
    }
)
_ENGINEER = _OPERATOR | {
    Permission.SET_UP,
    Permission.PRODUCT,
    Permission.TEST_OUTPUTS,
    Permission.CORRECT,
    Permission.EXPORT,
}

ALLOWED: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.OPERATOR: _OPERATOR,
        Role.ENGINEER: _ENGINEER,
        Role.ADMINISTRATOR: frozenset(Permission),
    }
)


def may(role: Role, permission: Permission) -> bool:
    return permission in ALLOWED[role]


def least_role(permission: Permission) -> Role:
    """The first role that may do it."""
    return next(role for role in Role if may(role, permission))
