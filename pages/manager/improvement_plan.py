"""A planned improvement: cause, prediction, what the data will be able to show, the start."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from pages.manager import deciding, drafting, improvement_decision
from pages.ui import improvement_draft, improvement_form, prediction_form
from pages.ui.improvement_draft import Sheet, Weeks
from pages.ui.text import badge, line, literal, muted
from playbook.amounts import amount
from playbook.errors import PlaybookError
from playbook.improvement.case_of_a_change import WEEK
from playbook.improvement.improvement import Improvement
from playbook.improvement.kpis import Kpis, amount_unit, named
from playbook.improvement.rules import (
    check_prediction,
    crowded,
    lacking,
    overlap_words,
    overlaps,
)
from playbook.verdict.outlook import outlook
from playbook.wording import counted, listed, spoken_date


def show(sheet: Sheet, others: Sequence[Improvement], today: date, may_work: bool) -> None:
    each, kpis = sheet.each, sheet.kpis
    st.markdown(badge("gray", f"Planned, improvement {each.number}"))
    st.title(line(each.problem), anchor=False)
    if not may_work:
        st.markdown("This change is being planned and has not started.")
        _sentence(each, kpis)
        return
    improvement_draft.open_draft(sheet)
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        improvement_form.cause_fields(sheet)
        prediction_form.prediction_fields(sheet)
        prediction_form.guard_fields(sheet)
        improvement_form.people_fields(sheet)
        improvement_form.advanced_fields(sheet)
    with right:
        improvement_decision.links(each, others)
        draft = improvement_draft.typed(each, kpis)
        st.subheader("What will be locked", anchor=False)
        _sentence(draft, kpis)
        _outlook(draft, kpis, sheet.weeks, today)
        _warnings(draft, kpis, others)
        _start(draft, others, today)
        _kept(sheet)


def _sentence(each: Improvement, kpis: Kpis) -> None:
    wanted = each.prediction
    if not wanted.kpi or wanted.from_value is None or wanted.to_value is None:
        st.markdown("Choose a KPI and say from where to where it will go.")
        return
    one = named(wanted.kpi, kpis)
    unit, name = amount_unit(one), one.name
    by = f" by {spoken_date(wanted.review_on)}" if wanted.review_on else ""
    st.markdown(
        f"If we {line(wanted.change) or '…'}, then **{line(name[:1].lower() + name[1:])}** goes "
        f"from **{amount(wanted.from_value, unit)}** to **{amount(wanted.to_value, unit)}**"
        f"{by}, because {f'{line(wanted.because)}.' if wanted.because else '…'}"
    )


def _outlook(each: Improvement, kpis: Kpis, weeks: Weeks, today: date) -> None:
    """Told beforehand: what can be seen by the review date."""
    wanted = each.prediction
    start = st.session_state.get(f"start-on {each.id}") or today
    if not wanted.kpi or not wanted.expected_change:
        return
    review_on = wanted.review_on or today + timedelta(weeks=12)
    rows = [row for row in weeks.get(wanted.kpi, ()) if row.on + WEEK <= today]
    unit = amount_unit(named(wanted.kpi, kpis))
    found = outlook(rows, start, review_on, wanted.expected_change, unit)
    for sentence in found.sentences:
        st.markdown(literal(sentence))


def _warnings(each: Improvement, kpis: Kpis, others: Sequence[Improvement]) -> None:
    try:
        check_prediction(each.prediction, kpis)
    except PlaybookError as error:
        st.markdown(f"{badge('orange', 'Check')} {literal(str(error))}")
    found = overlaps(each, others) if each.prediction.kpi else []
    if found:
        words = literal(overlap_words(found, named(each.prediction.kpi, kpis)))
        st.markdown(f"{badge('orange', 'Overlap')} {words}")
    if crowded(each.owner, others):
        st.markdown(
            f"{badge('orange', 'Three at once')} {line(each.owner)} already runs three changes. "
            "A fourth gets less attention than it needs."
        )
    if improvement_draft.is_behind(each):
        st.markdown(f"{badge('orange', 'Changed')} Somebody else has saved this plan meanwhile.")


def _start(each: Improvement, others: Sequence[Improvement], today: date) -> None:
    with st.container(border=True):
        missing = lacking(each)
        if missing:
            rest = [counted(len(missing) - 3, "more thing")] if len(missing) > 4 else []
            words = listed([*missing[: 3 if rest else 4], *rest])
            st.markdown(muted(f"Still to fill in: {line(words)}."))
        st.date_input("The change begins on", today, format="DD/MM/YYYY", key=f"start-on {each.id}")
        if each.prediction.kpi and overlaps(each, others):
            st.checkbox(
                "Start all the same; the verdict will say that it cannot tell them apart",
                key=f"accept-overlap {each.id}",
            )
        st.button(
            "Start the change",
            type="primary",
            width="stretch",
            on_click=deciding.start,
            args=[each.id],
            key="start-change",
        )
        st.button(
            "Save the plan",
            width="stretch",
            on_click=deciding.save,
            args=[each.id],
            key="save-plan",
        )
        st.markdown(muted("Starting locks the prediction, the guard-rails and the review date."))


def _kept(sheet: Sheet) -> None:
    """What is typed outlives the page; what is saved is what others see."""
    if not sheet.is_draft:
        return
    st.markdown(muted("Not saved yet. Kept as you type; only you see it until you save the plan."))
    st.button(
        "Discard what is not saved",
        type="tertiary",
        on_click=drafting.discard,
        args=[sheet.each.id],
        key="discard-draft",
    )
