"""A KPI on a card: its latest value, what varies, how it stands against its target."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from playbook.charts.assurance import Assurance
from playbook.charts.chart import Chart
from playbook.charts.labels import Variation
from playbook.charts.options import ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import JUDGEABLE_FROM_POINTS, Direction
from playbook.charts.series import Observation
from playbook.charts.signals import Signal
from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.kpi import Definition, Kpi
from playbook.kpi.possible import possible
from playbook.kpi.target import Step, Target
from playbook.kpi.target_words import step_words

WEEKS_SHOWN = 26
TIME_OVER_TIME = ("occupancy_rate", "adherence_rate")


class Tone(StrEnum):
    CONCERN = "Concern"
    IMPROVEMENT = "Improvement"
    ORDINARY = "Ordinary"


@dataclass(frozen=True)
class Card:
    """All that a card shows; `values` are the weeks of the sparkline, None where not known."""

    kpi: Kpi
    definition: Definition
    channel: str
    value: str
    on: date | None
    tone: Tone
    verdict: str
    assurance: str
    target: str
    values: tuple[float | None, ...]
    n: float | None
    chart: Chart

    @property
    def name(self) -> str:
        return f"{self.kpi.name}, {self.channel.lower()}" if self.channel else self.kpi.name


def card(
    one: Kpi,
    definition: Definition,
    observations: Sequence[Observation],
    target: Target | None = None,
    plan_day: int = 0,
    channel: str = "",
    rebase_on: Sequence[date] = (),
) -> Card:
    """The card of one KPI. Variation is judged whether or not there is a target."""
    recent = list(observations)[-WEEKS_SHOWN:]
    step = _step(target, plan_day)
    chart = chart_of(one, definition.variant, recent, step, rebase_on)
    unit = unit_of(one, definition.variant)
    known = [each for each in recent if each.value is not None]
    last = known[-1] if known else None
    return Card(
        one,
        definition,
        channel,
        spoken_value(last.value if last else None, unit),
        last.on if last else None,
        tone_of(chart),
        verdict_words(chart),
        _assurance_words(one, chart, step, known),
        _target_words(one, target, step, unit),
        tuple(each.value for each in recent),
        last.size if last and one.key not in TIME_OVER_TIME else None,
        chart,
    )


def chart_of(
    one: Kpi,
    variant: str,
    observations: Sequence[Observation],
    step: Step | None = None,
    rebase_on: Sequence[date] = (),
) -> Chart:
    """The KPI's process behaviour chart, with the step that is worked towards as its target.

    New limits begin on each of the days somebody has decided on, where weeks lie before them.
    """
    lowest, highest = possible(one, variant)
    bound = None if step is None or one.is_band else step.low if step.high is None else step.high
    options = ChartOptions(Direction(one.direction), target=bound, lowest=lowest, highest=highest)
    first = min((each.on for each in observations), default=None)
    inside = tuple(on for on in rebase_on if first is not None and on > first)
    return process_chart(observations, replace(options, rebase_on=inside))


def tone_of(chart: Chart) -> Tone:
    if chart.variation.is_concern:
        return Tone.CONCERN
    return Tone.IMPROVEMENT if chart.variation.is_improvement else Tone.ORDINARY


def headline(cards: Sequence[Card]) -> str:
    """“Two concerns, one improvement, four ordinary, one with too few weeks to say.”"""
    judged = [each for each in cards if not each.verdict.startswith((TOO_FEW, CHANGE))]
    changed = sum(each.verdict.startswith(CHANGE) for each in cards)
    counts = [(tone, sum(each.tone is tone for each in judged)) for tone in Tone]
    parts = [_counted(count, tone) for tone, count in counts if count]
    if changed:
        parts.append(f"{_number(changed)} changed")
    if unjudged := len(cards) - len(judged) - changed:
        parts.append(f"{_number(unjudged)} with too few weeks to say")
    words = ", ".join(parts)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def in_order(cards: Sequence[Card]) -> list[Card]:
    """Concerns first, then improvements, then the ordinary; the catalogue's order within each."""
    return [each for tone in Tone for each in cards if each.tone is tone]


TOO_FEW = "Too few weeks to say"
CHANGE = "Change"  # neither way is better
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SIGNAL_WORDS = {
    Signal.ABOVE_UPPER: "above upper limit",
    Signal.BELOW_LOWER: "below lower limit",
    Signal.RISING: "rising",
    Signal.FALLING: "falling",
    Signal.TWO_OF_THREE_HIGH: "near upper limit",
    Signal.TWO_OF_THREE_LOW: "near lower limit",
}


def verdict_words(chart: Chart) -> str:
    """“Concern: above upper limit”, “Improvement: 8 weeks below mean”, “Ordinary variation”."""
    last = next((point for point in reversed(chart.points) if point.value is not None), None)
    if last is None or chart.variation is Variation.NOT_JUDGED:
        return TOO_FEW
    if chart.variation is Variation.COMMON_CAUSE:
        return "Ordinary variation"
    tone = tone_of(chart)
    kind = tone.value if tone is not Tone.ORDINARY else CHANGE
    what = SIGNAL_WORDS.get(last.label) or _run(chart, above=last.label is Signal.SHIFT_HIGH)
    return f"{kind}: {what}"


def _run(chart: Chart, *, above: bool) -> str:
    weeks = 0
    for point in reversed(chart.points):
        if point.value is None or point.mean is None:
            continue
        if point.value == point.mean or (point.value > point.mean) is not above:
            break
        weeks += 1
    return f"{weeks} weeks {'above' if above else 'below'} mean"


def _step(target: Target | None, plan_day: int) -> Step | None:
    if target is None:
        return None
    return target.newest.step_on(plan_day) or target.newest.next_step(plan_day)


def _assurance_words(
    one: Kpi, chart: Chart, step: Step | None, known: Sequence[Observation]
) -> str:
    if step is None:
        return "No target yet" if one.has_target else "For context"
    if len(known) < JUDGEABLE_FROM_POINTS:
        return TOO_FEW
    if one.is_band:
        return _band_words(chart, step)
    return {
        Assurance.PASSES: "Meets target every week",
        Assurance.FALLS_SHORT: "Misses target every week",
        Assurance.HIT_OR_MISS: "Hits and misses target",
    }.get(chart.assurance, TOO_FEW)


def _band_words(chart: Chart, step: Step) -> str:
    lower, upper = chart.segments[-1].lower, chart.segments[-1].upper
    if lower is None or upper is None or step.low is None or step.high is None:
        return TOO_FEW
    if step.low <= lower and upper <= step.high:
        return "In band every week"
    if upper < step.low or lower > step.high:
        return "Out of band every week"
    return "In and out of band"


def _target_words(one: Kpi, target: Target | None, step: Step | None, unit: str) -> str:
    if target is None or step is None:
        return ""
    word = "Band" if one.is_band else "Target"
    final = target.newest.final
    ends = "" if step == final else f", {step_words(final, unit)} by day {final.day}"
    return f"{word} {step_words(step, unit)} by day {step.day}{ends}"


def _counted(count: int, tone: Tone) -> str:
    number = _number(count)
    if tone is Tone.ORDINARY:
        return f"{number} ordinary"
    return f"{number} {tone.lower()}{'' if count == 1 else 's'}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else f"{count}"
