"""When new limits may be proposed. A person decides, gives a reason, and the old ones stay visible.

There is no formula for a rebase, only questions that must all be answered with yes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.amounts import counted, day
from playbook.charts.chart import Point
from playbook.charts.rule_sets import JUDGEABLE_FROM_POINTS
from playbook.charts.signals import Signal
from playbook.verdict.ladder import EARLY_START_POINTS
from playbook.verdict.look import Look

TRIAL_FROM_POINTS = 8
LAST_POINTS = 3  # how many must still lie on the new side
_SHIFTS = {1: Signal.SHIFT_HIGH, -1: Signal.SHIFT_LOW}


@dataclass(frozen=True)
class RebaseGate:
    """`proposed` = all four questions are answered with yes.

    `trial`: fewer than 13 values yet, so the new limits would be on trial.
    `needs_acknowledgement`: the new level is worse; a person must accept it as the new normal.
    """

    on: date
    sustained_shift: bool
    known_cause: bool
    still_there: bool
    enough_points: bool
    trial: bool
    needs_acknowledgement: bool
    sentences: tuple[str, ...]

    @property
    def proposed(self) -> bool:
        return self.sustained_shift and self.known_cause and self.still_there and self.enough_points


def rebase_gate(seen: Look, causes: Sequence[date]) -> RebaseGate:
    """May limits be worked out anew from the start of the case?

    `causes` are the dates of logged changes and known causes on this KPI. The shift must show
    against the limits frozen at the start (a run of the rule set's length), a cause must lie at
    its date, the last three values must still be on the new side, and 8 values are needed, 13 for
    limits to rely on. Never raises.
    """
    start = seen.case.started_on
    new = [p for p in seen.keys.chart.points if p.on >= start and p.value is not None]
    sign = _side(new)
    still = bool(sign) and all(_sign(point) == sign for point in new[-LAST_POINTS:])
    worse = sign * seen.case.options.direction.sign < 0
    cause = _near_start(seen, causes)
    enough, trial = len(new) >= TRIAL_FROM_POINTS, len(new) < JUDGEABLE_FROM_POINTS
    said = [
        _answer(bool(sign), "a run against the frozen limits"),
        _answer(cause, f"a logged change or known cause at {day(start)}"),
        _answer(still, f"the last {LAST_POINTS} values still on the new side"),
        _answer(enough, f"{TRIAL_FROM_POINTS} values since ({counted(len(new), 'value')} so far)"),
        *_conditions(enough and trial, worse),
    ]
    return RebaseGate(start, bool(sign), cause, still, enough, trial, worse, tuple(said))


def _conditions(on_trial: bool, worse: bool) -> list[str]:
    said = []
    if on_trial:
        said.append(f"With fewer than {JUDGEABLE_FROM_POINTS} values the limits are on trial.")
    if worse:
        said.append("The new level is worse: it must be accepted as the new normal, in words.")
    return said


def _side(points: Sequence[Point]) -> int:
    """+1 or -1 for the side of the latest run among the new points; 0 where there is none."""
    for point in reversed(points):
        for sign, shift in _SHIFTS.items():
            if shift in point.signals:
                return sign
    return 0


def _sign(point: Point) -> int:
    if point.value is None or point.mean is None:
        return 0
    return (point.value > point.mean) - (point.value < point.mean)


def _near_start(seen: Look, causes: Sequence[date]) -> bool:
    """A cause between two values before the start and the first value after it."""
    start = seen.case.started_on
    before = [on for on in seen.series.dates if on < start][-EARLY_START_POINTS:]
    after = [on for on in seen.series.dates if on >= start][:1]
    first, last = (before or [start])[0], (after or [start])[0]
    return any(first <= cause <= max(last, start) for cause in causes)


def _answer(yes: bool, what: str) -> str:
    return f"{'Yes' if yes else 'No'}: {what}."
