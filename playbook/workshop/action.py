"""Actions taken in a workshop, and how they come into the plans of those who took them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.errors import PlaybookError
from playbook.task import LONGEST_TITLE
from playbook.wording import counted, spoken_date
from playbook.workshop.answer import check_voter_name

USUAL_TIME = timedelta(days=14)
LONGEST_TIME = timedelta(days=366)
MOST_ACTIONS = 60
AN_ID = re.compile(r"[A-Za-z0-9_-]{8,60}")


class Fate(StrEnum):
    """A waiting action asks the manager who took it; NOTED has nobody with a plan behind it."""

    NOTED = "noted"
    WAITING = "waiting for the manager"
    TASK = "task"
    IDEA = "improvement idea"
    DECLINED = "declined"


UNSETTLED = frozenset({Fate.NOTED, Fate.WAITING})


@dataclass(frozen=True)
class Action:
    """`taker` is the name said in the room; `plan_id` the plan of the manager who took it."""

    id: str
    text: str
    taker: str
    due_on: date
    plan_id: str | None = None
    fate: Fate = Fate.NOTED
    is_done: bool = False

    def standing(self, today: date, plan: str = "the plan") -> str:
        """“done”, “in the plan, due Friday 4 December”, “declined” …"""
        if self.is_done:
            return "done"
        if self.fate is Fate.TASK:
            late = (today - self.due_on).days
            due = f"due {spoken_date(self.due_on, today)}"
            return f"in {plan}, " + (f"{counted(late, 'day')} late" if late > 0 else due)
        return str(self.fate.value)


def check_action(text: str, taker: str, due_on: date | None, today: date) -> tuple[str, str, date]:
    """One line each, and a day that a plan can hold. It must fit a task's title."""
    one_line, name = " ".join(text.split()), check_voter_name(taker)
    if not one_line:
        raise PlaybookError("Say what is to be done. Begin with a verb.")
    if len(one_line) > LONGEST_TITLE:
        raise PlaybookError(
            f"This action has {len(one_line)} characters; {LONGEST_TITLE} are the most. "
            "Say it in one line."
        )
    due = due_on or today + USUAL_TIME
    if not today <= due <= today + LONGEST_TIME:
        raise PlaybookError("An action is due between today and a year from now.")
    return one_line, name, due


def taken_by(manager: str | None, typed: str) -> str:
    """Refuses two names for one action: the manager who was chosen, and somebody else below."""
    if manager and typed.split() and check_voter_name(typed) != manager:
        raise PlaybookError(
            f"You chose {manager} and wrote another name below. Choose “Somebody else”, "
            "or leave the name empty."
        )
    return manager or typed


def first_fate(plan_id: str | None) -> Fate:
    """No action enters a plan by itself: its manager takes it in, or who held the workshop puts it
    there."""
    return Fate.WAITING if plan_id else Fate.NOTED


def check_id(given: str) -> str:
    """It comes back from a phone's form, so it is looked at."""
    if not AN_ID.fullmatch(given):
        raise PlaybookError("This form is not whole. Load the page again.")
    return given
