"""The weekly check-in: when it is due, when it is missed, and what it must say."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.errors import PlaybookError
from playbook.plan import LAST_PLAN_DAY, Plan
from playbook.wording import counted

GRACE_WORKING_DAYS = 2
FIRST_PLAN_DAY = 5
LONGEST_TEXT = 2_000
MOST_LINES = 8
WEEK = timedelta(days=7)


class Standing(StrEnum):
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"


@dataclass(frozen=True)
class Remark:
    """What was said about a check-in afterwards: an answer, or a question that wants one."""

    author_id: str
    author: str
    text: str
    said_at: str
    is_question: bool = False


@dataclass(frozen=True)
class CheckIn:
    """One week's word to the reviewer; without `submitted_on` it is still a draft."""

    id: str
    due_on: date
    author_id: str
    author: str
    standing: Standing | None = None
    moved: str = ""
    blocks: str = ""
    decision: str = ""
    submitted_on: date | None = None
    submitted_at: str = ""
    acknowledged_by: str = ""
    acknowledged_on: date | None = None
    remarks: tuple[Remark, ...] = ()
    version: int = 1

    @property
    def open_question(self) -> Remark | None:
        """The last question that nobody but its author has answered."""
        last = next((r for r in reversed(self.remarks) if r.is_question), None)
        if not last:
            return None
        later = self.remarks[self.remarks.index(last) + 1 :]
        return None if any(r.author_id != last.author_id for r in later) else last

    @property
    def decision_is_open(self) -> bool:
        """A decision was asked for and nobody has answered; a question back is no answer, but
        until it is answered the reviewer waits."""
        answered = any(not r.is_question and r.author_id != self.author_id for r in self.remarks)
        return bool(self.decision) and not answered and not self.open_question


@dataclass(frozen=True)
class Happened:
    """What the plan itself knows since the last check-in."""

    done: tuple[str, ...] = ()
    blocked: tuple[tuple[str, str], ...] = ()
    noted: int = 0
    kpis: tuple[str, ...] = ()

    @property
    def moved_words(self) -> str:
        """One line a finished task, the newest last, how much was heard, then the KPIs."""
        kept = self.done[-MOST_LINES:]
        lines = [f"Done: {title}" for title in kept]
        if more := len(self.done) - len(kept):
            lines.insert(0, f"Done before these: {counted(more, 'more task')}")
        if self.noted:
            lines.append(f"Heard: {counted(self.noted, 'observation')} noted")
        lines += self.kpis
        return "\n".join(lines)[:LONGEST_TEXT]

    @property
    def blocked_words(self) -> str:
        lines = [f"{title}: waits for {by}" for title, by in self.blocked]
        return "\n".join(lines)[:LONGEST_TEXT]


def due_dates(plan: Plan, until: date) -> list[date]:
    """One a week on the plan's weekday, or the last working day before it; none while away.

    A week without a working day up to its weekday has none, nor have the first days and those
    after day 120.
    """
    found = []
    monday = plan.starts_on - timedelta(days=plan.starts_on.weekday())
    while monday <= until:
        due_on = _in_week(plan, monday)
        if due_on and due_on <= until and _counts(plan, due_on):
            found.append(due_on)
        monday += WEEK
    return found


def open_due(plan: Plan, handed_in: Collection[date], today: date) -> date | None:
    """The due date the nudge speaks of: the latest one up to today, unless it is handed in."""
    latest = max(due_dates(plan, plan.clock(today)), default=None)
    return latest if latest and latest not in handed_in and not plan.closed_on else None


def next_due(plan: Plan, today: date) -> date | None:
    """The first one after today."""
    return min((d for d in due_dates(plan, today + 3 * WEEK) if d > today), default=None)


def missed(
    plan: Plan, handed_in: Collection[date], today: date, since: date | None = None
) -> list[date]:
    """Due dates that passed by more than two working days without a word.

    A reviewer who came later (`since`) inherits no backlog: what was due before does not count.
    """
    clock = plan.clock(today)
    return [
        due_on
        for due_on in due_dates(plan, clock)
        if due_on not in handed_in
        and (since is None or due_on >= since)
        and plan.calendar.working_days_after(due_on, clock) > GRACE_WORKING_DAYS
    ]


def missed_in_a_row(
    plan: Plan, handed_in: Collection[date], today: date, since: date | None = None
) -> int:
    """How many were missed since the last one that came."""
    last = max(handed_in, default=date.min)
    return sum(due_on > last for due_on in missed(plan, handed_in, today, since))


def check_words(standing: Standing | None, moved: str, blocks: str, decision: str) -> None:
    """A standing is needed; at risk or off track also says what blocks or what is needed."""
    if not standing:
        raise PlaybookError("Choose on track, at risk or off track first.")
    if standing is not Standing.ON_TRACK and not (blocks.strip() or decision.strip()):
        raise PlaybookError(
            f"Say what blocks you or which decision you need: “{standing}” alone helps nobody."
        )
    for words in (moved, blocks, decision):
        check_length(words)


def check_length(words: str) -> str:
    if len(words) > LONGEST_TEXT:
        raise PlaybookError(
            f"This text has {len(words):,} characters; {LONGEST_TEXT:,} are the most. Shorten it."
        )
    return words.strip()


def check_remark(words: str) -> str:
    if not words.strip():
        raise PlaybookError("Write a sentence first; an empty answer helps nobody.")
    return check_length(words)


def _in_week(plan: Plan, monday: date) -> date | None:
    day = monday + timedelta(days=plan.check_in_weekday)
    while day >= monday:
        if plan.calendar.works_on(day):
            return day
        day -= timedelta(days=1)
    return None


def _counts(plan: Plan, due_on: date) -> bool:
    return FIRST_PLAN_DAY <= plan.day(due_on) <= LAST_PLAN_DAY and not plan.is_paused(due_on)
