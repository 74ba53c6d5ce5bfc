"""The prediction of a planned improvement and its guard-rails: the fields that will be locked."""

from statistics import fmean

import streamlit as st

from pages.ui import improvement_draft as draft
from pages.ui.improvement_draft import Sheet
from pages.ui.text import line, muted
from playbook.amounts import amount
from playbook.charts.rule_sets import Direction
from playbook.improvement.improvement import Prediction
from playbook.improvement.kpis import TYPED_AS, amount_unit, by_name, typed_as
from playbook.improvement.rules import MOST_GUARDS
from playbook.kpi.kpi import Kpi
from playbook.verdict.title import better_words

RECENT_WEEKS = 20


def prediction_fields(sheet: Sheet) -> None:
    wanted, kpis = sheet.each.prediction, sheet.kpis
    st.subheader("Prediction", anchor=False)
    st.text_area("If we …", wanted.change, height=68, **sheet.field("change"))
    options = ["", *by_name(kpis)]
    chosen = st.selectbox(
        "then …",
        options,
        index=options.index(wanted.kpi) if wanted.kpi in options else 0,
        format_func=lambda key: line(kpis[key].name) if key else "Choose a KPI",
        **sheet.field("kpi"),
    )
    if chosen:
        _figures(sheet, kpis[chosen])
    st.date_input(
        "by the review date",
        wanted.review_on,
        format="DD/MM/YYYY",
        **sheet.field("review"),
        help="Twelve weeks after the start is a good rule.",
    )
    st.text_area("because …", wanted.because, height=68, **sheet.field("because"))


def guard_fields(sheet: Sheet) -> None:
    each, kpis = sheet.each, sheet.kpis
    st.subheader("Guard-rails", anchor=False)
    st.markdown(muted("One to three KPIs that must not be harmed by the change."))
    main = draft.get("kpi", each, each.prediction.kpi)
    suggested = [key for key in kpis[main].guard_rails if key != main] if main in kpis else []
    options = [*suggested, *(key for key in by_name(kpis) if key not in (*suggested, main))]
    had = [guard.kpi for guard in each.prediction.guards if guard.kpi in options]
    chosen = st.multiselect(
        "Guard-rail KPIs",
        options,
        had,
        max_selections=MOST_GUARDS,
        format_func=lambda key: line(kpis[key].name),
        **sheet.field(f"guards {main}"),
        placeholder="Choose one to three",
    )
    for key in chosen:
        if kpis[key].direction == Direction.NEUTRAL.value:
            st.segmented_control(
                f"{line(kpis[key].name)} …",
                [Direction.DECREASE, Direction.INCREASE],
                default=draft.better(each, kpis[key]),
                required=True,
                format_func=better_words,
                **sheet.field(f"better {key}"),
            )


def _figures(sheet: Sheet, chosen: Kpi) -> None:
    unit, wanted = amount_unit(chosen), sheet.each.prediction
    rows = sheet.weeks.get(chosen.key, ())[-RECENT_WEEKS:]
    recent = [row.value for row in rows if row.value is not None]
    usual = fmean(recent) if recent else None
    old = wanted if wanted.kpi == chosen.key else Prediction()
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
                **sheet.field(f"{name} {chosen.key}"),
            )
    if usual is not None:
        words = f"The mean of the last {len(recent)} weeks is {amount(usual, unit)}."
    else:
        words = (
            f"There are no weekly figures of {line(chosen.name)} yet. A verdict needs 13 weeks "
            "before the start: import an export, or type in the weeks of a KPI of your own."
        )
    st.markdown(muted(words))
