"""Contacts and handle times by the hour in which they began, straight from the database."""

from dataclasses import dataclass
from datetime import date, datetime, time

from storage.access import OpenPlan
from storage.engine import Engine
from storage.facts import EVERYTHING, IN_FORCE, Window
from storage.held_sums import held


@dataclass(frozen=True)
class Volumes:
    """By the start of each hour, in the site's own time; hours without contacts are absent."""

    offered: dict[datetime, float]
    handled: dict[datetime, float]
    handle_seconds: dict[datetime, float]

    @property
    def average_handle_time(self) -> float | None:
        contacts = sum(self.handled.values())
        return sum(self.handle_seconds.values()) / contacts if contacts else None


def by_hour(db: Engine, plan: OpenPlan, window: Window = EVERYTHING) -> Volumes:
    """Figures without an hour, such as a day's totals, take no part."""
    return held(db, plan, ("volumes", window), lambda: _by_hour(db, plan, window))


def _by_hour(db: Engine, plan: OpenPlan, window: Window) -> Volumes:
    where, values = window.where()
    sql = f"""select f.day, f.hour, sum(f.offered) as offered,
        sum(case when f.handle_seconds is not null then f.handled end) as handled,
        sum(case when f.handled is not null then f.handle_seconds end) as handle_seconds
        from facts f join imports i on i.id = f.import_id
        where {IN_FORCE} and f.hour is not null{where}
        group by f.day, f.hour order by f.day, f.hour"""
    found = Volumes({}, {}, {})
    for row in db.query(sql, {"plan_id": plan.id, **values}):
        begins = datetime.combine(date.fromisoformat(row["day"]), time(row["hour"]))
        for name in ("offered", "handled", "handle_seconds"):
            if row[name] is not None:
                getattr(found, name)[begins] = row[name]
    return found
