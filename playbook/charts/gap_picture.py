"""Rare events as a picture: how far apart they lie, in days or in contacts."""

from dataclasses import replace
from datetime import date

from playbook.amounts import Unit, counted, day
from playbook.charts.rare_events import RareEventChart
from playbook.charts.table import Table
from playbook.charts.ways import View
from playbook.improvement.picture import Line, Mark, Wording, kind_of, picture
from playbook.verdict.look import Look


def gap_view(seen: Look, chart: RareEventChart, what: str) -> View:
    """Gaps between events, each drawn where it ended; a longer one is better."""
    marks = tuple(
        Mark(p.on, p.gap, kind_of(p.variation), f"{what} up to {day(p.on)}: {p.gap:,.0f}")
        for p in chart.points
    )
    lines = [_level(marks, value) for value in (chart.centre, chart.lower, chart.upper)]
    shown = picture(seen, None)
    middle, lower, upper = lines
    plain = replace(shown, unit=Unit.NUMBER, marks=marks, mean=middle, lower=lower, upper=upper)
    rhythm = f"{what.lower()} between events"
    wording = Wording(rhythm, "event", "Usual", _gap_words(chart, what, seen.on))
    headings = ("Event on or about", f"{what} since the one before", "Signal", "Reading")
    rows = ((p.on.isoformat(), p.gap, str(p.label), str(p.variation)) for p in chart.points)
    changed = replace(plain, on_trial=False, targets=(), wording=wording, frozen=False)
    return View(changed, Table(headings, tuple(rows)))


def _level(marks: tuple[Mark, ...], value: float | None) -> Line:
    """A line at that height; none at nought, where no gap can lie below it."""
    return tuple((mark.on, value) for mark in marks) if value else ()


def _gap_words(chart: RareEventChart, what: str, on: date) -> str:
    said = list(chart.notes)
    if chart.centre is not None and chart.lower is not None and chart.upper is not None:
        said.append(
            f"{what} between events are usually {chart.centre:,.0f}; ordinary gaps run from "
            f"{chart.lower:,.0f} to {chart.upper:,.0f}."
        )
    if chart.points:
        last = chart.points[-1].on
        ago = counted((on - last).days, "day")
        said.append(f"The latest event was on or about {day(last)}, {ago} ago.")
    return " ".join(said)
