"""The timeline, drawn and said."""

from datetime import date, timedelta

from pages.ui.palette import PALETTES
from pages.ui.timeline_chart import alternative, timeline
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.task import Task

Milestones = tuple[Milestone, ...]


def rows(
    plan: Plan, milestones: Milestones, tasks: list[Task], today: date, column: str
) -> list[dict[str, str]]:
    """The rows of the layer that has this column."""
    picture = timeline(plan, milestones, tasks, today, PALETTES["light"])
    sets = (layer["data"]["values"] for layer in picture["layer"])
    return next(found for found in sets if found and column in found[0])


def test_every_task_is_one_point_by_its_state(
    plan: Plan, milestones: Milestones, tasks: list[Task], today: date
) -> None:
    late, ahead = tasks[0], tasks[-20]
    told = [late, ahead, tasks[1].complete(today, "Amara"), tasks[2].rule_out(today, "No phone")]
    points = rows(plan, milestones, told, today, "state")
    assert [point["state"] for point in points] == [
        "Late or blocked",
        "Open",
        "Done",
        "Not applicable",
    ]


def test_every_period_is_one_bar_as_long_as_its_days(
    plan: Plan, milestones: Milestones, tasks: list[Task], today: date
) -> None:
    bars = rows(plan, milestones, tasks, today, "from")
    first = bars[0]
    assert len(bars) == len(milestones)
    assert first["from"].startswith(plan.starts_on.isoformat())
    assert first["to"].startswith((plan.starts_on + timedelta(days=14)).isoformat())


def test_a_task_due_in_ten_years_does_not_stretch_the_picture(
    plan: Plan, milestones: Milestones, today: date
) -> None:
    near = Task("a", milestones[-1].key, "Near", 130)
    far = Task("b", milestones[-1].key, "Far", 3_650)
    points = rows(plan, milestones, [near, far], today, "state")
    assert [point["task"] for point in points] == ["Near"]


def test_the_words_say_how_far_each_period_is_and_when_its_review_is(
    plan: Plan, milestones: Milestones, tasks: list[Task], today: date
) -> None:
    words = alternative(plan, milestones, tasks, today)
    own = [task for task in tasks if task.milestone == milestones[0].key]
    assert words.startswith(f"{milestones[0].short}: 0 of {len(own)} done, review ")
    assert words.count(" review ") == len(milestones) - 1
