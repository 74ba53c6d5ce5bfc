"""Figures typed in: a period's counts and averages, and what customers answered."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

import streamlit as st

import storage
from pages.ui import session
from pages.ui.by_hand_form import (
    ANSWERS,
    FIELDS,
    NPS_SCORES,
    PERIOD,
    SATISFACTION_SCORES,
    period_grid,
    survey,
)
from pages.ui.refusals import say_refusal
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.facts import Fact
from playbook.kpi.by_hand import (
    Typed,
    fact_of,
    net_promoter_fact,
    resolution_fact,
    satisfaction_fact,
)
from playbook.kpi.net_promoter import grouped, net_promoter_score
from playbook.kpi.survey import Estimate, csat, first_contact_resolution
from storage import imports
from storage.rows import new_id

FORM = "by-hand"


@st.fragment
def forms(today: date) -> None:
    if session.take(session.REDRAW):
        st.rerun()
    st.subheader("By hand", anchor=False)
    draft = session.draft_id(FORM, new_id())
    last_monday = today - timedelta(days=today.weekday() + 7)
    with st.expander("A period’s figures", key="typed", on_change="rerun") as body:
        if body.open:
            period_grid(last_monday, today, partial(save_period, draft))
            _say_refusal(PERIOD)
    with st.expander("What customers answered", key="answered", on_change="rerun") as body:
        if body.open:
            survey(last_monday, today, ESTIMATES, partial(save_answers, draft))
            _say_refusal(ANSWERS)


def save_period(draft: str) -> None:
    typed = {name: session.get(f"typed-{name}") for name in FIELDS}
    first, days = session.get("typed-first-day"), session.get("typed-days", 7)
    channel = session.get("typed-channel", "")
    _save(
        PERIOD, draft, lambda: fact_of(Typed(first_day=first, days=days, channel=channel, **typed))
    )


def save_answers(draft: str, kind: str) -> None:
    first, days = session.get("answers-first-day"), session.get("answers-days", 7)
    _save(ANSWERS, draft, lambda: FACTS[kind](first, days, _counts(kind)))


def _save(form: str, draft: str, make: Callable[[], Fact]) -> None:
    choice = {"replace": True, "keep": False}.get(session.get(f"{form}-overlap") or "")
    try:
        fact = make()
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            imports.add_by_hand(db, key, draft, [fact], choice)
    except imports.Overlapping as overlap:
        session.put(session.TYPED_OVERLAP, form)
        session.put(session.TYPED_REFUSAL, (form, str(overlap)))
        return
    except PlaybookError as error:
        session.put(session.TYPED_REFUSAL, (form, str(error)))
        return
    session.end_draft(FORM, draft)
    session.take(session.TYPED_OVERLAP)
    session.put(session.SAVED, "Figures saved.")
    session.put(session.REDRAW, True)
    for name in FIELDS:
        session.put(f"typed-{name}", None)


def _say_refusal(form: str) -> None:
    """Beside the button of the form that was refused; the page above is not drawn again."""
    refused = session.get(session.TYPED_REFUSAL)
    if refused and refused[0] == form:
        session.take(session.TYPED_REFUSAL)
        say_refusal(refused[1])


def _counts(kind: str) -> dict[int, int]:
    scores = {"nps": NPS_SCORES, "csat": SATISFACTION_SCORES, "fcr": (1, 0)}[kind]
    return {score: int(session.get(f"{kind}-{score}") or 0) for score in scores}


def _resolution(counts: Mapping[int, int]) -> Estimate:
    if not sum(counts.values()):
        raise PlaybookError("There are no answers yet; at least one is needed for a score.")
    return first_contact_resolution(counts[1], counts[0])


def _resolution_fact(first: date, days: int, counts: Mapping[int, int]) -> Fact:
    _resolution(counts)
    return resolution_fact(first, days, counts[1], counts[0])


def _satisfaction_fact(first: date, days: int, counts: Mapping[int, int]) -> Fact:
    csat(counts)
    return satisfaction_fact(first, days, counts)


ESTIMATES: dict[str, Callable[[Mapping[int, int]], Estimate]] = {
    "nps": lambda counts: net_promoter_score(grouped(counts)),
    "csat": csat,
    "fcr": _resolution,
}
FACTS: dict[str, Callable[[date, int, Mapping[int, int]], Fact]] = {
    "nps": net_promoter_fact,
    "csat": _satisfaction_fact,
    "fcr": _resolution_fact,
}
