"""Working KPIs out from facts: sums over sums, with numerator, denominator and n."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from playbook.facts import Fact, add_up, add_within, total_of
from playbook.kpi.kpi import Definition
from playbook.kpi.ratios import RATIOS, missing, words
from playbook.kpi.service_level import short_abandons_left_out, within
from playbook.kpi.within_counts import percentile
from playbook.staffing.peak_hour import busiest_hour


@dataclass(frozen=True)
class Measurement:
    """A KPI's value with what it was made of; `value` is None with the reason in `why_not`.

    `n` counts what the KPI is about: contacts, answers, tickets. It is None where the
    denominator is time.
    """

    definition: Definition
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    n: float | None = None
    why_not: str = ""


Parts = tuple[float, float]
Special = Callable[[list[Fact], Definition], "Parts | str"]
COUNTS = {"offered": "offered", "answered": "answered"}
LONGEST = {
    "longest_wait": ("longest_wait_seconds", "waited"),
    "longest_hold": ("longest_hold_seconds", "held"),
}
IN_TIME = ("busy_seconds", "available_seconds", "logged_in_seconds", "scheduled_seconds")
NOTHING_BELOW = "There is nothing to divide by: {what} comes to nought."


def measure(facts: Iterable[Fact], definition: Definition) -> Measurement:
    """The KPI over these facts. Only facts that hold everything the formula needs take part.

    Source of each formula: the catalogue's text for the variant. Never raises for missing
    figures: the measurement then says why there is no value.
    """
    kept, key = list(facts), (definition.kpi, definition.variant)
    if key in RATIOS:
        return _ratio(kept, definition, *RATIOS[key])
    if definition.kpi == "contact_volume":
        return _count(kept, definition)
    if definition.kpi in LONGEST and definition.variant == "longest":
        return _longest(kept, definition)
    made = SPECIAL[definition.kpi](kept, definition)
    if isinstance(made, str):
        return Measurement(definition, None, why_not=made)
    return _divided(definition, *made, n=_counted(kept, definition, made[1]))


def _ratio(
    facts: list[Fact],
    definition: Definition,
    above: tuple[str, ...],
    below: tuple[str, ...],
    factor: float,
) -> Measurement:
    needed = dict.fromkeys((*above, *below))
    whole = [fact for fact in facts if all(getattr(fact, name) is not None for name in needed)]
    if not whole:
        lacking = next((n for n in needed if all(getattr(f, n) is None for f in facts)), "")
        return Measurement(definition, None, why_not=missing(lacking or " and ".join(needed)))
    sums = {name: sum(getattr(fact, name) for fact in whole) for name in needed}
    over = factor * sum(sums[name] for name in above)
    under = sum(sums[name] for name in below)
    counted = None if below[0] in IN_TIME else under
    return _divided(definition, over, under, n=counted, what=words(below[-1]))


def _divided(
    definition: Definition,
    above: float,
    below: float,
    *,
    n: float | None,
    what: str = "the denominator",
) -> Measurement:
    if below <= 0:
        return Measurement(definition, None, above, below, n, NOTHING_BELOW.format(what=what))
    return Measurement(definition, above / below, above, below, n)


def _counted(facts: list[Fact], definition: Definition, below: float) -> float | None:
    """What a special KPI is about, where its denominator does not count it."""
    if definition.kpi == "peak_hour":
        return sum(fact.offered or 0.0 for fact in facts if fact.hour is not None)
    if definition.kpi == "longest_wait":
        return total_of(facts, "waited")
    return total_of(facts, "replied") if definition.kpi == "first_response_time" else below


def _count(facts: list[Fact], definition: Definition) -> Measurement:
    total = total_of(facts, COUNTS[definition.variant])
    why = "" if total is not None else missing(definition.variant)
    return Measurement(definition, total, total, None, total, why)


def _longest(facts: list[Fact], definition: Definition) -> Measurement:
    name, counted = LONGEST[definition.kpi]
    value = max((v for fact in facts if (v := getattr(fact, name)) is not None), default=None)
    why = "" if value is not None else missing(name)
    return Measurement(definition, value, value, None, total_of(facts, counted), why)


def _no_repeat(facts: list[Fact], definition: Definition) -> Parts | str:
    whole = add_up(f for f in facts if f.repeated is not None and f.repeat_eligible is not None)
    if whole.repeated is None or whole.repeat_eligible is None:
        return missing("repeated")
    return whole.repeat_eligible - whole.repeated, whole.repeat_eligible


def _net_promoters(facts: list[Fact], definition: Definition) -> Parts | str:
    kinds = ("promoters", "passives", "detractors")
    promoters, passives, detractors = (total_of(facts, kind) for kind in kinds)
    if promoters is None or detractors is None or passives is None:
        return missing("promoters")
    return 100 * (promoters - detractors), promoters + passives + detractors


def _abandoned_without_short(facts: list[Fact], definition: Definition) -> Parts | str:
    return short_abandons_left_out(facts, definition.short_abandon_seconds)


def _service_level(facts: list[Fact], definition: Definition) -> Parts | str:
    return within(
        facts,
        definition.variant,
        definition.threshold_seconds or 20,
        definition.short_abandon_seconds,
    )


def _percentile_of_waits(facts: list[Fact], definition: Definition) -> Parts | str:
    value = percentile(add_within(fact.within for fact in facts), 0.95)
    return value if isinstance(value, str) else (value, 1.0)


def _median_response(facts: list[Fact], definition: Definition) -> Parts | str:
    value = percentile(add_within(fact.replied_within for fact in facts), 0.5)
    return value if isinstance(value, str) else (value, 1.0)


def _peak(facts: list[Fact], definition: Definition) -> Parts | str:
    return busiest_hour(facts, definition.variant)


def _attrition_in_period(facts: list[Fact], definition: Definition) -> Parts | str:
    whole = [f for f in facts if f.leavers is not None and f.headcount_days is not None and f.day]
    if not whole:
        return missing("leavers")
    total = add_up(whole)
    days = {f.day.toordinal() + offset for f in whole if f.day for offset in range(f.days)}
    return (total.leavers or 0.0), (total.headcount_days or 0.0) / len(days)


SPECIAL: dict[str, Special] = {
    "first_contact_resolution_rate": _no_repeat,
    "net_promoter_score": _net_promoters,
    "abandonment_rate": _abandoned_without_short,
    "service_level": _service_level,
    "longest_wait": _percentile_of_waits,
    "first_response_time": _median_response,
    "peak_hour": _peak,
    "attrition_rate": _attrition_in_period,
}
