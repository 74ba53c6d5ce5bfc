"""Forms for figures typed in: a grid for a period, counts of answers with the score beside them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.ui import session
from pages.ui.text import line, muted
from playbook.errors import PlaybookError
from playbook.kpi.amount import estimate_in_words
from playbook.kpi.by_hand import PERIODS
from playbook.kpi.survey import Estimate

FIELDS = {
    "offered": "Offered",
    "answered": "Answered",
    "abandoned": "Abandoned",
    "answered_in_time": "Answered in 20 s",
    "transferred": "Transferred",
    "speed_of_answer": "Average speed of answer, s",
    "time_in_queue": "Average time in queue, s",
    "handle_time": "Average handle time, s",
    "longest_wait": "Longest wait, s",
    "longest_hold": "Longest hold, s",
}
PERIOD, ANSWERS = "typed", "answers"  # the two forms, as their keys begin
COUNTS = ("offered", "answered", "abandoned", "answered_in_time", "transferred")
NPS_SCORES = tuple(range(11))
SATISFACTION_SCORES = tuple(range(1, 6))
KINDS = {"nps": "NPS", "csat": "CSAT", "fcr": "First contact resolution"}
Estimates = Mapping[str, Callable[[Mapping[int, int]], Estimate]]


def period_grid(monday: date, today: date, on_save: Callable[[], None]) -> None:
    with st.form("typed-figures", border=False):
        _when(PERIOD, monday, today)
        st.text_input("Channel", key="typed-channel", placeholder="All channels")
        with st.grid(2, min_column_width=120, gap="small") as grid:
            for name, label in FIELDS.items():
                with grid.cell():
                    _number(label, f"typed-{name}", whole=name in COUNTS)
        st.markdown(muted("What you do not know stays blank: blank is not nought."))
        overlap_choice(PERIOD)
        st.form_submit_button("Save these figures", on_click=on_save)


def survey(monday: date, today: date, estimates: Estimates, on_save: Callable[[str], None]) -> None:
    kind = st.pills(
        "Asked", list(KINDS), default="nps", format_func=lambda k: KINDS[k], key="survey-kind",
        required=True,
    )  # fmt: skip
    _when(ANSWERS, monday, today)
    counts = {"nps": _nps, "csat": _csat, "fcr": _fcr}[kind]()
    try:
        unit = "points" if kind == "nps" else "rate"
        st.markdown(f"**{estimate_in_words(estimates[kind](counts), unit)}**")
        st.markdown(muted("The interval covers chance alone; who answers at all matters more."))
    except PlaybookError as error:
        st.markdown(muted(line(str(error))))
    overlap_choice(ANSWERS)
    st.button("Save these answers", key="save-answers", on_click=on_save, args=[kind])


def overlap_choice(form: str) -> None:
    """Only after a refusal of this form: the days are there already."""
    if session.get(session.TYPED_OVERLAP) == form:
        words = {"replace": "Replace them", "keep": "Add to them"}
        st.radio(
            "Figures for these days are there already",
            list(words),
            None,
            format_func=lambda choice: words[choice],
            key=f"{form}-overlap",
        )


def _when(form: str, monday: date, today: date) -> None:
    first, days = st.columns(2)
    first.date_input(
        "First day", monday, format="DD/MM/YYYY", key=f"{form}-first-day", max_value=today,
        required=True,
    )  # fmt: skip
    days.selectbox(
        "It covers", list(PERIODS), 1, format_func=lambda d: PERIODS[d], key=f"{form}-days"
    )


def _nps() -> dict[int, int]:
    st.markdown("How many chose each number, 0 (not at all likely) to 10")
    return _grid("nps", {score: str(score) for score in NPS_SCORES}, 70)


def _csat() -> dict[int, int]:
    st.markdown("How many chose each answer")
    names = ("Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied")
    return _grid("csat", dict(zip(SATISFACTION_SCORES, names, strict=True)), 120)


def _fcr() -> dict[int, int]:
    st.markdown("Was your matter resolved at the first contact?")
    return _grid("fcr", {1: "Yes", 0: "No"}, 120)


def _grid(kind: str, labels: Mapping[int, str], width: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    with st.grid(4, min_column_width=width, gap="small") as grid:
        for score, label in labels.items():
            with grid.cell():
                counts[score] = int(_number(label, f"{kind}-{score}", whole=True) or 0)
    return counts


def _number(label: str, key: str, *, whole: bool) -> Any:
    if whole:
        return st.number_input(label, 0, None, None, 1, key=key)
    return st.number_input(label, 0.0, None, None, 1.0, key=key, format="%.1f")
