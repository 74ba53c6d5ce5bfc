"""What the chart of an improvement shows, before any colour: marks, limits, names, words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.amounts import Unit, amount, counted, day, listed
from playbook.charts.chart import Point
from playbook.charts.labels import Variation
from playbook.improvement.kpis import AS_TYPED
from playbook.verdict.look import Look


class MarkKind(StrEnum):
    IMPROVEMENT = "improvement signal"
    CONCERN = "concern signal"
    ORDINARY = "ordinary variation"


@dataclass(frozen=True)
class Mark:
    on: date
    value: float
    kind: MarkKind
    words: str


@dataclass(frozen=True)
class Wording:
    """How a picture is spoken of; `reading` takes the place of the sentence on its limits."""

    rhythm: str = "week by week"
    point: str = "week"
    centre: str = "Mean"
    reading: str = ""


MOST_NAMED = 6
Line = tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class Picture:
    """Values and lines are in the KPI's unit; `mean` is the middle line.

    `frozen`: middle and limits come from the time before the change alone.
    """

    kpi: str
    unit: Unit
    marks: tuple[Mark, ...]
    mean: Line
    lower: Line
    upper: Line
    on_trial: bool
    started_on: date
    review_on: date
    predicted: float | None
    changes: tuple[tuple[str, date], ...]
    events: tuple[tuple[str, date], ...]
    targets: Line = ()
    wording: Wording = Wording()
    frozen: bool = True

    @property
    def baseline(self) -> tuple[date, date] | None:
        before = [mark.on for mark in self.marks if mark.on < self.started_on]
        return (before[0], self.started_on) if before and self.frozen else None

    @property
    def named(self) -> list[tuple[str, date]]:
        """What is numbered under the curve and named in the key, in order of time."""
        return sorted((*self.changes, *self.events), key=lambda each: each[1])[-MOST_NAMED:]

    @property
    def span(self) -> tuple[date, date]:
        days = [mark.on for mark in self.marks] + [self.started_on, self.review_on]
        return min(days), max(days)


def picture(seen: Look, to_value: float | None, targets: Line = ()) -> Picture:
    """`targets` are the agreed steps of the KPI, of which those in the picture's time are shown."""
    case, points = seen.case, seen.keys.chart.points
    segments = seen.keys.chart.segments
    first = points[0].on if points else case.started_on
    return Picture(
        kpi=case.kpi,
        unit=case.unit,
        marks=tuple(_mark(p, case.unit) for p in points if p.value is not None),
        mean=tuple((p.on, p.mean) for p in points if p.mean is not None),
        lower=tuple((p.on, p.lower) for p in points if p.lower is not None),
        upper=tuple((p.on, p.upper) for p in points if p.upper is not None),
        on_trial=any(segment.trial for segment in segments),
        started_on=case.started_on,
        review_on=case.review_on,
        predicted=to_value,
        changes=tuple((o.title, o.started_on) for o in case.other_changes if o.started_on >= first),
        events=tuple((e.title, e.on) for e in case.events if first <= e.on <= seen.on),
        targets=tuple((on, v) for on, v in targets if first <= on <= max(seen.on, case.review_on)),
    )


def in_words(shown: Picture) -> str:
    """The text alternative: what the picture says, for a reader who does not see it."""
    if not shown.marks:
        return f"{shown.kpi}: there are no finished weeks to show yet."
    first, last = shown.marks[0], shown.marks[-1]
    said = [
        f"{shown.kpi}, {shown.wording.rhythm} from {day(first.on)} to {day(last.on)}.",
        shown.wording.reading or _limits_words(shown),
        f"The change began on {day(shown.started_on)}.",
        _since_words(shown),
        f"The latest {shown.wording.point} is at {amount(last.value, shown.unit)}.",
    ]
    steps = [f"{amount(value, shown.unit)} by {day(on)}" for on, value in shown.targets]
    said += [f"Target steps: {listed(steps)}."] if steps else []
    for what, marked in (("Other changes", shown.changes), ("What else happened", shown.events)):
        if marked:
            said.append(f"{what}: {listed([f'{name} ({day(on)})' for name, on in marked])}.")
    return " ".join(words for words in said if words)


def scaled(value: float, unit: Unit) -> float:
    """As it stands on the axis: a rate of 0.73 is 73."""
    return value * AS_TYPED.get(unit, 1.0)


def axis_label(value: float, unit: Unit) -> str:
    """A scaled value beside the axis: "72 %", "6:48", "41"."""
    if unit is Unit.SECONDS and abs(value) >= 3600:
        hours, minutes = divmod(round(value / 60), 60)
        return f"{hours}:{minutes:02d} h"
    if unit is Unit.SECONDS and abs(value) >= 60:
        minutes, seconds = divmod(round(value), 60)
        return f"{minutes}:{seconds:02d}"
    text = f"{value:,.1f}".removesuffix(".0")
    return f"{text} %" if unit is Unit.RATE else text


def ticks(low: float, high: float, unit: Unit) -> list[float]:
    """Three to six round values of the axis between two scaled ends."""
    steps = _MINUTES if unit is Unit.SECONDS and high - low > 30 else _DECIMALS
    step = next((s for s in steps if (high - low) / s <= 6), steps[-1])
    first = int(low // step) + 1
    return [round(n * step, 6) for n in range(first, int(high // step) + 1)]


_DECIMALS = [base * 10**power for power in range(-2, 7) for base in (1, 2, 5)]
_MINUTES = [10, 15, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200]


def kind_of(variation: Variation) -> MarkKind:
    if variation.is_improvement:
        return MarkKind.IMPROVEMENT
    return MarkKind.CONCERN if variation.is_concern else MarkKind.ORDINARY


def _mark(point: Point, unit: Unit) -> Mark:
    kind = kind_of(point.variation)
    value = point.value or 0.0
    words = f"Week of {day(point.on)}: {amount(value, unit)}, {kind}"
    return Mark(point.on, value, kind, words)


def _limits_words(shown: Picture) -> str:
    if not (shown.mean and shown.lower and shown.upper):
        return "There are no limits yet."
    low, high = shown.lower[-1][1], shown.upper[-1][1]
    trial = "On trial, ordinary" if shown.on_trial else "Ordinary"
    return (
        f"Before the change the mean was {amount(shown.mean[-1][1], shown.unit)}. {trial} "
        f"variation runs from {amount(low, shown.unit)} to {amount(high, shown.unit)}."
    )


def _since_words(shown: Picture) -> str:
    since = [mark.kind for mark in shown.marks if mark.on >= shown.started_on]
    point = shown.wording.point
    if not since:
        return "No week has ended since." if point == "week" else f"No {point} since."
    told = [
        f"{since.count(kind)} with an {kind}"
        if kind is MarkKind.IMPROVEMENT
        else f"{since.count(kind)} with a {kind}"
        for kind in (MarkKind.IMPROVEMENT, MarkKind.CONCERN)
        if since.count(kind)
    ]
    seen = listed(told) if told else "none outside ordinary variation"
    return f"{counted(len(since), point)} since: {seen}."
