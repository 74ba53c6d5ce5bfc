"""A KPI against its ramp: which step is due, what is there, for how many weeks it was missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from playbook.charts.series import Observation
from playbook.kpi.amount import spoken_value
from playbook.kpi.target import Step, Target
from playbook.kpi.target_words import step_words
from playbook.plan import Plan
from playbook.wording import counted

OFF_FROM_WEEKS = 2
FIGURES_COUNT_FOR = timedelta(days=28)
SUNDAY = timedelta(days=6)


class Footing(StrEnum):
    """One week below its step may be chance; from the second on it is not said to be."""

    ON = "On its ramp"
    ONCE = "Missed one week"
    OFF = "Off its ramp"
    AHEAD = "No step due yet"
    UNKNOWN = "No recent figures"


JUDGED = (Footing.ON, Footing.ONCE, Footing.OFF)


@dataclass(frozen=True)
class RampWeek:
    """A week's value, at the plan day on which the week ends."""

    day: int
    value: float


@dataclass(frozen=True)
class Ramp:
    """All that is shown of one KPI; plain fields, so that a signature can freeze them.

    `asked` is the step by which the newest value is judged, or the one worked towards while no
    step is due; `week` the Monday of that value as ISO text, "" without any.
    """

    name: str
    unit: str
    footing: Footing
    asked: Step
    value: float | None = None
    week: str = ""
    weeks_off: int = 0
    steps: tuple[Step, ...] = ()
    weeks: tuple[RampWeek, ...] = ()
    baseline: float | None = None

    @property
    def spoken(self) -> str:
        return spoken_value(self.value, self.unit)

    @property
    def asked_words(self) -> str:
        """“73 % or more by day 90”."""
        return f"{step_words(self.asked, self.unit)} by day {self.asked.day}"

    @property
    def footing_words(self) -> str:
        if self.footing is Footing.OFF:
            return f"{self.footing} for {counted(self.weeks_off, 'week')}"
        return self.footing.value


def ramp(
    name: str,
    unit: str,
    target: Target,
    observations: Sequence[Observation],
    plan: Plan,
    today: date,
    baseline: float | None = None,
) -> Ramp:
    """`observations` in date order, one a week, dated by its Monday; values in the KPI's unit.

    Each week is judged by the step that was due when it ended, of the version then in force.
    """
    known = [(o.on, o.value) for o in observations if o.value is not None and o.on <= today]
    newest, value = known[-1] if known else (None, None)
    off = weeks_off(target, known, plan, today)
    footing, version = _footing(newest, off, today), target.in_force(today) or target.newest
    judged_on = _end(newest, today) if newest and footing in JUDGED else plan.clock(today)
    plan_day = plan.day(judged_on)
    return Ramp(
        name=name,
        unit=unit,
        footing=footing,
        asked=version.step_on(plan_day) or version.next_step(plan_day),
        value=value,
        week=newest.isoformat() if newest else "",
        weeks_off=off or 0,
        steps=version.steps,
        weeks=tuple(RampWeek(plan.day(_end(on, today)), each) for on, each in known),
        baseline=baseline,
    )


def weeks_off(
    target: Target, known: Sequence[tuple[date, float]], plan: Plan, today: date
) -> int | None:
    """How many weeks in a row were missed up to the newest; None while no step was due in it."""
    found: int | None = None
    for on, value in reversed(known):
        missed = _missed(target, plan, _end(on, today), value)
        if missed is None:
            break
        found = found or 0
        if not missed:
            break
        found += 1
    return found


def from_plain(raw: Mapping[str, Any]) -> Ramp:
    """Read back from JSON."""
    return Ramp(
        **{
            **raw,
            "footing": Footing(raw["footing"]),
            "asked": Step(**raw["asked"]),
            "steps": tuple(Step(**each) for each in raw["steps"]),
            "weeks": tuple(RampWeek(**each) for each in raw["weeks"]),
        }
    )


def on_ramp_words(ramps: Sequence[Ramp]) -> str:
    """“2 of 3 KPIs on their ramp, 1 missed it one week”; empty while no step is due."""
    due = [each.footing for each in ramps if each.footing in JUDGED]
    if not due:
        return ""
    on, once = due.count(Footing.ON), due.count(Footing.ONCE)
    words = f"{on} of {counted(len(due), 'KPI')} on their ramp"
    return f"{words}, {once} missed it one week" if once else words


def _footing(newest: date | None, off: int | None, today: date) -> Footing:
    if newest is None or today - newest > FIGURES_COUNT_FOR:
        return Footing.UNKNOWN
    if off is None:
        return Footing.AHEAD
    if off >= OFF_FROM_WEEKS:
        return Footing.OFF
    return Footing.ONCE if off else Footing.ON


def _missed(target: Target, plan: Plan, on: date, value: float) -> bool | None:
    version = target.in_force(on)
    step = version.step_on(plan.day(on)) if version else None
    return None if step is None else not step.is_met_by(value)


def _end(monday: date, today: date) -> date:
    """The last day of the week, as far as it has come."""
    return min(monday + SUNDAY, today)
