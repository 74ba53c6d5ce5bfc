"""The brief's small charts of KPIs: points between 0 and 1, ready to be drawn as vectors."""

from collections.abc import Sequence
from typing import Any

from playbook.kpi.amount import spoken_value
from playbook.kpi.ramp import Footing, Ramp, RampWeek
from playbook.kpi.target import Step
from playbook.plan import LAST_PLAN_DAY
from playbook.wording import counted

MOST_CHARTS = 4
LONGEST_NAME = 24
FIRST_DAY = -28
AFTER_THE_LAST_STEP = 8
ROOM = 0.08  # of the height, above and below
FLAT = 1e-9  # no figure of a KPI is told so finely; below it a line is drawn level
URGENT = (Footing.OFF, Footing.ONCE, Footing.ON, Footing.AHEAD, Footing.UNKNOWN)
Points = list[list[float]]


def kpi_charts(ramps: Sequence[Ramp]) -> list[dict[str, Any]]:
    """Those off their ramp first, four at most."""
    first = sorted(ramps, key=lambda each: (URGENT.index(each.footing), -each.weeks_off))
    return [_chart(each) for each in first[:MOST_CHARTS]]


def more_words(ramps: Sequence[Ramp]) -> str:
    more = len(ramps) - MOST_CHARTS
    return f"And {counted(more, 'more KPI')} in the workbook." if more > 0 else ""


def _chart(each: Ramp) -> dict[str, Any]:
    last = max([LAST_PLAN_DAY + AFTER_THE_LAST_STEP, *(week.day for week in each.weeks)])
    low, high = _span(each)

    def point(day: float, value: float) -> list[float]:
        across = (max(FIRST_DAY, day) - FIRST_DAY) / (last - FIRST_DAY)
        return [across, ROOM + (1 - 2 * ROOM) * (value - low) / (high - low)]

    base = "" if each.baseline is None else f", baseline {spoken_value(each.baseline, each.unit)}"
    return {
        "name": _short(each.name),
        "value": f"{each.spoken}{base}",
        "standing": each.footing_words,
        "asked": f"Agreed: {each.asked_words}",
        "weeks": [point(week.day, week.value) for week in _shown(each)],
        "steps": _steps(each.steps, last, point),
    }


def _steps(steps: Sequence[Step], last: int, point: Any) -> list[Points]:
    """A level line from each step's day to the next one's; a band has two."""
    ends = [*(step.day for step in steps[1:]), last]
    return [
        [point(step.day, bound), point(max(step.day + 1, end), bound)]
        for step, end in zip(steps, ends, strict=True)
        for bound in (step.low, step.high)
        if bound is not None
    ]


def _shown(each: Ramp) -> list[RampWeek]:
    return [week for week in each.weeks if week.day >= FIRST_DAY]


def _span(each: Ramp) -> tuple[float, float]:
    bounds = [bound for step in each.steps for bound in (step.low, step.high)]
    values = [*(week.value for week in _shown(each)), *(b for b in bounds if b is not None)]
    low, high = min(values, default=0.0), max(values, default=1.0)
    return (low, high) if high - low > FLAT else (low - 1, high + 1)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
