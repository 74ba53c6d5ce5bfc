"""One task on one row: tick, title, what is to be known about it, and a way in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from pages.ui import session
from pages.ui.text import badge, line, literal, muted, spoken
from playbook.evidence import Evidence
from playbook.plan import Plan
from playbook.task import State, Task
from playbook.wording import days_late, due_phrase, spoken_date


@dataclass(frozen=True)
class Row:
    """What a row shows, and what happens on a tick and on “Open”."""

    task: Task
    plan: Plan
    today: date
    evidence: Evidence | None
    may_work: bool
    on_tick: Callable[..., Any]
    on_open: Callable[[str], None]
    with_why: bool = False
    opened: bool = False
    just_ticked: bool = False


def task_row(row: Row) -> None:
    task = row.task
    with st.container(horizontal=True, wrap=False, gap="small", key=f"task-{task.id}"):
        st.checkbox(
            spoken(task.title) or "Task",
            task.state is State.DONE,
            key=_box(task),
            label_visibility="collapsed",
            disabled=not row.may_work,
            on_change=row.on_tick,
            args=[task.id, task.version, task.state is not State.DONE],
        )
        # One text: every element more a row is paid for on each switch to a page of many rows.
        st.markdown(words(row), width="stretch")
        if row.just_ticked:
            undo = [task.id, task.version, False]
            st.button(
                "Undo", type="tertiary", key=f"undo-{task.id}", on_click=row.on_tick, args=undo
            )
        st.button(
            "Close" if row.opened else "Open",
            type="tertiary",
            key=f"open-{task.id}",
            on_click=row.on_open,
            args=[task.id],
        )


def _box(task: Task) -> str:
    """A box whose tick was refused is drawn anew: it must not go on saying “done”."""
    refused = session.get(session.REFUSED_TICKS)
    return f"tick-{task.id}-{task.version}{f'-{refused}' if refused else ''}"


def words(row: Row) -> str:
    why = literal(row.task.why) if row.with_why and row.task.why else ""
    return "  \n".join(filter(None, [title(row.task), why, facts(row)]))


def title(task: Task) -> str:
    words = line(task.title)
    return f":gray[{words}]" if task.is_settled else f"**{words}**"


def facts(row: Row) -> str:
    """Badge first, then when, then the evidence."""
    task, badges = row.task, []
    late = task.working_days_late(row.plan, row.today)
    if late:
        badges.append(badge("orange", days_late(late)))
    if task.state is State.BLOCKED:
        badges.append(badge("orange", f"Blocked by {line(task.blocked_by)}"))
    if task.state is State.NOT_APPLICABLE:
        badges.append(badge("gray", "Not applicable"))
    return " ".join([*badges, muted(" · ".join(_words(row)))])


def _words(row: Row) -> list[str]:
    task = row.task
    words = [_when(task, row.plan, row.today)]
    if task.repeats and not task.is_settled:
        words.append(task.repeats.value)
    if row.evidence and task.state is not State.NOT_APPLICABLE:
        words.append(row.evidence.in_words)
    if task.owner:
        words.append(line(task.owner))
    return words


def _when(task: Task, plan: Plan, today: date) -> str:
    if task.completed_on:
        by = f" by {line(task.completed_by)}" if task.completed_by != plan.manager else ""
        return f"Done {spoken_date(task.completed_on, today)}{by}"
    if task.not_applicable_on:
        return line(task.not_applicable_reason)
    if task.blocked_on:
        return f"Since {spoken_date(task.blocked_on, today)}"
    return due_phrase(plan.due_on(task.due_day), today)
