"""Ideas and feedback: the quick form, the picture of impact and effort, the list."""

from collections.abc import Sequence

import streamlit as st

from pages.manager import improving
from pages.ui import quadrants
from pages.ui.palette import palette
from pages.ui.text import badge, line, literal, muted
from playbook.improvement.idea import (
    SCORES,
    STEP_MEANING,
    CycleStep,
    Idea,
    IdeaSource,
    Quadrant,
    by_promise,
)
from playbook.wording import counted, short_date

SHOWN = 8


def form(may_work: bool) -> None:
    st.subheader("Ideas and feedback", anchor=False)
    if may_work:
        _form(improving.draft())


def those_waiting(noted: Sequence[Idea], may_work: bool) -> None:
    waiting = by_promise([idea for idea in noted if idea.is_open])
    rated = [idea for idea in waiting if idea.quadrant is not Quadrant.NOT_RATED]
    if rated:
        st.vega_lite_chart(
            quadrants.quadrants(rated, palette()),
            alt=quadrants.alternative(waiting),
            key="quadrants",
        )
    elif not waiting:
        st.markdown("No idea is waiting. Ask customers and agents; they know where it hurts.")
    for idea in waiting[:SHOWN]:
        _row(idea, may_work)
    aside = [idea for idea in noted if idea.set_aside_on]
    rest = waiting[SHOWN:]
    if rest or aside:
        words = f"{counted(len(rest) + len(aside), 'more idea')}, {len(aside)} set aside"
        with st.expander(words):
            for idea in (*rest, *aside):
                _row(idea, may_work)


def _form(draft: str) -> None:
    st.session_state.setdefault(f"idea-source {draft}", IdeaSource.AGENT)
    with st.form(f"idea {draft}", border=False):
        st.text_area(
            "What is wrong, or could be better?",
            height=90,
            key=f"idea-text {draft}",
            placeholder="Everybody who sees this plan can read it",
        )
        st.pills(
            "Heard from",
            list(IdeaSource),
            required=True,
            format_func=lambda source: _chosen(source, f"idea-source {draft}"),
            key=f"idea-source {draft}",
        )
        st.selectbox(
            "Step of the cycle",
            list(CycleStep),
            index=list(CycleStep).index(CycleStep.CAPTURE),
            format_func=lambda s: f"{s.value.capitalize()}: {STEP_MEANING[s]}",
            key=f"idea-step {draft}",
        )
        for column, name in zip(st.columns(2), ("impact", "effort"), strict=True):
            with column:
                words, key = f"{name.capitalize()}, 1 to 5", f"idea-{name} {draft}"
                st.selectbox(words, [None, *SCORES], format_func=_score, key=key)
        st.form_submit_button(
            "Save idea",
            type="primary",
            width="stretch",
            on_click=improving.save_idea,
            args=[draft],
        )


def _row(idea: Idea, may_work: bool) -> None:
    with st.container(gap="xxsmall", key=f"idea-{idea.id}"):
        st.markdown(literal(idea.text))
        parts = [idea.source.value, idea.step.value, short_date(idea.noted_on)]
        st.markdown(f"{badge('gray', idea.quadrant.capitalize())} {muted(line(' · '.join(parts)))}")
        if may_work:
            _actions(idea)


def _actions(idea: Idea) -> None:
    args = [idea.id, idea.version]
    with st.container(horizontal=True, gap="small"):
        if idea.set_aside_on:
            st.button(
                "Take up again",
                type="tertiary",
                key=f"up-{idea.id}",
                on_click=improving.take_up,
                args=args,
            )
            return
        st.button(
            "Turn into an improvement",
            type="tertiary",
            key=f"turn-{idea.id}",
            on_click=improving.turn_into_improvement,
            args=args,
        )
        with st.popover("Rate", type="tertiary", key=f"rate-{idea.id}", on_change="rerun") as body:
            if body.open:
                _rating(idea)


def _rating(idea: Idea) -> None:
    for name, score in (("impact", idea.impact), ("effort", idea.effort)):
        st.pills(
            f"{name.capitalize()}, 1 to 5",
            SCORES,
            default=score,
            format_func=str,
            key=f"{name}-{idea.id}",
        )
    with st.container(horizontal=True):
        args = [idea.id, idea.version]
        st.button("Save", key=f"save-rating-{idea.id}", on_click=improving.rate, args=args)
        st.button("Set aside", key=f"aside-{idea.id}", on_click=improving.set_aside, args=args)


def _score(score: int | None) -> str:
    return "Not rated" if score is None else str(score)


def _chosen(source: IdeaSource, key: str) -> str:
    words = source.value.capitalize()
    return f":green[{words}]" if st.session_state.get(key) == source else words
