"""From weekly counts of a rare event to the gaps between its events."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from playbook.charts.series import Observation

WEEK_DAYS = 7
RARE_AT_MOST = 1  # event a week on average; above it weekly counts say enough


def are_rare(rows: Sequence[Observation]) -> bool:
    """Whole numbers of events, some of them, and few enough for most weeks to have none or one."""
    values = [row.value for row in rows if row.value is not None]
    whole = all(value >= 0 and value == int(value) for value in values)
    return whole and 0 < sum(values) <= RARE_AT_MOST * len(values)


def event_dates(rows: Sequence[Observation]) -> list[date]:
    """A day for each event. Only its week is known, so events are spread evenly over it."""
    return [
        row.on + timedelta(days=int(WEEK_DAYS * (number + 0.5) / int(row.value)))
        for row in rows
        if row.value
        for number in range(int(row.value))
    ]


def contacts_between(
    rows: Sequence[Observation], contacts: Mapping[date, float]
) -> list[tuple[date, int]]:
    """(Week of an event, contacts since the event before), from the second event on.

    Events of one week share its contacts evenly. A week of which events or contacts are not known
    breaks the count: the gap across it is left out.
    """
    found: list[tuple[date, int]] = []
    since: float | None = None  # None: the event before, or a week since, is not known
    for row in rows:
        events, held = int(row.value or 0), contacts.get(row.on)
        if held is None or row.value is None:
            since = None
            continue
        for _ in range(events):
            share = held / events
            if since is not None:
                found.append((row.on, round(since + share)))
            since = 0.0
        if not events and since is not None:
            since += held
    return found
