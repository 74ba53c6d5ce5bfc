"""Notes of how agents explain a point; disagreement can become a task or an improvement."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import badge, line, muted
from playbook.access import Permission
from playbook.agenda import current_milestone
from playbook.improvement.disagreement import disagreement_words
from playbook.improvement.idea import CycleStep, IdeaSource
from playbook.wording import spoken_date
from storage import chart_notes, ideas, plans, playbooks, tasks
from storage.access import OpenPlan
from storage.chart_notes import ChartNote
from storage.engine import Engine
from storage.ideas import NewIdea
from storage.rows import new_id

FORM = "chart-note"
DUE_IN_DAYS = 5


def pieces(
    notes: Sequence[ChartNote], weeks: Sequence[date], kpi: str, name: str, channel: str,
    today: date, may_work: bool,
) -> None:  # fmt: skip
    own = [note for note in notes if (note.kpi, note.channel) == (kpi, channel)]
    if own or (may_work and weeks):
        st.subheader("What agents say", anchor=False)
    for note in own:
        _note(note, name, today, may_work)
    if may_work and weeks:
        with st.expander("Note an explanation", key="explain", on_change="rerun") as body:
            if body.open:
                _form(weeks, kpi, channel, today)


def _note(note: ChartNote, name: str, today: date, may_work: bool) -> None:
    flag = badge("orange", "Data and agents disagree") if note.disagrees else ""
    on = spoken_date(note.on, today)
    st.markdown(f"**Week of {on}**: {line(note.text)} {flag} {muted(line(note.by))}")
    if not may_work:
        return
    with st.container(horizontal=True):
        if note.disagrees:
            st.button("Make it a task", type="tertiary", key=f"task-of-{note.id}",
                      on_click=make_task, args=[note, name])  # fmt: skip
            st.button("Make it an idea", type="tertiary", key=f"idea-of-{note.id}",
                      on_click=make_idea, args=[note, name])  # fmt: skip
        st.button("Take it away", type="tertiary", key=f"away-{note.id}", on_click=withdraw,
                  args=[note.id])  # fmt: skip


def _form(weeks: Sequence[date], kpi: str, channel: str, today: date) -> None:
    draft = session.draft_id(FORM, new_id())
    with st.form("chart-note", border=False):
        st.selectbox(
            "Week of",
            list(reversed(weeks)),
            format_func=lambda week: spoken_date(week, today),
            key="note-week",
        )
        st.text_input("How agents explain it", key="note-text")
        st.checkbox("Data and agents disagree", key="note-disagrees")
        st.form_submit_button("Keep this note", on_click=write, args=[kpi, channel, draft])


def write(kpi: str, channel: str, draft: str) -> None:
    get = session.get

    def do(db: Engine, key: OpenPlan) -> None:
        typed = (get("note-week"), get("note-text", ""), bool(get("note-disagrees")))
        note = ChartNote(draft, kpi, channel, *typed, key.user.name)
        chart_notes.write(db, key, note, session.today(plans.load(db, key)))

    if act(Permission.WORK, do, "Note kept beside the chart."):
        session.end_draft(FORM, draft)
        session.put("note-text", "")
        session.put("note-disagrees", False)


def withdraw(note_id: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        chart_notes.withdraw(db, key, note_id, session.today(plans.load(db, key)))

    act(Permission.WORK, do, "Note taken away.")


def make_task(note: ChartNote, name: str) -> None:
    """A task in the current milestone, due within the week; twice makes one."""

    def do(db: Engine, key: OpenPlan) -> None:
        plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
        day = plan.day(session.today(plan))
        here = current_milestone(milestones, day)
        due = max(here.first_day, min(day + DUE_IN_DAYS, here.last_day or day + DUE_IN_DAYS))
        title = f"Find out why data and agents disagree about {name[0].lower()}{name[1:]}"
        tasks.add(db, key, plan, f"note-{note.id}", here, title[:200], due, why=note.text)

    act(Permission.WORK, do, "Added to the plan.")


def make_idea(note: ChartNote, name: str) -> None:
    """An idea in Improve that names the point, to be rated and begun there; twice makes one."""

    def do(db: Engine, key: OpenPlan) -> None:
        words = disagreement_words(name, note.on, note.text, note.by)
        new = NewIdea(words, IdeaSource.AGENT, CycleStep.ANALYSE)
        ideas.add(db, key, f"note-{note.id}", new, session.today(plans.load(db, key)))

    act(Permission.WORK, do, "Noted in Improve, among the ideas.")
