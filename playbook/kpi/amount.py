"""A KPI's values as people say them: “4 min 12 s”, “9.4 %”, “+18”."""

from playbook.kpi.kpi import Kpi
from playbook.kpi.survey import Display, Estimate

NO_BREAK = "\u00a0"


def unit_of(one: Kpi, variant: str = "") -> str:
    """The variant's own unit, or the KPI's."""
    return one.variant(variant).unit or one.unit


def spoken_value(value: float | None, unit: str) -> str:
    """The value with its unit; “not known” for None."""
    if value is None:
        return "not known"
    if unit == "rate":
        return f"{100 * value:.1f}{NO_BREAK}%".replace(f".0{NO_BREAK}", NO_BREAK)
    if unit == "seconds":
        return spoken_seconds(value)
    if unit == "points":
        return f"{value:+.0f}".replace("-", "−") if round(value) else "0"
    if unit == "count":
        return f"{value:,.0f}"
    return f"{value:,.2f}"


def spoken_seconds(value: float) -> str:
    """“45 s”, “6 min 48 s”, “1 h 5 min”; a few seconds with a decimal."""
    if 0 < value < 10:
        return f"{value:.1f}{NO_BREAK}s"
    whole = round(value)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}{NO_BREAK}h {minutes}{NO_BREAK}min"
    if minutes:
        return f"{minutes}{NO_BREAK}min {seconds}{NO_BREAK}s"
    return f"{seconds}{NO_BREAK}s"


def estimate_in_words(estimate: Estimate, unit: str) -> str:
    """A survey's result, as firm as its answers allow."""
    answers = f"{estimate.answers:,} answers"
    if estimate.display is Display.COUNTS_ONLY:
        return f"{answers}: too few for a score; from 30 on there is one."
    low, high = spoken_value(estimate.low, unit), spoken_value(estimate.high, unit)
    firm = "" if estimate.display is Display.SCORE else " Indicative only, under 100 answers."
    value = spoken_value(estimate.value, unit)
    return f"{value} ({answers}, 95{NO_BREAK}% interval {low} to {high}).{firm}"
