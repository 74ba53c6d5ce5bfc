"""Who may do what."""

from hypothesis import given
from hypothesis import strategies as st

from playbook.access import EVERYTHING, Permission, Role, permissions

roles = st.lists(st.sampled_from(Role), max_size=4)


def test_a_manager_may_do_everything_on_the_own_plan_but_review_it() -> None:
    assert permissions([Role.MANAGER]) == EVERYTHING - {Permission.REVIEW}


def test_a_reviewer_reads_answers_questionnaires_and_reviews() -> None:
    expected = {Permission.READ, Permission.ANSWER, Permission.REVIEW}
    assert permissions([Role.REVIEWER]) == expected


def test_a_coach_reads_answers_questionnaires_and_holds_workshops() -> None:
    expected = {Permission.READ, Permission.ANSWER, Permission.HOLD}
    assert permissions([Role.COACH]) == expected


def test_a_viewer_reads() -> None:
    assert permissions([Role.VIEWER]) == {Permission.READ}


def test_nobody_may_do_nothing() -> None:
    assert permissions([]) == frozenset()


@given(roles)
def test_a_closed_plan_can_be_read_and_reopened_not_worked_on(held: list[Role]) -> None:
    closed = permissions(held, is_closed=True)
    assert closed <= permissions(held)
    assert not closed & {Permission.WORK, Permission.ANSWER, Permission.REVIEW}
    assert (Permission.READ in closed) == bool(held)


@given(roles, roles)
def test_another_role_never_takes_anything_away(held: list[Role], more: list[Role]) -> None:
    assert permissions([*held, *more]) == permissions(held) | permissions(more)
