"""Which charts can show a KPI: the one a verdict rests on, and others to look at beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.charts.event_gaps import are_rare, contacts_between
from playbook.charts.rule_sets import Direction
from playbook.charts.table import Table
from playbook.improvement.picture import Picture
from playbook.verdict.look import Look

Contacts = Mapping[date, float]


class Way(StrEnum):
    LIMITS = "limits"
    RUN = "run"
    RATE = "rate"
    DAYS_BETWEEN = "days between"
    CONTACTS_BETWEEN = "contacts between"


@dataclass(frozen=True)
class View:
    """One chart: what it shows, and the same as a table."""

    picture: Picture
    table: Table


def fitting(seen: Look, is_count: bool, contacts: Contacts) -> list[Way]:
    """The ways that these values allow; the first is the one to open with.

    Limits need a baseline; with too short a one the median is shown instead. `contacts` are those
    of each week: a count is rated by them, and rare events are spaced in them.
    """
    has_limits = seen.before >= max(seen.case.options.rules.limits_from_points, 2)
    ways = [Way.LIMITS, Way.RUN] if has_limits else [Way.RUN]
    if not is_count:
        return ways
    if any(contacts.get(row.on) for row in seen.rows):
        ways.append(Way.RATE)
    if are_rare(seen.rows) and seen.case.options.direction is not Direction.INCREASE:
        ways.append(Way.DAYS_BETWEEN)
        ways += [Way.CONTACTS_BETWEEN] if contacts_between(seen.rows, contacts) else []
    return ways
