"""Which way of working a KPI out the figures at hand allow, and how sure the value is."""

from collections.abc import Iterable
from datetime import timedelta

from playbook.facts import Fact, add_up
from playbook.kpi.formulas import Measurement, measure
from playbook.kpi.kpi import Definition, Kpi, definition, kpi
from playbook.kpi.net_promoter import NpsAnswers, net_promoter_score
from playbook.kpi.survey import share_of_answers

NEWEST = timedelta(weeks=26)
# Worked out only from single hours, not from sums over days.
BY_HOUR = ("peak_hour",)
THRESHOLDS = (20, 30, 60, 15, 10, 40, 45, 90, 120, 180, 300)


def best_definition(one: Kpi, facts: Iterable[Fact]) -> Definition:
    """The first definition of the KPI that gives a value, in the newest weeks if any does; its
    default when none does. What only an old export could tell is no way to go on counting."""
    kept = list(facts)
    last = max((fact.day for fact in kept if fact.day), default=None)
    newest = [fact for fact in kept if not last or not fact.day or last - fact.day < NEWEST]
    for considered in (newest, kept):
        for wanted in definitions(one):
            if measure(considered, wanted).value is not None:
                return wanted
    return definition(one.key)


def definitions(one: Kpi) -> list[Definition]:
    """Every definition to choose from, the default first; service level with its thresholds."""
    if one.threshold_seconds is None:
        return [definition(one.key, variant.key) for variant in one.variants]
    usual = [one.threshold_seconds, *(t for t in THRESHOLDS if t != one.threshold_seconds)]
    timed = [variant.key for variant in one.variants if variant.key != "reported"]
    found = [definition(one.key, timed[0], seconds) for seconds in usual]
    found += [definition(one.key, key, one.threshold_seconds) for key in timed[1:]]
    return [*found, definition(one.key, "reported")]


def definition_name(one: Kpi, wanted: Definition) -> str:
    """“Offered, within 20 s”: the variant, with its threshold where it has one."""
    within = f", within {wanted.threshold_seconds} s" if wanted.threshold_seconds else ""
    return f"{one.variant(wanted.variant).name}{within}"


def interval(measured: Measurement, facts: Iterable[Fact]) -> tuple[float, float] | None:
    """The 95 % interval of a share of counted things (Wilson) or of NPS; None for other KPIs.

    It covers chance alone. A figure over all contacts of a period is no sample; its interval says
    how far the same centre could have landed by chance.
    """
    if measured.value is None or measured.numerator is None:
        return None
    if measured.definition.kpi == "net_promoter_score":
        return _of_net_promoters(add_up(facts))
    wanted = (measured.definition.kpi, measured.definition.variant)
    if wanted in NO_SHARES or kpi(wanted[0]).unit != "rate" or not measured.n:
        return None
    if measured.denominator != measured.n or not 0 <= measured.value <= 1:
        return None
    estimate = share_of_answers(round(measured.numerator), round(measured.n))
    return estimate.low, estimate.high


# Rates whose denominator is not what the numerator is counted from.
NO_SHARES = {
    ("customer_satisfaction", "mean"),
    ("attrition_rate", "annualised"),
    ("attrition_rate", "period"),
    ("peak_hour", "share"),
}


def _of_net_promoters(total: Fact) -> tuple[float, float] | None:
    if total.promoters is None or total.detractors is None:
        return None
    answers = total.promoters + total.detractors + (total.passives or 0)
    if not answers:
        return None
    counts = NpsAnswers(round(total.promoters), round(total.detractors), round(answers))
    estimate = net_promoter_score(counts)
    return estimate.low, estimate.high
