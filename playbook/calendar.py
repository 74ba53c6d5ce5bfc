"""Which days a site works: its working week or shift pattern, less its public holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

from playbook.errors import PlaybookError

MONDAY_TO_FRIDAY = frozenset(range(5))
DAY = timedelta(days=1)
LONGEST_CLOSURE_DAYS = 1_000  # a pause of two years, and what lies around it
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class ShiftPattern:
    """So many days on, so many off, counted from a first day on (4 on, 4 off)."""

    days_on: int
    days_off: int
    first_on: date

    def __post_init__(self) -> None:
        if not (1 <= self.days_on <= 28 and 0 <= self.days_off <= 28):
            raise PlaybookError("A shift pattern has 1 to 28 days on and 0 to 28 days off.")

    def works_on(self, day: date) -> bool:
        return (day - self.first_on).days % (self.days_on + self.days_off) < self.days_on


@dataclass(frozen=True)
class WorkingCalendar:
    week: frozenset[int] = MONDAY_TO_FRIDAY
    shift: ShiftPattern | None = None
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.shift and not self.week:
            raise PlaybookError("A working week needs at least one working day.")

    def works_on(self, day: date) -> bool:
        return day not in self.holidays and self._is_in_rota(day)

    def on_or_before(self, day: date, earliest: date) -> date:
        """The last working day up to `day`, or, if none is left since `earliest`, the next one."""
        candidate = day
        while candidate >= earliest:
            if self.works_on(candidate):
                return candidate
            candidate -= DAY
        return self.on_or_after(max(day, earliest))

    def on_or_after(self, day: date) -> date:
        for offset in range(LONGEST_CLOSURE_DAYS):
            if self.works_on(day + offset * DAY):
                return day + offset * DAY
        return day

    def working_days_after(self, due: date, today: date) -> int:
        """Working days from the day after `due` up to and including `today`; 0 if none passed."""
        days = (today - due).days
        if days <= 0:
            return 0
        length = self.shift.days_on + self.shift.days_off if self.shift else 7
        rounds, rest = divmod(days, length)
        usual = rounds * (self.shift.days_on if self.shift else len(self.week))
        usual += sum(self._is_in_rota(due + n * DAY) for n in range(1, rest + 1))
        return usual - sum(due < day <= today and self._is_in_rota(day) for day in self.holidays)

    def _is_in_rota(self, day: date) -> bool:
        return self.shift.works_on(day) if self.shift else day.weekday() in self.week
