"""What the pieces of the plan page draw from, and which of them a change redraws."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.content import Milestone
from playbook.evidence import Evidence
from playbook.plan import Plan
from playbook.task import Task
from storage import events, evidence, plans, playbooks, tasks
from storage.access import OpenPlan
from storage.engine import Engine

TABS, PILLS, OBJECTIVES = "tabs", "pills", "objectives"


@dataclass(frozen=True)
class Board:
    key: OpenPlan
    plan: Plan
    milestones: Sequence[Milestone]
    tasks: Sequence[Task]
    proof: dict[str, Evidence]
    today: date

    @property
    def may_work(self) -> bool:
        return self.key.may(Permission.WORK)

    def of(self, milestone: Milestone) -> list[Task]:
        return [task for task in self.tasks if task.milestone == milestone.key]

    def task(self, task_id: str | None) -> Task | None:
        return next((task for task in self.tasks if task.id == task_id), None)


class Source:
    """One loading serves all pieces of a page's run; a piece that reruns alone loads anew."""

    def __init__(self) -> None:
        self.loaded: Board | None = load()

    def board(self) -> Board:
        return self.loaded or load()


@contextmanager
def source() -> Iterator[Source]:
    shared = Source()
    try:
        yield shared
    finally:
        shared.loaded = None


def load() -> Board:
    """Every change of a plan is an event: while there is no new one, the last loading holds."""
    with storage.connect() as db:
        key = door.plan_here(db)
        state = events.state(db, key)
        kept: Board | None
        kept_state, kept = session.get(session.BOARD, (None, None))
        if kept and kept_state == state and kept.today == session.today(kept.plan):
            return replace(kept, key=key)
        board = _load(db, key)
    session.put(session.BOARD, (state, board))
    return board


def _load(db: Engine, key: OpenPlan) -> Board:
    plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
    found = tasks.of_plan(db, key)
    proof = evidence.of_tasks(db, key, found, milestones)
    return Board(key, plan, milestones, found, proof, session.today(plan))


def redraw(*task_ids: str | None) -> None:
    """Called at the end of a callback: these rows and the counts, nothing else of the page."""
    st.rerun([TABS, PILLS, OBJECTIVES, *(row_key(each) for each in task_ids if each)])


def redraw_page() -> None:
    """For a callback after which rows come or go; `follow` obeys in the piece that reruns."""
    session.put(session.REDRAW, True)


def follow() -> None:
    if session.take(session.REDRAW):
        st.rerun()


def row_key(task_id: str) -> str:
    return f"row {task_id}"
