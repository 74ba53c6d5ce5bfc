"""A KPI of one's own: defined once, typed in week by week."""

from datetime import date, timedelta

import streamlit as st

import storage
from pages.ui import session
from pages.ui.text import line, muted
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.kpi.kpi import Kpi
from storage import own_kpis, plans
from storage.rows import new_id

FORM = "own-kpi"
UNITS = {
    "rate": "Per cent",
    "seconds": "Seconds",
    "count": "A count",
    "score": "A score",
    "money": "Money",
    "points": "Points",
}
DIRECTIONS = {"increase": "More is better", "decrease": "Less is better", "neutral": "A band"}
FACTORS = {"rate": 100.0}


def pieces(one: Kpi, may_work: bool) -> None:
    if not may_work:
        return
    if one.key.startswith(own_kpis.OWN):
        _typing(one)
    with st.expander("Define a KPI of your own", key="define-own", on_change="rerun") as body:
        if body.open:
            _form()


def _form() -> None:
    draft = session.draft_id(FORM, new_id())
    with st.form("own-kpi", border=False):
        st.text_input("Name", key="own-name")
        st.text_area("What it counts, and what it is divided by", height=80, key="own-counts")
        unit, way = st.columns(2)
        unit.selectbox("Unit", list(UNITS), format_func=lambda u: UNITS[u], key="own-unit")
        way.selectbox(
            "Which way is better",
            list(DIRECTIONS),
            format_func=lambda d: DIRECTIONS[d],
            key="own-direction",
        )
        st.form_submit_button("Define this KPI", on_click=define, args=[draft])


def _typing(one: Kpi) -> None:
    st.subheader("Type in a week", anchor=False)
    unit = "%" if one.unit == "rate" else "s" if one.unit == "seconds" else ""
    with st.form("own-week", border=False):
        week, value = st.columns(2)
        week.date_input("A day of the week", format="DD/MM/YYYY", key="own-week", required=True)
        value.number_input(f"Value {unit}".strip(), value=None, key="own-value", format="%.2f")
        st.form_submit_button("Save this week", on_click=type_in, args=[one])
    st.markdown(muted(f"Counted as: {line(one.definition)}"))


def define(draft: str) -> None:
    get = session.get
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            counted = (get("own-unit", "rate"), get("own-direction", "increase"))
            kpi_key = own_kpis.define(
                db, key, draft, get("own-name", ""), *counted, get("own-counts", "")
            )
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return
    session.end_draft(FORM, draft)
    session.put(session.KPI, kpi_key)
    session.put(session.SAVED, "Defined. Type in its weeks below the chart.")
    for name in ("own-name", "own-counts"):
        session.put(name, "")


def type_in(one: Kpi) -> None:
    value, on = session.get("own-value"), session.get("own-week")
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            _refuse_later(on, session.today(plans.load(db, key)))
            scaled = value / FACTORS.get(one.unit, 1.0) if value is not None else None
            own_kpis.type_in(db, key, one.key, on, scaled)
        session.put(session.SAVED, "Week saved.")
        session.put("own-value", None)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def _refuse_later(on: date, today: date) -> None:
    if on - timedelta(days=on.weekday()) > today:
        raise PlaybookError("This week has not begun yet; its value cannot be known.")
