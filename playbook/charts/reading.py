"""A chart in one line of words: what varies, and what it means for the target."""

from playbook.amounts import Unit, amount, day
from playbook.charts.assurance import Assurance
from playbook.charts.chart import Chart, Point
from playbook.charts.labels import Variation
from playbook.charts.segment import State

_MEANING = {
    Variation.IMPROVEMENT_HIGH: "improvement: values are higher than ordinary variation explains",
    Variation.IMPROVEMENT_LOW: "improvement: values are lower than ordinary variation explains",
    Variation.CONCERN_HIGH: "concern: values are higher than ordinary variation explains",
    Variation.CONCERN_LOW: "concern: values are lower than ordinary variation explains",
    Variation.NEUTRAL_HIGH: "values are higher than ordinary variation explains",
    Variation.NEUTRAL_LOW: "values are lower than ordinary variation explains",
}


def variation_reading(chart: Chart) -> str:
    """What the variation icon says, as one sentence."""
    if chart.variation is Variation.NOT_JUDGED:
        return _not_judged(chart)
    if chart.variation is Variation.COMMON_CAUSE:
        return "Ordinary variation: nothing in the latest value calls for an explanation."
    last = _last_present(chart)
    meaning = _MEANING[chart.variation]
    return f"{meaning[0].upper()}{meaning[1:]} ({last.label}, {day(last.on)})."


def assurance_reading(chart: Chart, unit: Unit) -> str:
    """What the assurance icon says, as one sentence; why, where there is none."""
    target = chart.options.target
    if target is None:
        return "No target is set."
    wanted = f"the target of {amount(target, unit)}"
    if chart.assurance is Assurance.PASSES:
        return f"The process as it is consistently meets {wanted}."
    if chart.assurance is Assurance.FALLS_SHORT:
        return f"The process as it is consistently falls short of {wanted}; it has to change."
    if chart.assurance is Assurance.HIT_OR_MISS:
        return f"The process as it is meets {wanted} in some periods and misses it in others."
    return _target_not_judged(chart, wanted)


def reading(chart: Chart, unit: Unit) -> str:
    """Both icons in one line; the target only where there is one."""
    if chart.options.target is None:
        return variation_reading(chart)
    return f"{variation_reading(chart)} {assurance_reading(chart, unit)}"


def _not_judged(chart: Chart) -> str:
    state = chart.segments[-1].state if chart.segments else State.EMPTY
    if state is State.EMPTY:
        return "There are no values yet."
    if state is State.NO_VARIATION:
        return "Every value is the same, so there is no variation to judge."
    needed = chart.options.rules.limits_from_points
    return f"Too few values to judge: {needed} are needed for limits."


def _target_not_judged(chart: Chart, wanted: str) -> str:
    present = [point.value for point in chart.points if point.value is not None]
    if not present:
        return f"There are no values to hold against {wanted}."
    if chart.segments[-1].state is State.NO_VARIATION:
        return _constant(chart, present[-1], wanted)
    if chart.options.direction.sign == 0:
        return f"Nobody said which way is better, so {wanted} is not judged."
    needed = chart.options.rules.judgeable_from_points
    return f"Whether the process meets {wanted} is judged from {needed} values on."


def _constant(chart: Chart, value: float, wanted: str) -> str:
    sign, target = chart.options.direction.sign, chart.options.target
    if target is None or sign == 0:
        return f"With no variation, {wanted} is not judged."
    met = (value - target) * sign >= 0
    verb = "meets" if met else "misses"
    return f"Every value {verb} {wanted}; without variation there is no forecast."


def _last_present(chart: Chart) -> Point:
    return next(point for point in reversed(chart.points) if point.value is not None)
