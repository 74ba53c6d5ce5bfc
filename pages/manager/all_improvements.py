"""All improvements and ideas of a plan: what is due, what runs, what was learned."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

import storage
from pages.manager import idea_list, known_weeks
from pages.manager.improvement_after import BADGES
from pages.manager.ticking import show_outcome
from pages.ui import changes_chart, session
from pages.ui.palette import palette
from pages.ui.text import badge, line, literal, muted
from pages.web import door
from playbook.access import Permission
from playbook.improvement.calibration import calibrations
from playbook.improvement.case_of_a_change import Judged, Surroundings, finished, judged, main_case
from playbook.improvement.cycle_turn import turn_words
from playbook.improvement.improvement import Improvement, State
from playbook.improvement.sustain import Sustained, regression_watch
from playbook.improvement.thread import overview_title, thread
from playbook.verdict.title import badges, title
from playbook.verdict.verdict import Verdict
from storage import ideas, improvements, plans, surroundings, verdicts

WARNS = (Sustained.SLIPPED, Sustained.FADED, Sustained.HINT)


def show() -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, found = plans.load(db, key), improvements.of_plan(db, key)
        noted = ideas.of_plan(db, key)
        around = surroundings.around(
            db, key, [e for e in found if e.started_on], known_weeks.weekly
        )
        kept = {i: verdicts.judged(k) for i, k in verdicts.of_plan(db, key).items()}
    today, may_work = session.today(plan), key.may(Permission.WORK)
    st.title(line(overview_title(found, noted, today)), anchor=False)
    show_outcome()
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        if not found:
            _empty(may_work)
            idea_list.those_waiting(noted, may_work)
        for name, group in _groups(found, today):
            st.subheader(name, anchor=False)
            for each in group:
                _row(each, around, kept, today)
        _learned(found, {i: j.main for i, j in kept.items()}, today)
    with right:
        idea_list.form(may_work)
        if found:
            idea_list.those_waiting(noted, may_work)


def _empty(may_work: bool) -> None:
    st.markdown(
        "Note an idea or a piece of feedback, then turn the most promising one into an improvement."
        if may_work
        else "No change has been logged on this plan yet."
    )


def _groups(found: Sequence[Improvement], today: date) -> list[tuple[str, list[Improvement]]]:
    due = [each for each in found if each.is_due(today)]
    running = [e for e in found if e.state is State.RUNNING and e not in due]
    planned = [e for e in found if e.state is State.PLANNED]
    reviewed = [e for e in found if e.decision]
    groups = [
        ("Verdict to decide on", due),
        ("Running", running),
        ("Planned", planned),
        ("Decided", reviewed),
    ]
    return [(name, group) for name, group in groups if group]


def _row(each: Improvement, around: Surroundings, kept: Mapping[str, Judged], today: date) -> None:
    with st.container(gap="xxsmall", key=f"improvement-{each.id}"):
        st.markdown(f"**{line(each.problem)}**")
        if each.started_on:
            result = kept.get(each.id) or judged(each, around, today)
            marks = " ".join(badge(b.colour, b.words) for b in badges(result))
            st.markdown(
                f"{marks} {literal(title(each, result, today))}{_watch(each, around, today)}"
            )
        with st.container(horizontal=True, wrap=False, vertical_alignment="bottom"):
            st.markdown(muted(line(" › ".join(thread(each, around.kpis, today)))))
            st.button(
                "Open",
                type="tertiary",
                key=f"open-{each.id}",
                on_click=session.open_improvement,
                args=[each.id],
            )


def _watch(each: Improvement, around: Surroundings, today: date) -> str:
    if not each.is_kept:
        return ""
    watch = regression_watch(finished(main_case(each, around), today), today)
    return f" {badge(*BADGES[watch.result])}" if watch.result in WARNS else ""


def _learned(found: Sequence[Improvement], main: Mapping[str, Verdict], today: date) -> None:
    started = sorted((e for e in found if e.started_on), key=lambda e: e.started_on or today)
    if started:
        st.subheader("Timeline of changes", anchor=False)
        st.vega_lite_chart(
            changes_chart.changes_chart(started, today, palette()),
            alt=changes_chart.alternative(started),
            key="changes",
        )
        st.markdown(muted(f"Turn of the cycle: {turn_words(found, today)}"))
    by_owner = calibrations(found, main)
    if by_owner:
        st.subheader("Predicted against achieved", anchor=False)
        st.markdown(muted("How well we knew beforehand what a change would bring."))
    for each in by_owner:
        st.markdown(f"**{line(each.owner)}**: {literal(each.in_words)}.")
