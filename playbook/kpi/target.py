"""A target in versions: a ramp of steps, a way that is better, and which version was in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError
from playbook.kpi.kpi import Kpi
from playbook.kpi.possible import check_possible

STEP_DAYS = (30, 60, 90, 120)
CADENCES = ("Weekly", "Every two weeks", "Monthly")
LONGEST_REASON = 500


@dataclass(frozen=True)
class Step:
    """What is to be reached by a plan day: at least `low`, at most `high`, or between them."""

    day: int
    low: float | None = None
    high: float | None = None

    @property
    def is_set(self) -> bool:
        return self.low is not None or self.high is not None

    def is_met_by(self, value: float) -> bool:
        """A value exactly on a bound meets it."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True)
class TargetVersion:
    """One agreement on a target; it holds from `valid_from` until the next version does.

    `variant` and `threshold_seconds` are the definition in which its figures were agreed.
    """

    number: int
    valid_from: date
    steps: tuple[Step, ...]
    reason: str = ""
    owner: str = ""
    cadence: str = CADENCES[0]
    guard_rail: str = ""
    proposed_by: str = ""
    locked_by: str = ""
    locked_on: date | None = None
    variant: str = ""
    threshold_seconds: int | None = None

    @property
    def is_locked(self) -> bool:
        return self.locked_on is not None

    @property
    def final(self) -> Step:
        return self.steps[-1]

    def step_on(self, plan_day: int) -> Step | None:
        """The step that is due: the last one whose day has come; none before the first."""
        due = [step for step in self.steps if step.day <= plan_day]
        return due[-1] if due else None

    def next_step(self, plan_day: int) -> Step:
        """The step that is worked towards; the last one once all are due."""
        return next((step for step in self.steps if step.day > plan_day), self.final)


@dataclass(frozen=True)
class Target:
    """The target for one KPI as it is counted, with all its versions, oldest first."""

    id: str
    kpi: str
    variant: str
    threshold_seconds: int | None
    channel: str
    matters_most: bool
    version: int
    versions: tuple[TargetVersion, ...]

    @property
    def newest(self) -> TargetVersion:
        return self.versions[-1]

    def in_force(self, on: date) -> TargetVersion | None:
        """The version by which a point of that day is judged; None before the first."""
        begun = [one for one in self.versions if one.valid_from <= on]
        return begun[-1] if begun else None


def check_steps(one: Kpi, steps: Sequence[Step], variant: str = "") -> tuple[Step, ...]:
    """The steps that are filled in. PlaybookError when none is, or one contradicts the KPI."""
    kept = tuple(step for step in steps if step.is_set)
    if not one.has_target:
        raise PlaybookError(f"{one.name} is for context: it has no better or worse, so no target.")
    if not kept:
        raise PlaybookError("Set at least the figure to be reached by day 120.")
    if kept[-1].day != STEP_DAYS[-1]:
        raise PlaybookError("Set the figure for day 120 too: the ramp has to end somewhere.")
    for step in kept:
        _check_step(one, step)
        check_possible(one, variant, (step.low, step.high))
    return kept


def _check_step(one: Kpi, step: Step) -> None:
    if one.is_band:
        if step.low is None or step.high is None or step.low >= step.high:
            raise PlaybookError(
                f"{one.name} has a band: give a lower and a higher figure for day {step.day}."
            )
    elif one.direction == "increase" and step.low is None:
        raise PlaybookError(f"More is better for {one.name}: give the least for day {step.day}.")
    elif one.direction == "decrease" and step.high is None:
        raise PlaybookError(f"Less is better for {one.name}: give the most for day {step.day}.")


def check_reason(reason: str) -> str:
    tidy = " ".join(reason.split())
    if not tidy:
        raise PlaybookError("Say why, in a few words: the reason is kept with the target.")
    if len(tidy) > LONGEST_REASON:
        raise PlaybookError(f"A reason has {LONGEST_REASON} characters at most.")
    return tidy
