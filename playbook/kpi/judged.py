"""Past weeks judged by the target then in force, each version by its own definition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.charts.series import Observation
from playbook.kpi.target import Target, TargetVersion
from playbook.wording import counted

Weekly = Callable[[TargetVersion], Sequence[Observation]]


@dataclass(frozen=True)
class Judged:
    """Of the weeks in which a version was in force with a step due, how many met that step."""

    weeks: int
    met: int

    def sentence(self) -> str:
        """“Met in 4 of 6 weeks.”; empty while no step was due."""
        return f"Met in {self.met} of {counted(self.weeks, 'week')}." if self.weeks else ""


def judged(target: Target, weekly: Weekly, plan_day: Callable[[date], int]) -> dict[int, Judged]:
    """By the version's number. `weekly` gives the values in the definition of a version.

    A week counts by its Monday: for the version in force on it, and the step due on its plan day.
    """
    return {one.number: _judged(target, one, weekly(one), plan_day) for one in target.versions}


def _judged(
    target: Target,
    version: TargetVersion,
    seen: Sequence[Observation],
    plan_day: Callable[[date], int],
) -> Judged:
    met = [
        step.is_met_by(each.value)
        for each in seen
        if each.value is not None
        and target.in_force(each.on) == version
        and (step := version.step_on(plan_day(each.on)))
    ]
    return Judged(len(met), sum(met))
