"""Everybody on one axis of plan days, with filters that live in the address."""

from collections.abc import Sequence

import streamlit as st

from pages.senior_management import filters, leading
from pages.ui import portfolio_chart
from pages.ui.attention_list import whereabouts
from pages.ui.palette import palette
from pages.ui.text import badge, line, muted
from playbook.portfolio import Portrait, Stage, by_plan_day
from playbook.wording import counted

A_PAGE = 15


def show(people: Sequence[Portrait]) -> None:
    listed = by_plan_day(filters.by_attention(people))
    if not listed:
        st.markdown("Nobody matches. Clear a filter to see the others.")
        return
    page = 1
    if len(listed) > A_PAGE:
        page = st.pagination(-(-len(listed) // A_PAGE), key="page", bind="query-params")
    shown = listed[(page - 1) * A_PAGE : page * A_PAGE]
    chart = portfolio_chart.portfolio_chart(shown, palette())
    st.vega_lite_chart(chart, alt=portfolio_chart.alternative(shown))
    st.markdown(
        muted("○ today · ● the plan day that the finished work corresponds to · orange: needs you")
    )
    for person in shown:
        _row(person)


def _row(person: Portrait) -> None:
    who, how, what = st.columns([1.35, 2.9, 1], vertical_alignment="center")
    with who:
        st.markdown(f"**{line(person.plan.manager)}**  \n{muted(whereabouts(person))}")
    with how:
        st.markdown(f"{_pace(person)}  \n{muted(' · '.join(map(_stage, person.stages)))}")
    with what:
        st.button(
            "Open plan",
            type="tertiary",
            key=f"open-{person.plan.id}",
            on_click=leading.lead_to,
            args=[person.plan.id, leading.TODAY],
        )


def _pace(person: Portrait) -> str:
    reasons = " ".join(badge("orange", line(r.badge)) for r in person.reasons[:2])
    words = f"{counted(person.done, 'task')} done, {person.expected} expected by now"
    return f"{reasons} {words}".strip()


def _stage(stage: Stage) -> str:
    if stage.is_signed:
        return f"{line(stage.short)} signed"
    waiting = ", submitted" if stage.is_waiting else ""
    return f"{line(stage.short)} {stage.done}/{stage.applicable}{waiting}"
