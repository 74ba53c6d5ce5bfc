"""A due day in dates: where it may lie, and why it stands on another day than the chosen one."""

from datetime import date

from playbook.plan import Plan
from playbook.wording import long_date, spoken_date


def bounds_words(title: str, days: tuple[int, int], plan: Plan) -> str:
    """When a task of the milestone of this title is due, in the dates of the plan."""
    first, last = (long_date(plan.date_of(day)) for day in days)
    return f"A task of “{title}” is due between {first} and {last}."


def off_day_words(chosen: date, plan: Plan, today: date) -> str:
    """Why the row shows another day than the one that was chosen; empty where it does not."""
    due_on = plan.due_on(plan.day(chosen))
    if due_on == chosen:
        return ""
    on, instead = spoken_date(chosen, today), spoken_date(due_on, today)
    why = f"The plan is paused on {on}" if plan.pause_on(chosen) else f"{on} is no working day here"
    return f"{why}. Due {instead} instead."
