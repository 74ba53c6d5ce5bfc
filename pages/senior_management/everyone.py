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
    """A piece of its own: a filter draws it again, and nothing else."""
    leading.follow()
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
    """Two elements a row: a page of many rows stays quick."""
    reasons = " ".join(badge("orange", line(r.badge)) for r in person.reasons[:2])
    who = f"**{line(person.plan.manager)}** {muted(whereabouts(person))} {reasons}"
    done = f"{counted(person.done, 'task')} done, {person.expected} expected by now"
    stages = muted(" · ".join([done, *map(_stage, person.stages)]))
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False
    ):
        st.markdown(f"{who.strip()}  \n{stages}")
        st.button(
            "Open plan",
            type="tertiary",
            key=f"open-{person.plan.id}",
            on_click=leading.lead_to,
            args=[person.plan.id, leading.TODAY],
        )


def _stage(stage: Stage) -> str:
    if stage.is_signed:
        return f"{line(stage.short)} signed"
    waiting = ", submitted" if stage.is_waiting else ""
    return f"{line(stage.short)} {stage.done}/{stage.applicable}{waiting}"
