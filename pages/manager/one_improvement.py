"""One improvement: planned, running or decided."""

import streamlit as st

import storage
from pages.manager import improvement_plan, improvement_verdict
from pages.manager.improving import go_back
from pages.manager.ticking import show_outcome
from pages.ui import improvement_draft, session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.improvement import Improvement, State
from playbook.improvement_kpis import Kpis
from storage import improvements, own_kpis, plans, surroundings, verdicts


def show(improvement_id: str) -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan = plans.load(db, key)
        try:
            each = improvements.get(db, key, improvement_id)
        except PlaybookError as error:
            return _gone(str(error))
        around = surroundings.around(db, key, [each])
        kept = verdicts.of_plan(db, key).get(each.id, [])
        weeks = around.weeks
        if each.state is State.PLANNED:
            kpis = _choosable(each, own_kpis.all_kpis(db, key), around.kpis)
            chosen = improvement_draft.typed(each, around.kpis).prediction.kpi
            weeks = surroundings.weekly(db, key, [chosen] if chosen else [])
    today, may_work = session.today(plan), key.may(Permission.WORK)
    st.button("All improvements", icon=":material/arrow_back:", type="tertiary", on_click=go_back)
    show_outcome()
    if each.state is State.PLANNED:
        improvement_plan.show(each, weeks, kpis, around.others, today, may_work)
    else:
        improvement_verdict.show(each, around, kept, today, may_work)


def _choosable(each: Improvement, in_force: Kpis, named: Kpis) -> Kpis:
    """All KPIs in force, and what this plan had chosen before it was withdrawn."""
    chosen = (each.prediction.kpi, *(guard.kpi for guard in each.prediction.guards))
    return {**in_force, **{key: named[key] for key in chosen if key in named}}


def _gone(words: str) -> None:
    st.error(words)
    st.button("All improvements", on_click=go_back)
