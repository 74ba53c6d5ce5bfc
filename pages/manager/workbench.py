"""KPI workbench: one KPI, its baseline, its target and what speaks against it."""

import streamlit as st

from pages.manager import (
    alert_limit,
    charting_notes,
    own_kpi,
    target_form,
    targeting,
    workbench_data,
)
from pages.manager.ticking import show_outcome
from pages.manager.workbench_data import Bench
from pages.ui import session, workbench_words
from pages.ui.palette import palette
from pages.ui.text import badge, line, muted
from pages.ui.workbench_chart import Picture, alternative, workbench_chart
from playbook.access import Permission
from playbook.kpi.target import Step
from playbook.kpi.target_words import too_many_words, warnings

ALL_CHANNELS = "All channels"


def choose(b: Bench) -> None:
    """Which KPI and which channel; a new choice redraws everything."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        keys = list(b.kpis)
        st.selectbox(
            "KPI", keys, keys.index(b.one.key), format_func=lambda k: line(b.kpis[k].name),
            key=f"kpi-picker {b.one.key}", on_change=_chosen, args=[f"kpi-picker {b.one.key}"],
            label_visibility="collapsed", width=280,
        )  # fmt: skip
        if len(b.channels) > 1:
            options = ["", *b.channels]
            st.selectbox(
                "Channel", options, options.index(b.channel),
                format_func=lambda c: line(c) or ALL_CHANNELS, key=f"channel-picker {b.channel}",
                on_change=_channel, args=[f"channel-picker {b.channel}"],
                label_visibility="collapsed", width=160,
            )  # fmt: skip


def _chosen(widget: str) -> None:
    session.put(session.KPI, session.get(widget))


def _channel(widget: str) -> None:
    session.put(session.KPI_CHANNEL, session.get(widget))


def think_again(b: Bench, steps: tuple[Step, ...]) -> None:
    said = warnings(b.one, steps, b.ordinary, b.unit)
    if more := b.staffing_sentence(steps):
        said.append(more)
    if said:
        with st.container(border=True):
            for words in said:
                st.markdown(f"{badge('orange', 'Think again')} {line(words)}")


def right_column(b: Bench, may_work: bool) -> tuple[Step, ...]:
    st.subheader("Target", anchor=False)
    steps: list[Step] = list(b.target.newest.steps) if b.target else []
    if may_work and b.one.has_target:
        with st.container(border=True):
            b.definition = target_form.definition_field(b.one, b.definition, b.channel)
            steps = target_form.step_fields(b.one, b.definition, b.target, b.channel)
            target_form.rest_of_form(b.one, b.kpis, b.target, b.channel, b.reviewers)
    elif not b.one.has_target:
        st.markdown(f"{line(b.one.name)} gives context. It has no better or worse, so no target.")
    workbench_words.versions(b.target, b.one, b.judged(), b.today)
    if b.target and not b.target.newest.is_locked and b.key.may(Permission.REVIEW):
        st.button("Lock this target", type="primary", on_click=targeting.lock,
                  args=[b.target.id, b.target.version])  # fmt: skip
    if b.target and may_work:
        st.button("Withdraw this target", type="tertiary", on_click=targeting.withdraw,
                  args=[b.one, b.channel, b.target.id, b.target.version])  # fmt: skip
    alert_limit.pieces(b.one, b.channel, b.unit, b.limit, b.today, may_work)
    if b.guard_rail:
        st.subheader("Guard-rail", anchor=False)
        workbench_words.guard_rail(*b.guard_rail)
    if b.matter_most:
        st.subheader("Matter most", anchor=False)
        st.markdown(too_many_words(b.matter_most))
    return tuple(steps)


@st.fragment
def bench() -> None:
    b = workbench_data.load()
    if b is None:
        st.title("KPI workbench", anchor=False)
        st.markdown("No figures yet. Import an export, or type in one period.")
        st.page_link("manager/reporting.py", label="To Reporting")
        return
    head, back = st.columns([4, 1], vertical_alignment="bottom")
    head.title(line(b.name), anchor=False)
    back.page_link("manager/kpis.py", label="All KPIs", icon=":material/arrow_back:")
    choose(b)
    show_outcome()
    left, right = st.columns([1.8, 1], gap="large")
    with right:
        steps = right_column(b, b.key.may(Permission.WORK))
    with left:
        b.recount()
        st.markdown(workbench_words.from_to(b.figure, b.one, steps, b.unit))
        _chart(b, steps)
        think_again(b, steps)
        charting_notes.pieces(
            b.notes, [point.on for point in b.chart.points if point.value is not None],
            b.one.key, b.name, b.channel, b.today, b.key.may(Permission.WORK),
        )  # fmt: skip
        st.subheader("Where the figures come from", anchor=False)
        workbench_words.sources(b.one, b.definition, b.figure, b.baseline, b.unit)
        own_kpi.pieces(b.one, b.key.may(Permission.WORK))


def _chart(b: Bench, steps: tuple[Step, ...]) -> None:
    if not b.chart.points:
        st.markdown(muted("There are no weekly values for this definition yet."))
        return
    dated = [(b.plan.date_of(step.day), step) for step in steps]
    picture = Picture(b.chart, b.unit, dated, b.today, b.benchmark, b.noted)
    st.plotly_chart(
        workbench_chart(picture, palette()),
        config={"displayModeBar": False},
        alt=alternative(picture),
        key="workbench-chart",
    )


bench()
