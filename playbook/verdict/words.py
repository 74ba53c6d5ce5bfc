"""A verdict in words: headline, reasons with all the figures, and what to be careful about."""

from datetime import date

from playbook.amounts import amount, counted, day, difference, interval, listed, size
from playbook.charts.rule_sets import Direction
from playbook.verdict.baseline_checks import started_after_bad_weeks
from playbook.verdict.before_and_after import Effect
from playbook.verdict.case import Case
from playbook.verdict.look import Finding, Look, Result

BETTER_BASELINE = 20
_SHOWS_LEVELS = {Result.BETTER, Result.WORSE, Result.CHANGED, Result.NOT_THIS}


def headline(seen: Look, found: Finding, early: bool) -> str:
    """One or two sentences; the size and its interval where a change is real."""
    prefix = "An early look, not a verdict: " if early else ""
    result = str(found.result) if early else found.result[0].upper() + found.result[1:]
    said = f"{prefix}{result}."
    effect = seen.keys.effect
    if effect is None or found.result not in _SHOWS_LEVELS:
        return said
    unit = seen.case.unit
    levels = f"from {amount(effect.before, unit)} to {amount(effect.after, unit)}"
    return f"{said} {seen.case.kpi} went {levels}: {change(effect, seen.case)}."


def change(effect: Effect, case: Case) -> str:
    """The size with its interval: "+2.1 points, likely +0.6 to +3.6 points"."""
    likely = interval(effect.lower, effect.upper, case.unit)
    return f"{difference(effect.difference, case.unit)}, likely {likely}"


def reasons(seen: Look, found: Finding, visible: float | None) -> tuple[str, ...]:
    """Why this result, the figures behind it, and what happened besides; full sentences."""
    case, effect = seen.case, seen.keys.effect
    said = [found.because]
    if effect is not None and seen.after >= 2:
        said += _figures(seen, effect)
    if found.result in (Result.NO_EVIDENCE, Result.HINT) and visible is not None:
        said.append(
            f"A change of {size(visible, case.unit)} or more would have been seen with a chance "
            "of 80 %."
        )
    events = [f"{e.title} ({day(e.on)})" for e in case.events if _in_window(seen, e.on)]
    if events:
        said.append(f"Also in this time: {listed(events)}.")
    return tuple(said)


def cautions(seen: Look, early: bool) -> tuple[str, ...]:
    """What a careful reader should know; full sentences."""
    case = seen.case
    before = [p.value for p in seen.keys.chart.points if p.on < case.started_on]
    said = list(seen.series.notes)
    if started_after_bad_weeks([v for v in before if v is not None], case.options.direction):
        said.append(
            "The last two values before the start were unusually bad, and such values recover "
            "by themselves; the whole baseline is used, so do not compare with them alone."
        )
    said += _late_dates(case)
    if 0 < seen.before < BETTER_BASELINE:
        have = counted(seen.before, "value")
        said.append(f"The baseline has {have}; {BETTER_BASELINE} or more are better.")
    if case.options.direction is Direction.NEUTRAL and not early:
        said.append("Nobody said which way is better, so a change is neither better nor worse.")
    return tuple(said)


def _figures(seen: Look, effect: Effect) -> list[str]:
    case, unit = seen.case, seen.case.unit
    said = [
        f"{case.kpi}: {amount(effect.before, unit)} before, {amount(effect.after, unit)} since; "
        f"{change(effect, case)}.",
        f"Worked out from {counted(effect.points_before, 'value')} before the start and "
        f"{effect.points_after} since; ordinary variation (sigma) {size(effect.sigma, unit)}, "
        f"autocorrelation {effect.autocorrelation:.2f}, rules {case.options.rules.name}.",
    ]
    if case.expected_change:
        share = effect.difference / case.expected_change
        reached = f"{share * 100:.0f} % of it" if share > 0 else "none of it"
        said.append(
            f"Predicted {difference(case.expected_change, unit)}, measured "
            f"{difference(effect.difference, unit)}: {reached}."
        )
    return said


def _late_dates(case: Case) -> list[str]:
    if case.logged_on is None:
        return []
    if case.logged_on > case.review_on:
        return [
            f"The review date was written down on {day(case.logged_on)}, when it had passed, so "
            "the result must hold at three values in a row."
        ]
    if case.logged_on > case.started_on:
        return [
            f"The start date was written down on {day(case.logged_on)}, after the start; a date "
            "picked by looking at the chart flatters the change."
        ]
    return []


def _in_window(seen: Look, on: date) -> bool:
    first = seen.series.dates[0] if seen.rows else seen.on
    return first <= on <= seen.on
