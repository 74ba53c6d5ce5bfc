"""One task of a plan, and the four states it may be in."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from playbook.content import Milestone
from playbook.due_words import bounds_words
from playbook.errors import PlaybookError
from playbook.plan import LAST_PLAN_DAY, Plan
from playbook.repeat import Repeat

LONGEST_TITLE = 200
LONGEST_NOTE = 10_000
LONGEST_REASON = 300
LATEST_DUE_DAY = 3650


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    BLOCKED = "blocked"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True)
class Task:
    id: str
    milestone: str
    title: str
    due_day: int
    key: str | None = None
    why: str = ""
    sources: tuple[str, ...] = ()
    repeats: Repeat | None = None
    series: str = ""
    occurrence: int = 1
    first_due_day: int = 1
    owner: str = ""
    notes: str = ""
    completed_on: date | None = None
    completed_by: str = ""
    blocked_on: date | None = None
    blocked_by: str = ""
    not_applicable_on: date | None = None
    not_applicable_reason: str = ""
    evidence_source: str | None = None
    evidence_needed: int | None = None
    version: int = 1

    @property
    def state(self) -> State:
        if self.completed_on:
            return State.DONE
        if self.not_applicable_on:
            return State.NOT_APPLICABLE
        return State.BLOCKED if self.blocked_on else State.OPEN

    @property
    def is_settled(self) -> bool:
        return self.state in (State.DONE, State.NOT_APPLICABLE)

    def complete(self, today: date, by: str) -> "Task":
        if self.completed_on:
            return self
        return replace(self.reopen(), completed_on=today, completed_by=by)

    def block(self, today: date, by: str) -> "Task":
        if not by.strip():
            raise PlaybookError("Say who or what blocks this task, so that somebody can help.")
        _refuse_long(by)
        since = self.blocked_on or today
        return replace(self.reopen(), blocked_on=since, blocked_by=by.strip())

    def rule_out(self, today: date, reason: str) -> "Task":
        if not reason.strip():
            raise PlaybookError("Say why this task does not apply; your reviewer will read it.")
        _refuse_long(reason)
        since = self.not_applicable_on or today
        return replace(self.reopen(), not_applicable_on=since, not_applicable_reason=reason.strip())

    def enter(self, state: State, today: date, by: str, reason: str) -> "Task":
        """The task in the state a form asks for; `reason` is the blocker or why it is ruled out."""
        if state is State.DONE:
            return self.complete(today, by)
        if state is State.BLOCKED:
            return self.block(today, reason)
        if state is State.NOT_APPLICABLE:
            return self.rule_out(today, reason)
        return self.reopen()

    def reopen(self) -> "Task":
        return replace(
            self,
            completed_on=None,
            completed_by="",
            blocked_on=None,
            blocked_by="",
            not_applicable_on=None,
            not_applicable_reason="",
        )

    def working_days_late(self, plan: Plan, today: date) -> int:
        """0 when settled, paused or not yet due."""
        return 0 if self.is_settled else plan.working_days_late(self.due_day, today)

    def is_late(self, plan: Plan, today: date) -> bool:
        return self.working_days_late(plan, today) > 0


def _refuse_long(reason: str) -> None:
    if len(reason) > LONGEST_REASON:
        raise PlaybookError(
            f"This has {len(reason):,} characters; {LONGEST_REASON} are the most. "
            "Put the rest into the notes."
        )


def check_title(title: str) -> str:
    """One line, not blank, at most 200 characters."""
    one_line = " ".join(title.split())
    if not one_line:
        raise PlaybookError("A task needs a title: say what is to be done.")
    if len(one_line) > LONGEST_TITLE:
        raise PlaybookError(
            f"This title has {len(one_line)} characters; {LONGEST_TITLE} are the most. "
            "Put the rest into the notes."
        )
    return one_line


def check_notes(notes: str) -> str:
    if len(notes) > LONGEST_NOTE:
        raise PlaybookError(
            f"These notes are longer than {LONGEST_NOTE:,} characters. Shorten them."
        )
    return notes


def check_new_due_day(due_day: int, milestone: Milestone, plan: Plan) -> int:
    """A due day may slip out of its milestone, but not out of the 120 days; the last has no end."""
    first = 1 if milestone.last_day else milestone.first_day
    last = LAST_PLAN_DAY if milestone.last_day else LATEST_DUE_DAY
    if not first <= due_day <= last:
        bounds = bounds_words(milestone.title, (first, last), plan)
        raise PlaybookError(f"{bounds} Nothing was changed.")
    return due_day


def check_due_day(due_day: int, milestone: Milestone, plan: Plan) -> int:
    """A new task is due inside its milestone; the last period ends after ten years."""
    last = milestone.last_day or LATEST_DUE_DAY
    if not milestone.first_day <= due_day <= last:
        bounds = bounds_words(milestone.title, (milestone.first_day, last), plan)
        raise PlaybookError(f"{bounds} Choose another day or another milestone.")
    return due_day
