"""The eight contact methods: wanted, offered, owned, covered and promised."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from playbook.errors import ContentError, PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.roles import CONTENT
from playbook.org_chart.seat import Seat

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class Channel:
    key: str
    title: str
    short: str
    family: str
    live: bool = False
    unattended: bool = False


@dataclass(frozen=True)
class Hours:
    """Open from `opens` to `closes`, in minutes after midnight; 0 to 1440 is all day."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= MINUTES_A_DAY:
            raise PlaybookError(
                "Closing time must be later than opening time. A day that runs past midnight "
                "is entered as until 24:00, and the rest on the next day."
            )


@dataclass(frozen=True)
class Promise:
    """What customers are told: hours from Monday to Sunday (None is closed), and how soon.

    `response_seconds` runs on the clock, unless `within_opening_hours`.
    """

    hours: tuple[Hours | None, ...] = (None,) * 7
    response_seconds: int | None = None
    within_opening_hours: bool = False

    @property
    def open_minutes(self) -> int:
        return sum(day.closes - day.opens for day in self.hours if day)


@dataclass(frozen=True)
class ChannelPlan:
    """`wanted` is None until customers were asked; asked how, when, and how many of them."""

    key: str
    wanted: bool | None = None
    asked_how: str = ""
    asked_on: date | None = None
    asked_count: int | None = None
    offered: bool = False
    owner_seat_id: str | None = None
    promise: Promise = Promise()


@cache
def channels(language: str = "en") -> tuple[Channel, ...]:
    """Read once, in the order of the file; raises ContentError naming file and reason."""
    path = CONTENT / language / "channels.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return tuple(Channel(**entry) for entry in content["channels"])
    except (KeyError, TypeError) as problem:
        raise ContentError(f"{path.name}: {problem}") from problem


def channel(key: str, language: str = "en") -> Channel:
    found = next((known for known in channels(language) if known.key == key), None)
    if not found:
        raise PlaybookError(f"There is no channel “{key}”. Choose one of the eight.")
    return found


def covering(chart: Chart, key: str) -> tuple[Seat, ...]:
    """Filled seats that answer on this channel."""
    return tuple(seat for seat in chart.seats if key in seat.channels and not seat.vacant)


def cross_trained(chart: Chart, key: str) -> tuple[Seat, ...]:
    """Those of them who answer on another channel too."""
    return tuple(seat for seat in covering(chart, key) if len(seat.channels) > 1)


def owners_named(plans: tuple[ChannelPlan, ...], chart: Chart) -> tuple[int, int]:
    """How many of the channels offered have an owner who sits on the chart; and of how many."""
    offered = [plan for plan in plans if plan.offered]
    return sum(_owned(plan, chart) for plan in offered), len(offered)


def _owned(plan: ChannelPlan, chart: Chart) -> bool:
    owner = chart.by_id.get(plan.owner_seat_id or "")
    return owner is not None and not owner.vacant
