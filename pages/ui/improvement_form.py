"""The fields of a planned improvement, as drafts that outlive a refused save."""

from collections.abc import Mapping
from datetime import date
from statistics import fmean

import streamlit as st

from pages.ui import improvement_draft as draft
from pages.ui.text import line, muted
from playbook.amounts import amount
from playbook.idea import STEP_MEANING, CycleStep
from playbook.improvement import Improvement, Prediction
from playbook.improvement_kpis import (
    TYPED_AS,
    choosable,
    name_of,
    typed_as,
    unit_of,
)
from playbook.improvement_rules import MOST_GUARDS, MOST_WHYS
from playbook.kpi import kpi
from playbook.process_rules import RULE_SETS, Direction
from playbook.series import Observation
from playbook.verdict_title import better_words

Weeks = Mapping[str, tuple[Observation, ...]]
RECENT_WEEKS = 20


def cause_fields(each: Improvement) -> None:
    st.text_input("Problem", each.problem, key=draft.key("problem", each), help=PROBLEM_HELP)
    st.subheader("Why does it happen?", anchor=False)
    st.markdown(muted("Ask why until the answer is something you can change. A cause first."))
    shown = 1 + max(
        (n for n in range(MOST_WHYS) if draft.get(f"why-{n}", each, draft.why(each, n)).strip()),
        default=-1,
    )
    for n in range(min(MOST_WHYS, shown + 1)):
        label = "Why?" if n == 0 else f"And why is that? ({n + 1} of {MOST_WHYS})"
        st.text_input(label, draft.why(each, n), key=draft.key(f"why-{n}", each))


PROBLEM_HELP = "What is wrong, and for whom. The remedy comes after the cause."


def prediction_fields(each: Improvement, weeks: Weeks, today: date) -> None:
    wanted = each.prediction
    st.subheader("Prediction", anchor=False)
    st.text_area("If we …", wanted.change, height=68, key=draft.key("change", each))
    options = ["", *choosable()]
    chosen = st.selectbox(
        "then …",
        options,
        index=options.index(wanted.kpi) if wanted.kpi in options else 0,
        format_func=lambda key: line(name_of(key)) if key else "Choose a KPI",
        key=draft.key("kpi", each),
    )
    if chosen:
        _figures(each, chosen, weeks.get(chosen, ()))
    st.date_input(
        "by the review date",
        wanted.review_on,
        format="DD/MM/YYYY",
        key=draft.key("review", each),
        help="Twelve weeks after the start is a good rule.",
    )
    st.text_area("because …", wanted.because, height=68, key=draft.key("because", each))


def guard_fields(each: Improvement) -> None:
    st.subheader("Guard-rails", anchor=False)
    st.markdown(muted("One to three KPIs that must not be harmed by the change."))
    main = draft.get("kpi", each, each.prediction.kpi)
    suggested = [key for key in kpi(main).guard_rails if key != main] if main else []
    options = [*suggested, *(key for key in choosable() if key not in (*suggested, main))]
    had = [guard.kpi for guard in each.prediction.guards if guard.kpi in options]
    chosen = st.multiselect(
        "Guard-rail KPIs",
        options,
        had,
        max_selections=MOST_GUARDS,
        format_func=lambda key: line(name_of(key)),
        key=draft.key(f"guards {main}", each),
        placeholder="Choose one to three",
    )
    for key in chosen:
        if kpi(key).direction == Direction.NEUTRAL.value:
            st.segmented_control(
                f"{line(name_of(key))} …",
                [Direction.DECREASE, Direction.INCREASE],
                default=draft.better(each, key),
                required=True,
                format_func=better_words,
                key=draft.key(f"better {key}", each),
            )


def people_fields(each: Improvement) -> None:
    st.subheader("Who, where, and when to stop", anchor=False)
    owner, team = st.columns(2)
    with owner:
        st.text_input("Owner", each.owner, key=draft.key("owner", each))
    with team:
        st.text_input(
            "Team", each.team, key=draft.key("team", each), placeholder="Empty: the whole centre"
        )
    scope, step = st.columns(2)
    with scope:
        st.text_input("Scope", each.scope, key=draft.key("scope", each), placeholder="Optional")
    with step:
        st.selectbox(
            "Step of the cycle",
            list(CycleStep),
            index=list(CycleStep).index(each.step),
            format_func=lambda s: f"{s.value.capitalize()}: {STEP_MEANING[s]}",
            key=draft.key("step", each),
        )
    st.text_input(
        "Stop rule",
        each.stop_rule,
        key=draft.key("stop-rule", each),
        placeholder="For example: handle time above 8 minutes for two weeks",
    )


def advanced_fields(each: Improvement) -> None:
    """Other rule sets, for whoever has to compare with another tool."""
    with st.expander("Advanced: the rules that count as a signal"):
        st.selectbox(
            "Rule set",
            list(RULE_SETS),
            index=list(RULE_SETS).index(each.rules.name),
            format_func=lambda name: RULE_WORDS[name],
            key=draft.key("rules", each),
        )


RULE_WORDS = {
    "day120": "day120: the usual one, made for honest verdicts",
    "ptd": "ptd: as NHS “plot the dots” charts",
    "mdc": "mdc: as the Making Data Count workbook",
    "wheeler": "wheeler: three sigma and a run of eight",
}


def _figures(each: Improvement, chosen: str, rows: tuple[Observation, ...]) -> None:
    unit, wanted = unit_of(chosen), each.prediction
    recent = [row.value for row in rows[-RECENT_WEEKS:] if row.value is not None]
    usual = fmean(recent) if recent else None
    old = wanted if wanted.kpi == chosen else Prediction()
    start = old.from_value if old.from_value is not None else usual
    goes_from, goes_to = st.columns(2)
    for column, name, label, value in (
        (goes_from, "from", "goes from", start),
        (goes_to, "to", "to", old.to_value),
    ):
        with column:
            st.number_input(
                f"{label} ({TYPED_AS[unit]})",
                value=None if value is None else round(typed_as(value, unit), 1),
                format="%.1f",
                key=draft.key(f"{name} {chosen}", each),
            )
    if usual is not None:
        words = f"The mean of the last {len(recent)} weeks is {amount(usual, unit)}."
    else:
        words = (
            f"There are no weekly figures of {line(name_of(chosen))} yet. A verdict needs 13 weeks "
            "before the start: import an export first."
        )
    st.markdown(muted(words))
