"""Four states counted openly, and pace."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from playbook.plan import Pause, Plan
from playbook.progress import applicable, pace, pace_by_day, tally
from playbook.task import State, Task
from tests.made_up import MONDAY, ONE_DAY, a_plan, a_task, plans, settled_or_not

some_tasks = st.lists(settled_or_not(), max_size=20)


@given(plans(), some_tasks)
def test_every_task_is_counted_once(plan: Plan, tasks: list[Task]) -> None:
    told = tally(plan, tasks, plan.date_of(60))
    assert told.total == len(tasks)
    assert told.settled == sum(task.is_settled for task in tasks)
    assert told.late <= told.open + told.blocked


@given(some_tasks, st.integers(1, 250))
def test_the_last_point_of_the_picture_is_the_pace_of_that_day(tasks: list[Task], day: int) -> None:
    points = pace_by_day(a_plan(), tasks, 250)
    assert len(points) == 250
    assert points[day - 1].expected == pace(a_plan(), tasks, a_plan().date_of(day)).expected
    assert points[-1].done == pace(a_plan(), tasks, a_plan().date_of(250)).done
    assert all(a.done <= b.done and a.expected <= b.expected for a, b in pairwise(points))


def test_what_does_not_apply_is_not_expected() -> None:
    ruled_out = a_task(3).rule_out(MONDAY, "No night shift here")
    told = pace(a_plan(), [a_task(3), ruled_out], MONDAY + 9 * ONE_DAY)
    assert (told.day, told.done, told.expected) == (10, 0, 1)


def test_pace_stands_still_while_paused() -> None:
    plan = a_plan(MONDAY, Pause(MONDAY + 4 * ONE_DAY, None, "sickness"))
    tasks = [a_task(3), a_task(8)]
    assert pace(plan, tasks, MONDAY + 60 * ONE_DAY).expected == 1
    assert tally(plan, tasks, MONDAY + 60 * ONE_DAY).late == 1


def test_work_done_before_the_plan_starts_counts_from_day_one() -> None:
    early = a_task().complete(MONDAY - 9 * ONE_DAY, "Amara")
    assert early.state is State.DONE
    assert pace_by_day(a_plan(), [early], 3)[0].done == 1


def test_what_does_not_apply_is_not_counted() -> None:
    given = [a_task(), a_task().rule_out(MONDAY, "No chat here")]
    assert applicable(given) == given[:1]
