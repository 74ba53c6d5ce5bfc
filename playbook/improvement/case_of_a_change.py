"""From a logged improvement to the case its verdict is worked out from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from playbook.charts.rebased import Rebased
from playbook.charts.rule_sets import Direction
from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.improvement.happening import Happening, HappeningKind
from playbook.improvement.improvement import Improvement
from playbook.improvement.kpis import Kpis, amount_unit, direction_of, named, options
from playbook.improvement.rules import same_team
from playbook.kpi.kpi import catalogue
from playbook.verdict.case import Case, Event, OtherChange
from playbook.verdict.verdict import Verdict, judge, later_look

WEEK = timedelta(days=7)
CONTACTS = "contact_volume"
Weeks = Mapping[str, tuple[Observation, ...]]


@dataclass(frozen=True)
class Surroundings:
    """What stands around one improvement: figures by KPI, other changes, what else happened.

    `kpis` are those that can be named: the catalogue's, and with them the manager's own.
    """

    weeks: Weeks
    others: Sequence[Improvement] = ()
    happenings: Sequence[Happening] = ()
    rebases: Sequence[Rebased] = ()
    targets: Mapping[str, tuple[tuple[date, float], ...]] = field(default_factory=dict)
    kpis: Kpis = field(default_factory=catalogue)

    @property
    def contacts(self) -> dict[date, float]:
        """The contacts of each week, where they are known."""
        return {row.on: row.value for row in self.weeks.get(CONTACTS, ()) if row.value}


@dataclass(frozen=True)
class Judged:
    """The verdict on the KPI that was meant to move, and those on its guard-rails."""

    main: Verdict
    guards: tuple[Verdict, ...]


def judged(improvement: Improvement, around: Surroundings, today: date) -> Judged:
    """Main KPI and guard-rails, as they stand today; from the review date on, as on that date."""
    by = min(today, improvement.prediction.review_on or today)
    main = judge(finished(main_case(improvement, around), by), today)
    guards = [finished(case, by) for case in guard_cases(improvement, around)]
    return Judged(main, tuple(judge(case, today) for case in guards))


def looked_at_again(improvement: Improvement, around: Surroundings, today: date) -> Verdict:
    """After the review date: the values since then count too, and must agree three in a row."""
    return later_look(finished(main_case(improvement, around), today), today)


def finished(case: Case, by: date) -> Case:
    """Only weeks that had ended by that day: half a week is no week."""
    whole = tuple(row for row in case.observations if row.on + WEEK <= by)
    return replace(case, observations=whole)


def every_week(rows: Sequence[Observation]) -> tuple[Observation, ...]:
    """In date order, with a week without a value for each that is absent.

    Where every third week is absent, the usual step between dates no longer tells a gap.
    """
    known = {row.on for row in rows}
    if not known:
        return ()
    first, weeks = min(known), (max(known) - min(known)) // WEEK
    grid = (first + number * WEEK for number in range(weeks))
    absent = [Observation(on, None) for on in grid if on not in known]
    return tuple(sorted((*rows, *absent), key=lambda row: row.on))


def main_case(improvement: Improvement, around: Surroundings) -> Case:
    wanted = improvement.prediction
    direction = direction_of(named(wanted.kpi, around.kpis), wanted.expected_change)
    case = _case(improvement, wanted.kpi, direction, around)
    return replace(case, expected_change=wanted.expected_change)


def guard_cases(improvement: Improvement, around: Surroundings) -> list[Case]:
    guards = improvement.prediction.guards
    return [_case(improvement, guard.kpi, guard.better, around) for guard in guards]


def _case(improvement: Improvement, kpi: str, direction: Direction, around: Surroundings) -> Case:
    started_on, review_on = improvement.started_on, improvement.prediction.review_on
    if not started_on or not review_on:
        raise PlaybookError("This change has not started, so there is nothing to judge yet.")
    rows, one = every_week(around.weeks.get(kpi, ())), named(kpi, around.kpis)
    # New limits from this very start are for what comes after; this change keeps its baseline.
    rebased = tuple(r.on for r in around.rebases if r.kpi == kpi and r.on < started_on)
    return Case(
        kpi=one.name,
        started_on=started_on,
        review_on=review_on,
        observations=rows,
        unit=amount_unit(one),
        options=replace(options(one, direction, rows), rules=improvement.rules, rebase_on=rebased),
        logged_on=improvement.locked_on,
        other_changes=_other_changes(improvement, kpi, around.others),
        events=tuple(Event(h.title, h.on) for h in around.happenings),
        redefined_on=tuple(
            h.on for h in around.happenings if h.kind is HappeningKind.DEFINITION and h.kpi == kpi
        ),
    )


def _other_changes(
    improvement: Improvement, kpi: str, others: Sequence[Improvement]
) -> tuple[OtherChange, ...]:
    """Changes on the same KPI and team that ran at the same time."""
    return tuple(
        OtherChange(other.problem, other.started_on, other.decided_on)
        for other in others
        if other.id != improvement.id
        and other.started_on
        and other.prediction.kpi == kpi
        and same_team(other.team, improvement.team)
    )
