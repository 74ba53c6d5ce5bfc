"""Plans, calendars and tasks for the domain's tests, and strategies that make any of them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from playbook.calendar import ShiftPattern, WorkingCalendar
from playbook.content import Milestone
from playbook.plan import Pause, Plan
from playbook.task import State, Task

MONDAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


def a_plan(starts_on: date = MONDAY, *pauses: Pause, **more: Any) -> Plan:
    return Plan("plan", "Amara Nwosu", "Leeds", starts_on, pauses=pauses, **more)


def a_task(due_day: int = 5, title: str = "Listen to ten calls", **more: Any) -> Task:
    return Task(id=more.pop("id", "task"), milestone="listen", title=title, due_day=due_day, **more)


def a_milestone(first_day: int = 1, last_day: int | None = 14) -> Milestone:
    words = ("listen", "Listen and learn", "Listen", "Days 1-14")
    return Milestone(*words, first_day, last_day, "Hear people out.", (), (), ())


def week_off(first_on: date, days: int = 7) -> Pause:
    return Pause(first_on, first_on + (days - 1) * ONE_DAY, "leave")


start_days = st.dates(date(2021, 1, 1), date(2031, 12, 31))
plan_days = st.integers(1, 400)
states = st.sampled_from(State)

weeks = st.frozensets(st.integers(0, 6), min_size=1)
shifts = st.builds(ShiftPattern, st.integers(1, 28), st.integers(0, 28), start_days)


@st.composite
def calendars(draw: st.DrawFn, around: date = MONDAY) -> WorkingCalendar:
    """A working week or a shift pattern, with up to a dozen holidays in the year around."""
    near = st.dates(around - timedelta(days=30), around + timedelta(days=430))
    holidays = draw(st.frozensets(near, max_size=12))
    return WorkingCalendar(draw(weeks), draw(st.none() | shifts), holidays)


@st.composite
def pauses_after(draw: st.DrawFn, starts_on: date) -> tuple[Pause, ...]:
    """Up to four pauses that do not overlap, in any order, the first maybe on day 1."""
    made, free_on = [], starts_on
    for _ in range(draw(st.integers(0, 4))):
        first_on = free_on + timedelta(days=draw(st.integers(0, 60)))
        made.append(week_off(first_on, draw(st.integers(1, 45))))
        free_on = made[-1].last_on + ONE_DAY
    return tuple(draw(st.permutations(made)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    starts_on = draw(start_days)
    pauses = draw(pauses_after(starts_on))
    return a_plan(starts_on, *pauses, calendar=draw(calendars(starts_on)))


@st.composite
def settled_or_not(draw: st.DrawFn) -> Task:
    task = a_task(draw(st.integers(1, 200)), id=str(draw(st.integers(0, 10**9))))
    return task.enter(draw(states), MONDAY, "Amara", "because")
