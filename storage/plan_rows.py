"""From rows to a plan: its pauses, and the calendar of its site."""

from dataclasses import dataclass
from datetime import date

from playbook.calendar import MONDAY_TO_FRIDAY, ShiftPattern, WorkingCalendar
from playbook.plan import Pause, Plan
from storage import public_holidays
from storage.engine import Row
from storage.rows import day


@dataclass(frozen=True)
class Calendar:
    """What was chosen when the plan started; the holidays' dates are worked out from it."""

    week: frozenset[int] = MONDAY_TO_FRIDAY
    shift: ShiftPattern | None = None
    country: str = ""
    subdivision: str = ""

    def around(self, year: int) -> WorkingCalendar:
        days: frozenset[date] = frozenset()
        if self.country:
            days = public_holidays.dates(self.country, self.subdivision, year)
        return WorkingCalendar(self.week, self.shift, days)


def pause_of(row: Row) -> Pause:
    return Pause(date.fromisoformat(row["first_on"]), day(row["last_on"]), row["reason"])


def plan_of(row: Row, pauses: tuple[Pause, ...]) -> Plan:
    starts_on = date.fromisoformat(row["starts_on"])
    return Plan(
        id=row["id"],
        manager=row["manager_name"],
        site=row["site"],
        starts_on=starts_on,
        time_zone=row["time_zone"],
        calendar=_calendar(row).around(starts_on.year),
        pauses=pauses,
        closed_on=day(row["closed_on"]),
        archived_on=day(row["archived_on"]),
        check_in_weekday=row["check_in_weekday"],
        version=row["version"],
    )


def _calendar(row: Row) -> Calendar:
    shift = None
    if row["shift_days_on"]:
        first_on = date.fromisoformat(row["shift_first_on"])
        shift = ShiftPattern(row["shift_days_on"], row["shift_days_off"], first_on)
    week = frozenset(int(d) for d in row["working_week"])
    return Calendar(week, shift, row["holiday_country"] or "", row["holiday_subdivision"] or "")
