"""What matters today."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from playbook.agenda import agenda, current_milestone, is_beyond, missing_evidence, next_review
from playbook.evidence import Evidence
from playbook.plan import Pause, Plan
from playbook.task import State, Task
from tests.made_up import MONDAY, ONE_DAY, a_milestone, a_plan, a_task, plans, settled_or_not

MILESTONES = (a_milestone(1, 14), a_milestone(15, 120), a_milestone(121, None))
some_tasks = st.lists(settled_or_not(), max_size=15, unique_by=lambda task: task.id)


@given(plans(), some_tasks, st.integers(-30, 400))
def test_nothing_is_asked_twice_and_nothing_settled_is_asked(
    plan: Plan, tasks: list[Task], offset: int
) -> None:
    today = plan.starts_on + offset * ONE_DAY
    told = agenda(plan, tasks, MILESTONES, today)
    shown = [*told.next_three, *told.in_the_way]
    assert len({task.id for task in shown}) == len(shown)
    assert not any(task.is_settled for task in shown)
    assert not any(task.is_late(plan, today) for task in told.next_three)
    assert len(told.in_the_way) >= max(told.late, told.blocked)
    waiting = sum(not task.is_settled for task in tasks)
    assert len(told.next_three) == min(3, waiting - len(told.in_the_way))


def test_the_next_three_are_the_soonest_and_blocked_ones_stand_apart() -> None:
    tasks = [a_task(day, id=str(day)) for day in (9, 12, 10, 11)]
    blocked = a_task(8, id="blocked").block(MONDAY, "IT")
    told = agenda(a_plan(), [*tasks, blocked], MILESTONES, MONDAY)
    assert [task.due_day for task in told.next_three] == [9, 10, 11]
    assert told.in_the_way == (blocked,)
    assert (told.late, told.blocked) == (0, 1)


def test_a_task_that_is_late_and_blocked_counts_as_both_and_shows_once() -> None:
    blocked = a_task(1).block(MONDAY, "IT")
    told = agenda(a_plan(), [blocked], MILESTONES, MONDAY + 20 * ONE_DAY)
    assert (told.late, told.blocked, told.in_the_way) == (1, 1, (blocked,))


def test_a_milestone_is_reviewed_on_its_last_working_day() -> None:
    review = next_review(a_plan(), MILESTONES, MONDAY)
    assert review
    assert (review.milestone.last_day, review.on) == (14, date(2026, 3, 13))
    assert next_review(a_plan(), MILESTONES, date(2026, 3, 13)) == review
    later = next_review(a_plan(), MILESTONES, date(2026, 3, 14))
    assert later
    assert later.milestone.last_day == 120
    assert next_review(a_plan(), MILESTONES, date(2027, 1, 1)) is None


def test_while_the_plan_is_paused_the_review_waits() -> None:
    paused = a_plan(MONDAY, Pause(date(2026, 3, 12), None, "sickness"))
    review = next_review(paused, MILESTONES, date(2026, 5, 1))
    assert review
    assert review.milestone.last_day == 14


def test_every_day_lies_in_one_milestone() -> None:
    found = [current_milestone(MILESTONES, day).first_day for day in (-5, 1, 14, 15, 120, 121, 999)]
    assert found == [1, 1, 1, 15, 15, 121, 121]


def test_the_largest_need_of_open_tasks_is_what_is_missing() -> None:
    tasks = [a_task(id=n) for n in ("few", "many", "met")]
    tasks += [a_task(id="done").complete(MONDAY, "Amara"), a_task(60, id="ahead")]
    source = "observations.one_to_one"
    needs = {"few": 8, "many": 12, "met": 5, "done": 30, "ahead": 20}
    proof = {name: Evidence(source, 5, needed) for name, needed in needs.items()}
    assert missing_evidence(tasks, proof, MILESTONES[0]) == [Evidence(source, 5, 12)]
    assert missing_evidence(tasks, proof, MILESTONES[2]) == [Evidence(source, 5, 20)]
    assert missing_evidence([a_task(id="none")], proof, MILESTONES[0]) == []


def test_day_121_is_beyond() -> None:
    assert not is_beyond(a_plan(), a_plan().date_of(120))
    assert is_beyond(a_plan(), a_plan().date_of(121))


def test_a_blocked_task_is_in_a_state_of_its_own() -> None:
    assert a_task().block(MONDAY, "IT").state is State.BLOCKED
