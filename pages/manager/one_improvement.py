"""One improvement: planned, running or decided."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import streamlit as st

import storage
from pages.manager import drafting, improvement_plan, improvement_verdict, known_weeks
from pages.manager.improving import go_back
from pages.manager.ticking import show_outcome
from pages.ui import improvement_draft, session
from pages.ui.improvement_draft import Sheet
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.improvement.improvement import Improvement, State
from playbook.improvement.kpis import Kpis
from storage import improvements, kpis_as_counted, own_kpis, plans, surroundings, verdicts
from storage.access import OpenPlan
from storage.engine import Engine

Draw = Callable[[], None]


def show(improvement_id: str) -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        today = session.today(plans.load(db, key))
        try:
            each = improvements.get(db, key, improvement_id)
        except PlaybookError as error:
            return _gone(str(error))
        is_planned = each.state is State.PLANNED
        draw = _plan(db, key, each, today) if is_planned else _verdict(db, key, each, today)
    st.button("All improvements", icon=":material/arrow_back:", type="tertiary", on_click=go_back)
    show_outcome()
    draw()


def _plan(db: Engine, key: OpenPlan, saved: Improvement, today: date) -> Draw:
    """The form, as this person left it."""
    each, seen = drafting.shown(db, key, saved)
    named = kpis_as_counted.by_key(db, key)
    chosen = improvement_draft.typed(each, named).prediction.kpi
    weeks = known_weeks.weekly(db, key, [chosen] if chosen else [])
    sheet = Sheet(
        each,
        seen,
        _choosable(each, own_kpis.all_kpis(db, key), named),
        weeks,
        drafting.keep,
        is_draft=each != saved,
    )
    others, may_work = improvements.of_plan(db, key), key.may(Permission.WORK)
    return partial(improvement_plan.show, sheet, others, today, may_work)


def _verdict(db: Engine, key: OpenPlan, each: Improvement, today: date) -> Draw:
    around = surroundings.around(db, key, [each], known_weeks.weekly)
    kept = verdicts.of_plan(db, key).get(each.id, [])
    may_work = key.may(Permission.WORK)
    return partial(improvement_verdict.show, each, around, kept, today, may_work)


def _choosable(each: Improvement, in_force: Iterable[str], named: Kpis) -> Kpis:
    """All KPIs in force, and what this plan had chosen before it was withdrawn."""
    chosen = (each.prediction.kpi, *(guard.kpi for guard in each.prediction.guards))
    return {key: named[key] for key in (*in_force, *chosen) if key in named}


def _gone(words: str) -> None:
    st.error(words)
    st.button("All improvements", on_click=go_back)
