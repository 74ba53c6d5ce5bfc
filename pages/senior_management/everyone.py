"""Everybody on one axis of plan days, with filters that live in the address."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.senior_management import exporting, filters, leading
from pages.ui import portfolio_chart
from pages.ui.attention_list import whereabouts
from pages.ui.palette import palette
from pages.ui.text import badge, line, muted
from playbook.review.portfolio import Portrait, Stage, by_plan_day
from playbook.wording import counted
from storage.access import OpenPortfolio

A_PAGE = 15


def show(key: OpenPortfolio, people: Sequence[Portrait]) -> None:
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
    st.download_button(
        "Download this list (CSV)",
        partial(exporting.csv_bytes, key, [p.plan.id for p in listed]),
        file_name="my-managers.csv",
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
    )


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
