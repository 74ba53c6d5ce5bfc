"""Every session key, and the two questions pages ask: which plan, and what day is it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from playbook.plan import Plan
from playbook.wording import spoken_instant

PLAN = "plan"
OPENED_TASK = "opened_task"
OPENING = "opening"
FROM_TODAY = "from_today"
TO_TODAY = "to_today"
REDRAW = "redraw"
BOARD = "board"
OUTCOME_OF = "outcome_of"
PERIOD = "period"
REFUSAL = "refusal"
UNDO = "undo"
REFUSED_TICKS = "refused_ticks"
SAVED = "saved"
ANSWERED = "answered"
SHOWN = "shown"
HISTORY_SHOWN = "history_shown"
LINKS = "links"
LINK_REFUSAL = "link_refusal"
STARTED = "started"
CATCH_UP = "catch_up"
KPI = "kpi"
KPI_CHANNEL = "kpi_channel"
TO_WORKBENCH = "to_workbench"
TEAM_TOKEN = "team_token"
TOLD_REASON = "told_reason"
DRAFT_IMPORT = "draft_import"
OPENED_IMPORT = "opened_import"
UPLOADS = "uploads"
TYPED_OVERLAP = "typed_overlap"
TYPED_REFUSAL = "typed_refusal"
ID_OF_DRAFT = "id_of_draft"
CHART_VIEW = "chart_view"
CHART_SEQ = "chart_seq"
CHART_REFUSAL = "chart_refusal"
CHART_OPENING = "chart_opening"
CHART_SEEN = "chart_seen"
CHART_SHOWN = "chart_shown"
CHART_START = "chart_start"
CHART_RESTART = "chart_restart"
CHART_TABLE = "chart_table"
CHART_GAPS_SHOWN = "chart_gaps_shown"
CHANNEL = "channel"
CHANNEL_OPENING = "channel_opening"
IMPROVEMENT = "improvement"
TO_IMPROVE = "to_improve"
LEADS_TO = "leads_to"
MILESTONE = "milestone"
CONDITIONS = "conditions"
UNSENT = "unsent"
CALENDAR_TOKEN = "calendar_token"
QUESTIONNAIRE = "questionnaire"
CHECK_PLACE = "check_place"
CHECK_CHOSEN = "check_chosen"
CHECK_TOKENS = "check_tokens"
WORKSHOP = "workshop"
TO_WALL = "to_wall"
DRAFT = "draft"
DRAFT_PLACE = "draft_place"
TO_DRAFT = "to_draft"
DRAFT_ENDED = "draft_ended"
TO_LIBRARY = "to_library"


def now() -> datetime:
    return datetime.now(UTC)


def today(plan: Plan) -> date:
    """The site's date, for every reader."""
    return plan.today(now())


def reader_now() -> datetime:
    """Clock times are shown in the reader's zone."""
    return now().astimezone(ZoneInfo(st.context.timezone or "UTC"))


def reader_instant(stored: str) -> str:
    """“yesterday 16:40”, from an instant as it is stored."""
    here = reader_now()
    return spoken_instant(datetime.fromisoformat(stored).astimezone(here.tzinfo), here)


def local_today() -> date:
    """The reader's date, where there is no plan yet."""
    return reader_now().date()


def chosen_plan_id(open_to_me: Sequence[str]) -> str | None:
    """The address first, then the last choice, then the first plan; never just any id."""
    asked = st.query_params.get(PLAN)
    if asked:
        return asked
    kept = st.session_state.get(PLAN)
    return kept if kept in open_to_me else next(iter(open_to_me), None)


def has_lost_plan(open_to_me: Sequence[str]) -> bool:
    """Whether the plan last shown is no longer open to this person."""
    kept = st.session_state.get(PLAN)
    return not st.query_params.get(PLAN) and kept not in (None, *open_to_me)


def choose_plan(plan_id: str) -> None:
    st.session_state[PLAN] = plan_id


def get(name: str, default: Any = None) -> Any:
    return st.session_state.get(name, default)


def put(name: str, value: Any) -> None:
    st.session_state[name] = value


def take(name: str) -> Any:
    """Read once: a refusal is shown on the next run only."""
    return st.session_state.pop(name, None)


def draft_id(form: str, new_id: str) -> str:
    """One id a form until it is saved. The form's keys carry it, so that the second click of a
    double click still names the draft that the first has saved, and the next form is empty."""
    return str(st.session_state.setdefault(f"{ID_OF_DRAFT} {form}", new_id))


def end_draft(form: str, draft: str) -> None:
    if st.session_state.get(f"{ID_OF_DRAFT} {form}") == draft:
        st.session_state.pop(f"{ID_OF_DRAFT} {form}")


def opened_improvement() -> str | None:
    """Named in the address, so that a link leads to it."""
    return st.query_params.get(IMPROVEMENT)


def open_improvement(improvement_id: str | None) -> None:
    if improvement_id:
        st.query_params[IMPROVEMENT] = improvement_id
    else:
        st.query_params.pop(IMPROVEMENT, None)
