"""Who may do what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.access import EVERYTHING, Permission, Role, permissions

roles = st.lists(st.sampled_from(Role), max_size=4)


def test_a_manager_may_do_everything_on_the_own_plan_but_review_it() -> None:
    assert permissions([Role.MANAGER]) == EVERYTHING - {Permission.REVIEW}


def test_a_reviewer_reads_and_reviews() -> None:
    assert permissions([Role.REVIEWER]) == {Permission.READ, Permission.REVIEW}


@pytest.mark.parametrize("role", [Role.COACH, Role.VIEWER])
def test_everybody_else_reads(role: Role) -> None:
    assert permissions([role]) == {Permission.READ}


def test_nobody_may_do_nothing() -> None:
    assert permissions([]) == frozenset()


@given(roles)
def test_a_closed_plan_can_be_read_and_reopened_not_worked_on(held: list[Role]) -> None:
    closed = permissions(held, is_closed=True)
    assert closed <= permissions(held)
    assert not closed & {Permission.WORK, Permission.LISTEN, Permission.REVIEW}
    assert (Permission.READ in closed) == bool(held)


@given(roles, roles)
def test_another_role_never_takes_anything_away(held: list[Role], more: list[Role]) -> None:
    assert permissions([*held, *more]) == permissions(held) | permissions(more)
