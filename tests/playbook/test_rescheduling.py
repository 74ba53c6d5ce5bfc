"""What moving the start does to every task."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from playbook.calendar import WorkingCalendar
from playbook.plan import Plan
from playbook.rescheduling import preview_move
from playbook.task import Task
from tests.made_up import MONDAY, ONE_DAY, a_plan, a_task, plans, settled_or_not

some_tasks = st.lists(settled_or_not(), max_size=12, unique_by=lambda task: task.id)


@given(plans(), some_tasks, st.integers(-400, 400))
def test_every_open_task_moves_by_its_plan_day_and_settled_ones_stay(
    plan: Plan, tasks: list[Task], days: int
) -> None:
    moved = plan.starting(plan.starts_on + days * ONE_DAY)
    preview = preview_move(plan, tasks, moved.starts_on)
    told = {move.task.id: move for move in preview.moves}
    for task in tasks:
        stays = task.is_settled or plan.due_on(task.due_day) == moved.due_on(task.due_day)
        assert (task.id in told) == (not stays)
    for move in preview.moves:
        assert move.due_to == moved.due_on(move.task.due_day)
        assert move.task.due_day == moved.day(move.plan_date)
    assert preview.stays == sum(task.is_settled for task in tasks)


@given(plans(), some_tasks)
def test_moving_to_the_same_day_moves_nothing(plan: Plan, tasks: list[Task]) -> None:
    assert preview_move(plan, tasks, plan.starts_on).moves == ()


def test_the_preview_names_the_tasks_that_would_fall_on_a_holiday() -> None:
    plan = a_plan(calendar=WorkingCalendar(holidays=frozenset({date(2026, 3, 10)})))
    tasks = [a_task(2, id="tuesday"), a_task(3, id="wednesday")]
    preview = preview_move(plan, tasks, MONDAY + 7 * ONE_DAY)
    assert len(preview.moves) == 2
    assert [move.task.id for move in preview.on_days_off] == ["tuesday"]
    assert preview.on_days_off[0].due_to == date(2026, 3, 9)


def test_public_holidays_come_before_the_days_off_of_every_week() -> None:
    plan = a_plan(calendar=WorkingCalendar(holidays=frozenset({date(2026, 3, 17)})))
    tasks = [a_task(6, id="saturday"), a_task(9, id="tuesday")]
    preview = preview_move(plan, tasks, MONDAY + 7 * ONE_DAY)
    assert [move.task.id for move in preview.on_days_off] == ["tuesday", "saturday"]
    assert [move.task.id for move in preview.on_holidays] == ["tuesday"]
