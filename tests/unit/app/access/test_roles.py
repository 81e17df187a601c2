from __future__ import annotations

import pytest

from app.access.roles import ALLOWED, Permission, Role, least_role, may


def test_each_role_may_what_the_one_below_it_may() -> None:
    assert ALLOWED[Role.OPERATOR] < ALLOWED[Role.ENGINEER] < ALLOWED[Role.ADMINISTRATOR]


def test_an_administrator_may_everything() -> None:
    assert ALLOWED[Role.ADMINISTRATOR] == set(Permission)


@pytest.mark.parametrize(
    ("permission", "role"),
    [
        (Permission.RUN_LINE, Role.OPERATOR),
        (Permission.LABEL, Role.OPERATOR),
        (Permission.SET_UP, Role.ENGINEER),
        (Permission.PRODUCT, Role.ENGINEER),
        (Permission.TEST_OUTPUTS, Role.ENGINEER),
        (Permission.USERS, Role.ADMINISTRATOR),
        (Permission.SETTINGS, Role.ADMINISTRATOR),
    ],
)
def test_who_may_at_least(permission: Permission, role: Role) -> None:
    assert least_role(permission) is role
    assert may(role, permission)
    assert role is Role.OPERATOR or not may(Role.OPERATOR, permission)
