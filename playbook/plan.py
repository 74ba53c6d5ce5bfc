"""A manager's plan: its days, its pauses, and how a plan day becomes a date."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from playbook.calendar import WorkingCalendar
from playbook.errors import PlaybookError
from playbook.wording import long_date

LAST_PLAN_DAY = 120
EARLIEST_START = timedelta(days=5 * 365)
LATEST_START = timedelta(days=2 * 365)
LONGEST_PAUSE = timedelta(days=2 * 365)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pause:
    """Days that do not count: sickness or leave. Open until somebody resumes the plan."""

    first_on: date
    last_on: date | None
    reason: str

    def days_up_to(self, day: date) -> int:
        last = min(day, self.last_on or day)
        return max(0, (last - self.first_on).days + 1)

    @property
    def days(self) -> set[date]:
        """Its days, once it has an end; an open pause moves nothing yet."""
        count = self.days_up_to(self.last_on) if self.last_on else 0
        return {self.first_on + n * ONE_DAY for n in range(count)}


@dataclass(frozen=True)
class Plan:
    """Day 1 is the day the plan starts; the day before is day 0. Paused days do not count."""

    id: str
    manager: str
    site: str
    starts_on: date
    time_zone: str = "UTC"
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    pauses: tuple[Pause, ...] = ()
    closed_on: date | None = None
    archived_on: date | None = None
    check_in_weekday: int = 4  # Friday; Monday is 0
    version: int = 1

    def today(self, now: datetime) -> date:
        """The site's date, whoever is reading and from where."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    def day(self, on: date) -> int:
        counted = (on - self.starts_on).days + 1
        return counted - sum(pause.days_up_to(on) for pause in self._pauses_since_start())

    def date_of(self, day: int) -> date:
        """The date a plan day falls on; an open pause has not moved anything yet."""
        on = self.starts_on + timedelta(days=day - 1)
        for pause in self._pauses_since_start():
            if pause.last_on and on >= pause.first_on:
                on += pause.last_on - pause.first_on + ONE_DAY
        return on

    def due_on(self, day: int) -> date:
        """The last day at work up to that plan day, but never before the plan starts."""
        return self.days_at_work.on_or_before(self.date_of(day), self.starts_on)

    def working_days_late(self, due_day: int, today: date) -> int:
        """Days at work since a plan day was due, today included; leave makes nothing late."""
        return self.days_at_work.working_days_after(self.due_on(due_day), self.clock(today))

    @cached_property
    def days_at_work(self) -> WorkingCalendar:
        """The site's calendar, less the days this manager is away."""
        away = frozenset[date]().union(*(pause.days for pause in self._pauses_since_start()))
        return replace(self.calendar, holidays=self.calendar.holidays | away)

    def is_paused(self, today: date) -> bool:
        return self.pause_on(today) is not None

    def pause_on(self, today: date) -> Pause | None:
        return next((p for p in self.pauses if _covers(p, today)), None)

    def clock(self, today: date) -> date:
        """The day lateness is judged by: it stands still while the plan is paused."""
        pause = self.pause_on(today)
        return pause.first_on - ONE_DAY if pause else today

    def starting(self, starts_on: date) -> "Plan":
        return replace(self, starts_on=starts_on)

    def _pauses_since_start(self) -> list[Pause]:
        if not self.pauses:
            return []
        since = [p for p in self.pauses if p.last_on is None or p.last_on >= self.starts_on]
        cut = [replace(p, first_on=max(p.first_on, self.starts_on)) for p in since]
        return sorted(cut, key=lambda pause: pause.first_on)


def check_start(starts_on: date, today: date) -> date:
    """A start date within five years back and two ahead; anything else is likely a slip."""
    if not today - EARLIEST_START <= starts_on <= today + LATEST_START:
        first, last = long_date(today - EARLIEST_START), long_date(today + LATEST_START)
        raise PlaybookError(
            f"A plan can start between {first} and {last}; "
            f"{long_date(starts_on)} lies outside. Check the year."
        )
    return starts_on


def check_pause(plan: Plan, first_on: date, last_on: date | None) -> None:
    """A pause starts on or after the plan, ends within two years, and overlaps no other."""
    if first_on < plan.starts_on:
        raise PlaybookError("A pause begins on or after the day the plan starts.")
    if last_on and last_on < first_on:
        raise PlaybookError("A pause ends on or after the day it begins.")
    check_length(first_on, last_on)
    end = last_on or date.max
    if any(first_on <= (p.last_on or date.max) and p.first_on <= end for p in plan.pauses):
        raise PlaybookError("These days overlap a pause that is already noted.")


def check_length(first_on: date, last_on: date | None) -> None:
    if last_on and last_on - first_on > LONGEST_PAUSE:
        raise PlaybookError("A pause lasts two years at most. Check the year.")


def check_time_zone(name: str) -> str:
    """A zone of the IANA database, such as Europe/London."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PlaybookError(f"{name[:80]!r} is no time zone. Choose one from the list.") from error


def _covers(pause: Pause, day: date) -> bool:
    return pause.first_on <= day and (pause.last_on is None or day <= pause.last_on)
