"""Who needs attention, and why: one rule a reason, judged case by case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.kpi.ramp import Footing, Ramp
from playbook.plan import Plan
from playbook.review.check_in import Standing
from playbook.wording import counted, listed, spoken_date

SILENT_WORKING_DAYS = 5
BLOCKED_WORKING_DAYS = 5
MILESTONE_GRACE_WORKING_DAYS = 2
SLIPS_WORTH_A_WORD = 3


class Kind(StrEnum):
    """In the order in which they are shown."""

    WAITING = "waiting for you"
    OFF_TRACK = "off track"
    OFF_RAMP = "KPI off its ramp"
    SILENT = "silent"
    MISSED = "check-ins missed"
    LATE_MILESTONE = "milestone late"
    BLOCKED = "blocked"
    SLIPPED = "commitments slipped"


@dataclass(frozen=True)
class Reason:
    """`badge` says what and how long, `fact` what is behind it, `about` what kind waits."""

    kind: Kind
    badge: str
    fact: str
    weight: int
    about: str = ""


@dataclass(frozen=True)
class Waiting:
    """Something that waits for this reader: what, since when."""

    what: str
    since: date
    about: str = ""


@dataclass(frozen=True)
class Block:
    title: str
    by: str
    since: date


@dataclass(frozen=True)
class LateMilestone:
    name: str
    due_on: date


@dataclass(frozen=True)
class Signals:
    """What is known of one plan; each rule reads a part of it."""

    plan: Plan
    last_active_on: date | None = None
    waiting: Sequence[Waiting] = ()
    standing: Standing | None = None
    standing_words: str = ""
    missed: int = 0
    late_milestones: Sequence[LateMilestone] = ()
    blocks: Sequence[Block] = ()
    slipped: int = 0
    overdue_commitments: int = 0
    ramps: Sequence[Ramp] = ()


def reasons(signals: Signals, today: date) -> list[Reason]:
    """The most pressing first; none before the start, and only what waits when away or closed."""
    waiting = _waiting(signals.waiting, signals.plan, today)
    if signals.plan.closed_on or signals.plan.day(today) < 1 or signals.plan.is_paused(today):
        return [] if signals.plan.closed_on else waiting
    rules = (_off_track, _off_ramp, _silent, _missed, _late_milestone, _blocked, _slipped)
    found = [reason for rule in rules if (reason := rule(signals, today))]
    return [*waiting, *found]


def urgency(found: Sequence[Reason]) -> tuple[int, int, int]:
    """Sorts people: the kind of their first reason, its weight, then how many reasons."""
    first = found[0]
    return list(Kind).index(first.kind), -first.weight, -len(found)


def _waiting(waiting: Sequence[Waiting], plan: Plan, today: date) -> list[Reason]:
    """One reason, however much waits: the longest wait leads, and every fact up to two is told."""
    longest = sorted(waiting, key=lambda each: each.since)
    if not longest:
        return []
    days, count = plan.calendar.working_days_after(longest[0].since, today), len(longest)
    badge = f"{count} things wait for you" if count > 1 else "Waiting for you"
    if days:
        badge += f"{',' if count > 1 else ''} {counted(days, 'working day')}"
    facts = [f"{each.what} on {spoken_date(each.since, today)}." for each in longest[:2]]
    if count > 2:
        facts.append(f"And {count - 2} more.")
    return [Reason(Kind.WAITING, badge, " ".join(facts), days, longest[0].about)]


def _off_track(signals: Signals, today: date) -> Reason | None:
    if signals.standing is not Standing.OFF_TRACK:
        return None
    return Reason(Kind.OFF_TRACK, "Off track", signals.standing_words, 1)


def _off_ramp(signals: Signals, today: date) -> Reason | None:
    off = [each for each in signals.ramps if each.footing is Footing.OFF]
    if not off:
        return None
    worst = max(off, key=lambda each: each.weeks_off)
    words = f"{worst.name} {worst.spoken}, agreed {worst.asked_words}."
    if len(off) > 1:
        words += f" {counted(len(off) - 1, 'more KPI')} off."
    badge = f"KPI off its ramp for {counted(worst.weeks_off, 'week')}"
    return Reason(Kind.OFF_RAMP, badge, words, worst.weeks_off)


def _silent(signals: Signals, today: date) -> Reason | None:
    plan, since = signals.plan, signals.last_active_on or signals.plan.starts_on
    days = plan.calendar.working_days_after(max(since, plan.starts_on), today)
    if days < SILENT_WORKING_DAYS:
        return None
    words = f"Nothing ticked, noted or written since {spoken_date(since, today)}."
    return Reason(Kind.SILENT, f"Silent for {counted(days, 'working day')}", words, days)


def _missed(signals: Signals, today: date) -> Reason | None:
    if not signals.missed:
        return None
    words = f"The last {counted(signals.missed, 'check-in')} did not come."
    if signals.missed == 1:
        words = "The last check-in did not come."
    return Reason(
        Kind.MISSED, f"{counted(signals.missed, 'check-in')} missed", words, signals.missed
    )


def _late_milestone(signals: Signals, today: date) -> Reason | None:
    calendar = signals.plan.calendar
    late = [
        (each, days)
        for each in signals.late_milestones
        if (days := calendar.working_days_after(each.due_on, today)) > MILESTONE_GRACE_WORKING_DAYS
    ]
    if not late:
        return None
    days = max(days for _, days in late)
    names = listed([each.name for each, _ in late])
    words = (
        f"{names}: the review was due on {spoken_date(late[0][0].due_on, today)}, not submitted."
    )
    return Reason(
        Kind.LATE_MILESTONE, f"Milestone {counted(days, 'working day')} late", words, days
    )


def _blocked(signals: Signals, today: date) -> Reason | None:
    calendar = signals.plan.calendar
    aged = [(calendar.working_days_after(b.since, today), b) for b in signals.blocks]
    days, worst = max(aged, key=lambda pair: pair[0], default=(0, None))
    if not worst or days < BLOCKED_WORKING_DAYS:
        return None
    words = f"“{worst.title}” waits for {worst.by}."
    if len(aged) > 1:
        words += f" {counted(len(aged) - 1, 'more task')} blocked."
    return Reason(Kind.BLOCKED, f"Blocked for {counted(days, 'working day')}", words, days)


def _slipped(signals: Signals, today: date) -> Reason | None:
    total = signals.slipped + signals.overdue_commitments
    if total < SLIPS_WORTH_A_WORD and not signals.overdue_commitments:
        return None
    parts = []
    if signals.slipped:
        parts.append(f"{counted(signals.slipped, 'due day')} moved later in the last four weeks")
    if signals.overdue_commitments:
        parts.append(f"{counted(signals.overdue_commitments, 'inherited commitment')} overdue")
    return Reason(Kind.SLIPPED, "Commitments slipped", f"{listed(parts)}.", total)
