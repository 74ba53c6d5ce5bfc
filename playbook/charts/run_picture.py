"""A run chart as a picture: the median of all weeks, and the runs that chance does not explain."""

from dataclasses import replace
from itertools import groupby

from playbook.amounts import amount, day
from playbook.charts.rule_sets import Direction
from playbook.charts.run_chart import RunChart, run_chart
from playbook.charts.table import Table
from playbook.charts.ways import View
from playbook.improvement.picture import Mark, MarkKind, Picture, Wording
from playbook.verdict.look import Look


def run_view(seen: Look, shown: Picture) -> View:
    """`shown` is the picture of the same look, for its names and dates."""
    found = run_chart(seen.rows)
    middle = found.median
    sentence = found.sentence if middle is None else f"{_median(middle, shown)} {found.sentence}"
    marks = _run_marks(shown, found, seen.case.options.direction)
    line = tuple((mark.on, middle) for mark in marks) if middle is not None else ()
    wording = Wording(centre="Median", reading=sentence)
    rows = tuple((m.on.isoformat(), m.value, middle, _side(m.value, middle)) for m in marks)
    plain = replace(shown, marks=marks, mean=line, lower=(), upper=(), on_trial=False)
    table = Table(("Week of", "Value", "Median", "Side"), rows)
    return View(replace(plain, wording=wording, frozen=False), table)


def _median(middle: float, shown: Picture) -> str:
    return f"The median is {amount(middle, shown.unit)}."


def _run_marks(shown: Picture, found: RunChart, direction: Direction) -> tuple[Mark, ...]:
    plain = [
        replace(mark, kind=MarkKind.ORDINARY, words=_week(mark, shown)) for mark in shown.marks
    ]
    off = [place for place, mark in enumerate(plain) if _side(mark.value, found.median)]
    for side, run in groupby(off, key=lambda place: _side(plain[place].value, found.median)):
        places = list(run)
        if found.longest_expected is None or len(places) <= found.longest_expected:
            continue
        for place in places:
            kind = _kind(1 if side == "above" else -1, direction)
            words = f"{plain[place].words}, in a run {side} the median"
            plain[place] = replace(plain[place], kind=kind, words=words)
    return tuple(plain)


def _week(mark: Mark, shown: Picture) -> str:
    return f"Week of {day(mark.on)}: {amount(mark.value, shown.unit)}"


def _side(value: float, middle: float | None) -> str:
    if middle is None or value == middle:
        return ""
    return "above" if value > middle else "below"


def _kind(sign: int, direction: Direction) -> MarkKind:
    if direction.sign == 0:
        return MarkKind.ORDINARY
    return MarkKind.IMPROVEMENT if sign * direction.sign > 0 else MarkKind.CONCERN
