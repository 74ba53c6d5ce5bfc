"""Starting a session: which guide, for whom, with names or without."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.ui import session
from pages.ui.text import line, literal, muted
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.wording import counted
from playbook.workshop.guide import KIND_NAMES, Guide
from playbook.workshop.guide_file import built_in
from storage import access, workshops
from storage.memberships import PlanRole
from storage.settings import settings

GUIDE, PLANS, NAMED = "workshop-guide", "workshop-plans", "workshop-named"


def form(roles: Sequence[PlanRole]) -> None:
    guides, names = built_in(), {r.plan_id: f"{r.manager} · {r.site}" for r in _open(roles)}
    st.subheader("Start a workshop", anchor=False)
    st.radio(
        "Guide",
        list(guides),
        format_func=lambda key: line(guides[key].title),
        captions=[f"{g.minutes} minutes, {counted(len(g.steps), 'step')}" for g in guides.values()],
        key=GUIDE,
        persist_state="page",
    )
    guide = guides[session.get(GUIDE) or next(iter(guides))]
    st.markdown(literal(guide.purpose))
    _steps(guide)
    chosen = session.chosen_plan_id(list(names))
    st.multiselect(
        "For the plans of",
        list(names),
        default=[chosen] if chosen in names else list(names)[:1],
        format_func=lambda plan: names[plan],
        key=PLANS,
        help="Their managers can take actions into their plans, and read what came of it.",
    )
    st.toggle("All answers carry names", key=NAMED)
    st.markdown(muted("Usually off: people are more honest when nobody can look it up."))
    if not settings().reaches_other_machines:
        st.markdown(
            ":orange[Phones can’t reach this server yet:] set DAY120_PUBLIC_ADDRESS first "
            "(docs/deploy.md). To try it out, open the code’s address in another window."
        )
    st.button("Start the session", type="primary", key="start", on_click=start)


def _steps(guide: Guide) -> None:
    with st.expander("Steps and notes"):
        if guide.prepare:
            st.markdown(f"**Before.** {literal(guide.prepare)}")
        for step in guide.steps:
            about = f"{KIND_NAMES[step.kind]}, {counted(step.minutes, 'minute')}"
            st.markdown(f"**{line(step.title)}**  \n{muted(about)}  \n{literal(step.notes)}")


def start() -> None:
    try:
        with storage.connect() as db:
            user = door.user_here(db)
            chosen = session.get(PLANS) or []
            keys = [access.open_plan(db, user, plan, Permission.HOLD) for plan in chosen]
            guide = built_in()[session.get(GUIDE) or next(iter(built_in()))]
            named = bool(session.get(NAMED))
            made = workshops.start(db, keys, guide, session.local_today(), named)
        session.put(session.TO_WALL, made)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def _open(roles: Sequence[PlanRole]) -> list[PlanRole]:
    return [role for role in roles if not role.is_closed and not role.is_archived]
