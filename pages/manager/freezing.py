"""Freezing a baseline: a named period, kept as it was."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import line, muted
from playbook.access import Permission
from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.kpi import catalogue
from playbook.wording import counted, period
from storage import baselines
from storage.baselines import Baseline, BaselineFigure
from storage.facts import Window
from storage.rows import new_id

FORM = "baseline"


def pieces(
    frozen: Sequence[Baseline], window: Window, words: str, today: date, may_work: bool
) -> None:
    st.subheader("Baselines", anchor=False)
    for each in frozen:
        _baseline(each, today, may_work)
    if not frozen:
        st.markdown(muted("None yet. Freeze one before routing changes: later it cannot be had."))
    if not may_work:
        return
    draft = session.draft_id(FORM, new_id())
    with st.form("freeze", border=False):
        st.text_input(
            f"Freeze {words} as a baseline",
            key="baseline-name",
            placeholder="Such as: before the new routing",
        )
        st.form_submit_button("Freeze this baseline", on_click=freeze, args=[window, draft])


def freeze(window: Window, draft: str) -> None:
    assert window.first, "a report has a period"
    assert window.last, "a report has a period"
    name, first, last = session.get("baseline-name", ""), window.first, window.last
    if act(
        Permission.WORK,
        lambda db, key: baselines.freeze(db, key, draft, name, first, last),
        "Baseline kept. Later imports do not change it.",
    ):
        session.end_draft(FORM, draft)
        session.put("baseline-name", "")


def withdraw(baseline_id: str) -> None:
    act(
        Permission.WORK,
        lambda db, key: baselines.withdraw(db, key, baseline_id),
        "Baseline taken away; the history still tells of it.",
    )


def _baseline(each: Baseline, today: date, may_work: bool) -> None:
    figures = [figure for figure in each.figures if not figure.channel]
    covered = period(each.first_day, each.last_day, today)
    st.markdown(f"**{line(each.name)}**, {covered}")
    with st.expander(f"{counted(len(figures), 'KPI')}, frozen by {line(each.by)}"):
        for figure in figures:
            st.markdown(_figure(figure))
        if may_work:
            st.button(
                "Take this baseline away",
                type="tertiary",
                key=f"withdraw-{each.id}",
                on_click=withdraw,
                args=[each.id],
            )


def _figure(figure: BaselineFigure) -> str:
    one = catalogue()[figure.definition.kpi]
    unit = unit_of(one, figure.definition.variant)
    n = f"n = {figure.n:,.0f}" if figure.n is not None else ""
    sure = ""
    if figure.low is not None and figure.high is not None:
        sure = f"{spoken_value(figure.low, unit)} to {spoken_value(figure.high, unit)}"
    said = ", ".join(part for part in (n, sure) if part)
    return f"{line(one.name)}: **{spoken_value(figure.value, unit)}** {muted(said)}"
