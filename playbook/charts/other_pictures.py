"""The same KPI in another chart: picture, sentence and table, all from the one calculation."""

from dataclasses import replace

from playbook.amounts import Unit
from playbook.charts.event_gaps import contacts_between, event_dates
from playbook.charts.gap_picture import gap_view
from playbook.charts.options import ChartKind
from playbook.charts.rare_events import g_chart, t_chart
from playbook.charts.run_picture import run_view
from playbook.charts.series import Observation
from playbook.charts.table import chart_table
from playbook.charts.ways import Contacts, View, Way
from playbook.improvement.picture import Line, Wording, picture
from playbook.verdict.look import Look, look

PER_CONTACTS = 1_000


def view(
    way: Way, seen: Look, contacts: Contacts, to_value: float | None, targets: Line = ()
) -> View:
    """The picture of a look in that way, with the prediction where it is in the same unit."""
    if way is Way.RUN:
        return run_view(seen, picture(seen, to_value, targets))
    if way is Way.RATE:
        return _rated(seen, contacts)
    if way is Way.DAYS_BETWEEN:
        return gap_view(seen, t_chart(event_dates(seen.rows)), "Days")
    if way is Way.CONTACTS_BETWEEN:
        return gap_view(seen, g_chart(contacts_between(seen.rows, contacts)), "Contacts")
    return View(picture(seen, to_value, targets), chart_table(seen.keys.chart))


def _rated(seen: Look, contacts: Contacts) -> View:
    """A u′ chart: the count for each thousand contacts, its limits frozen at the start."""
    rows = tuple(_rate(row, contacts.get(row.on)) for row in seen.case.observations)
    options = replace(seen.case.options, kind=ChartKind.U_PRIME, lowest=0.0, highest=None)
    case = replace(seen.case, observations=rows, unit=Unit.NUMBER, options=options)
    again = look(case, seen.on)
    shown = picture(again, None)
    rhythm = f"for each {PER_CONTACTS:,} contacts, week by week"
    return View(replace(shown, wording=Wording(rhythm)), chart_table(again.keys.chart))


def _rate(row: Observation, held: float | None) -> Observation:
    if row.value is None or not held:
        return Observation(row.on, None)
    return Observation(row.on, row.value * PER_CONTACTS / held, held / PER_CONTACTS)
