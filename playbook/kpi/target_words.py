"""What a target says, and the warnings that a draft of one deserves."""

from dataclasses import dataclass

from playbook.kpi.amount import spoken_value
from playbook.kpi.kpi import FEW_THAT_MATTER, Kpi
from playbook.kpi.target import Step
from playbook.wording import listed


@dataclass(frozen=True)
class Ordinary:
    """The baseline: its value, and between which limits single weeks vary without a cause."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    weeks: int = 0


def step_words(step: Step, unit: str) -> str:
    """“73 % or more”, “2 min 30 s or less”, “75 % to 85 %”."""
    low, high = spoken_value(step.low, unit), spoken_value(step.high, unit)
    if step.low is not None and step.high is not None:
        return f"{low} to {high}"
    return f"{low} or more" if step.low is not None else f"{high} or less"


def warnings(one: Kpi, steps: tuple[Step, ...], now: Ordinary, unit: str) -> list[str]:
    """Sentences to think about before a target is proposed; none when nothing speaks against it."""
    found = [*_worse(one, steps, now, unit), *_within(one, steps, now, unit)]
    if one.key in ALONE and _asks_for_less(steps, now):
        found.append(ALONE[one.key])
    return found


ALONE = {
    "average_handle_time": "A shorter handle time alone is not better: customers who were hurried "
    "come back. Watch first contact resolution beside it.",
    "after_call_work": "Less after-call work alone is not better: notes that are not written "
    "are asked for again.",
    "transfer_rate": "Fewer transfers alone are not better: an agent who keeps a case that is not "
    "theirs keeps the customer on hold.",
}


def too_many_words(matter_most: int) -> str:
    """A gentle word beyond five; otherwise where this one stands."""
    if matter_most > FEW_THAT_MATTER:
        return (
            f"{matter_most} KPIs matter most. Beyond five, nobody remembers the first: which one "
            "could go?"
        )
    return f"{matter_most} of {FEW_THAT_MATTER} KPIs that matter most."


def _worse(one: Kpi, steps: tuple[Step, ...], now: Ordinary, unit: str) -> list[str]:
    if now.value is None or not steps:
        return []
    final, value = steps[-1], spoken_value(now.value, unit)
    worse = (one.direction == "increase" and (final.low or 0) < now.value) or (
        one.direction == "decrease" and (final.high or 0) > now.value
    )
    if not worse:
        return []
    return [f"The target is worse than the baseline of {value}: it would allow a step back."]


def _within(one: Kpi, steps: tuple[Step, ...], now: Ordinary, unit: str) -> list[str]:
    """A step inside ordinary variation is reached by chance in some weeks, and proves nothing."""
    if now.lower is None or now.upper is None:
        return []
    lower, upper = now.lower, now.upper
    inside = [step.day for step in steps if lower < _bound(one, step, now) < upper]
    if not inside:
        return []
    days = listed([f"day {day}" for day in inside])
    verb, steps_ = ("lies", "step") if len(inside) == 1 else ("lie", "steps")
    span = f"{spoken_value(lower, unit)} to {spoken_value(upper, unit)}"
    return [
        f"The {steps_} for {days} {verb} inside today’s ordinary variation ({span}). One "
        "week there proves nothing; seven in a row on the better side of the mean do."
    ]


def _bound(one: Kpi, step: Step, now: Ordinary) -> float:
    """The figure that has to be reached; a band is judged where it leaves the baseline."""
    if one.is_band:
        assert step.low is not None, "a band has two ends"
        assert step.high is not None, "a band has two ends"
        if now.value is None or step.low <= now.value <= step.high:
            return float("inf")
        return step.low if now.value < step.low else step.high
    bound = step.low if one.direction == "increase" else step.high
    return bound if bound is not None else float("inf")


def _asks_for_less(steps: tuple[Step, ...], now: Ordinary) -> bool:
    if now.value is None or not steps:
        return False
    high = steps[-1].high
    return high is not None and high < now.value
