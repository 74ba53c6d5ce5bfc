"""The ladder of results: the first rung that holds is the answer."""

from collections.abc import Callable

from playbook.amounts import counted, day, listed, percentage
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import JUDGEABLE_FROM_POINTS, Direction
from playbook.charts.signals import Signal
from playbook.verdict.baseline_checks import cycle_length, unstable
from playbook.verdict.case import split
from playbook.verdict.look import Finding, Look, Result
from playbook.verdict.two_keys import TwoKeys

BEFORE_NEEDED = JUDGEABLE_FROM_POINTS
AFTER_NEEDED = 6
MISSING_ALLOWED_RATE = 0.2
EARLY_START_POINTS = 2  # a signal may begin this many points before the start


SIGNAL_WORDS = {
    Signal.ABOVE_UPPER: "values above the upper limit",
    Signal.BELOW_LOWER: "values below the lower limit",
}


def climb(seen: Look) -> Finding:
    """The first rung that holds, and why, as a full sentence. Never raises."""
    for rung in _RUNGS:
        if found := rung(seen):
            return found
    return _by_keys(seen)


def direction_result(sign: int, direction: Direction) -> Result:
    if direction is Direction.NEUTRAL:
        return Result.CHANGED
    return Result.BETTER if sign * direction.sign > 0 else Result.WORSE


def _wrong_dates(seen: Look) -> Finding | None:
    case = seen.case
    if case.review_on > case.started_on:
        return None
    return Finding(
        Result.NOT_JUDGEABLE,
        f"The review date, {day(case.review_on)}, is not after the start on "
        f"{day(case.started_on)}; choose a later one.",
    )


def _all_missing(seen: Look) -> Finding | None:
    if not seen.rows or seen.before + seen.after:
        return None
    return Finding(Result.NOT_JUDGEABLE, "Every value is missing.")


def _definition_changed(seen: Look) -> Finding | None:
    first = seen.series.dates[0] if seen.rows else seen.on
    inside = [on for on in sorted(seen.case.redefined_on) if first < on <= seen.on]
    if not inside:
        return None
    return Finding(
        Result.NOT_JUDGEABLE,
        f"The definition of the KPI changed on {day(inside[0])}, so the values before and after "
        "it do not measure the same thing.",
    )


def _too_early(seen: Look) -> Finding | None:
    if seen.before >= BEFORE_NEEDED and seen.after >= AFTER_NEEDED:
        return None
    return Finding(
        Result.TOO_EARLY,
        f"A verdict needs {BEFORE_NEEDED} values before the start and {AFTER_NEEDED} since; "
        f"there are {seen.before} and {seen.after}.",
    )


def _gaps(seen: Look) -> Finding | None:
    if seen.series.missing_rate <= MISSING_ALLOWED_RATE:
        return None
    share, allowed = percentage(seen.series.missing_rate), percentage(MISSING_ALLOWED_RATE)
    words = f"{share} of the values are missing; a verdict allows {allowed}."
    return Finding(Result.NOT_JUDGEABLE, words)


def _overlap(seen: Look) -> Finding | None:
    others = [
        f"“{other.title}” ({day(other.started_on)})"
        for other in seen.case.other_changes
        if other.overlaps(seen.case.started_on, seen.on)
    ]
    if not others:
        return None
    verb = "was" if len(others) == 1 else "were"
    words = f"{listed(others)} {verb} under way on the same KPI and team at the same time."
    return Finding(Result.CANNOT_TELL_APART, words)


def _no_variation(seen: Look) -> Finding | None:
    baseline = {p.value for p in seen.keys.chart.points if p.in_baseline and p.value is not None}
    if seen.keys.effect and len(baseline) > 1:
        return None
    words = "The values before the start do not vary, so there is nothing to tell a change by."
    return Finding(Result.NOT_JUDGEABLE, words)


def _began_before(seen: Look) -> Finding | None:
    if seen.keys.points_before <= EARLY_START_POINTS:
        return None
    return Finding(
        Result.NOT_THIS,
        f"The level did change, but the signal began {counted(seen.keys.points_before, 'value')} "
        "before the start.",
    )


def _baseline_unfit(seen: Look) -> Finding | None:
    before, _ = split(seen.rows, seen.case.started_on)
    chart = process_chart(before, seen.keys.chart.options)
    if reason := unstable(chart):
        return Finding(Result.NOT_JUDGEABLE, f"The baseline is not steady: {reason}.")
    values = [point.value for point in chart.points if point.value is not None]
    if length := cycle_length(values):
        words = f"The values before the start repeat a strong cycle of {length} values."
        return Finding(Result.NOT_JUDGEABLE, words)
    return None


def _by_keys(seen: Look) -> Finding:
    keys = seen.keys
    if keys.sign:
        result = direction_result(keys.sign, seen.case.options.direction)
        return Finding(
            result, f"Both keys agree: {_signals(keys)}, and the likely range leaves out zero."
        )
    if keys.process_key and keys.interval_key:
        words = (
            f"The keys point different ways: {_signals(keys)}, but the likely range says otherwise."
        )
        return Finding(Result.HINT, words)
    if keys.process_key:
        words = f"Only the chart sees something: {_signals(keys)}; the likely range includes zero."
        return Finding(Result.HINT, words)
    if keys.interval_key:
        words = (
            "Only the likely range sees something: it leaves out zero; the chart shows no signal."
        )
        return Finding(Result.HINT, words)
    words = "The chart shows no signal since the start, and the likely range includes zero."
    return Finding(Result.NO_EVIDENCE, words)


def _signals(keys: TwoKeys) -> str:
    shown = keys.agreeing or (*keys.high, *keys.low)
    return f"the chart shows {listed([SIGNAL_WORDS.get(signal, signal) for signal in shown])}"


_RUNGS: tuple[Callable[[Look], Finding | None], ...] = (
    _wrong_dates,
    _all_missing,
    _definition_changed,
    _too_early,
    _gaps,
    _overlap,
    _no_variation,
    _began_before,
    _baseline_unfit,
)
