"""A due day in dates: where it may lie, and why it stands on another day than the chosen one."""

from datetime import date

from playbook.plan import Plan
from playbook.wording import long_date, spoken_date


def outside_words(title: str, due_day: int, days: tuple[int, int], plan: Plan) -> str:
    """Why a due day of the milestone of this title cannot be, in the dates of the plan."""
    first, last, wrong = (long_date(plan.date_of(day)) for day in (*days, due_day))
    return f"A task of “{title}” is due between {first} and {last}; {wrong} lies outside."


def off_day_words(chosen: date, plan: Plan, today: date) -> str:
    """Why the row shows another day than the one that was chosen; empty where it does not."""
    due_on = plan.due_on(plan.day(chosen))
    if due_on == chosen:
        return ""
    return (
        f"{spoken_date(chosen, today)} is not a working day here. "
        f"Due {spoken_date(due_on, today)} instead."
    )
