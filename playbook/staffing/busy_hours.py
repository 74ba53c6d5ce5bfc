"""When contacts come: the average week by weekday and hour, and the busiest hour in erlangs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from playbook.calendar import WEEKDAYS
from playbook.staffing.peak_staffing import HOUR_SECONDS, typical_week


@dataclass(frozen=True)
class BusiestHour:
    """The busiest weekday's hour of an average week; `share` is its part of that week."""

    weekday: int
    hour: int
    contacts: float
    share: float
    erlangs: float | None

    def sentence(self) -> str:
        """“Mondays from 10:00 to 11:00 are busiest: 48 contacts, 2.1 % of the week, …”"""
        work = f", {self.erlangs:.1f} erlangs of work" if self.erlangs is not None else ""
        return (
            f"{WEEKDAYS[self.weekday]}s from {self.hour:02}:00 to {self.hour + 1:02}:00 are "
            f"busiest: {self.contacts:.0f} contacts on average, {self.share:.1%} of the "
            f"week{work}.".replace("%", "\u00a0%")
        )


def busiest(volumes: Mapping[datetime, float], handle_time: float | None) -> BusiestHour | None:
    """None when no figure tells its hour. Erlangs are contacts times handle time over an hour."""
    week = typical_week(volumes)
    total = sum(week.values())
    if not total:
        return None
    weekday, hour = max(week, key=lambda slot: week[slot])
    contacts = week[weekday, hour]
    erlangs = contacts * handle_time / HOUR_SECONDS if handle_time else None
    return BusiestHour(weekday, hour, contacts, contacts / total, erlangs)
