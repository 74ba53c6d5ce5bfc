"""Pace, drawn and said."""

from datetime import date

from pages.ui.pace_chart import alternative, pace_chart
from pages.ui.palette import PALETTES
from playbook.plan import Plan
from playbook.progress import pace_by_day
from playbook.task import Task


def test_done_stops_today_and_expected_goes_on(plan: Plan, tasks: list[Task]) -> None:
    picture = pace_chart(pace_by_day(plan, tasks, 60), 37, PALETTES["light"])
    drawn = [layer["data"]["values"] for layer in picture["layer"]]
    ends = [rows[-1]["day"] for rows in drawn if len(rows) > 1]
    assert sorted(ends) == [37, 60]


def test_the_words_say_what_the_picture_shows(plan: Plan, tasks: list[Task], today: date) -> None:
    done = [tasks[0].complete(today, "Amara"), *tasks[1:]]
    expected = sum(task.due_day <= 37 for task in tasks)
    assert alternative(pace_by_day(plan, done, 60), 37) == (
        f"By day 37: 1 task done, {expected} expected."
    )


def test_before_the_start_there_is_a_picture_too(plan: Plan, tasks: list[Task]) -> None:
    points = pace_by_day(plan, tasks, 14)
    assert pace_chart(points, -4, PALETTES["dark"])["layer"]
    assert alternative(points, -4).startswith("By day 1:")


def test_a_plan_without_tasks_has_a_picture(plan: Plan) -> None:
    assert pace_chart(pace_by_day(plan, [], 14), 3, PALETTES["light"])["layer"]


def test_both_appearances_have_their_own_colours(plan: Plan, tasks: list[Task]) -> None:
    points = pace_by_day(plan, tasks, 14)
    light, dark = (str(pace_chart(points, 3, PALETTES[name])) for name in PALETTES)
    assert PALETTES["light"].accent in light
    assert PALETTES["dark"].accent in dark
    assert PALETTES["light"].accent not in dark
