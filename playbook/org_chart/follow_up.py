"""What becomes of a gap, or of somebody not yet met: a task with a sensible day."""

from dataclasses import dataclass
from datetime import date, timedelta

from playbook.content import Milestone
from playbook.org_chart.chart import Chart
from playbook.org_chart.gap import Gap
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat
from playbook.plan import Plan
from playbook.task import LONGEST_TITLE

FIRST_AFTER_WORKING_DAYS = 3
TASKS_A_DAY = 3
MEET = "meet:"


@dataclass(frozen=True)
class FollowUp:
    """`about` is the gap's key, or says who is to be met; the plan has one task about each."""

    about: str
    title: str
    why: str


def of_gap(gap: Gap) -> FollowUp:
    return FollowUp(gap.key, _short(gap.task_title), f"{gap.sentence} {gap.reason}".strip())


def meeting(seat: Seat, roles: Catalogue) -> FollowUp:
    role = roles.title(seat.role)
    title = f"Meet {seat.shown_name}{f', {role[0].lower()}{role[1:]}' if role else ''}"
    why = "A first conversation with each direct report. Ticking this marks them as met."
    return FollowUp(f"{MEET}{seat.id}", _short(title), why)


def direct_reports(chart: Chart, manager: str) -> tuple[Seat, ...]:
    """Filled boxes that report to the manager's own box; without one, to the top."""
    own = [seat for seat in chart.seats if seat.name.casefold() == manager.casefold()]
    tops = own[:1] or list(chart.reports(None)[:1])
    reports = chart.reports(tops[0].id) if tops else ()
    return tuple(seat for seat in reports if not seat.vacant)


def due_days(count: int, plan: Plan, milestone: Milestone, today: date) -> list[int]:
    """Plan days, a few tasks a working day from the third on, inside the milestone."""
    first, last = milestone.first_day, milestone.last_day
    days, day = list[int](), max(today, plan.date_of(first))
    for _ in range(FIRST_AFTER_WORKING_DAYS):
        day = plan.calendar.on_or_after(day + timedelta(days=1))
    while len(days) < count:
        due = max(first, plan.day(day))
        days += [min(due, last) if last else due] * min(TASKS_A_DAY, count - len(days))
        day = plan.calendar.on_or_after(day + timedelta(days=1))
    return days


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
