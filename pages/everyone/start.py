"""Start a plan: a few questions, a preview of the dates, then the plan."""

import streamlit as st

import storage
from pages.everyone import playbook_choice
from pages.ui import plan_form, session
from pages.ui.invitation_link import invitation_link
from pages.ui.plan_preview import plan_preview
from pages.ui.refusals import say_refusal
from pages.ui.text import line, literal
from pages.web import door
from playbook.errors import PlaybookError
from playbook.plan import check_start
from storage import memberships, new_plans, plan_rows, playbooks, public_holidays
from storage.settings import settings


def start(new: new_plans.NewPlan) -> None:
    """Not a callback: its arguments would be those of the run before the last field was left."""
    try:
        with storage.connect() as db:
            started = new_plans.start(db, door.user_here(db), new, session.local_today())
        session.choose_plan(started.plan_id)
        session.put(session.LINKS, started.links)
        session.put(session.STARTED, True)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


if session.take(session.STARTED):
    links = session.take(session.LINKS)
    if not links:
        st.switch_page("manager/today.py")
    st.title("Your plan has started", anchor=False)
    for email, token in links.items():
        invitation_link(
            f"Send this link to {line(email)}. It works once, within 14 days.",
            settings().address,
            token,
            settings().reaches_other_machines,
        )
    st.page_link("manager/today.py", label="To the plan", icon=":material/today:")
    st.stop()

with storage.connect() as db:
    user = door.user_here(db)
    has_plan = bool(memberships.of_user(db, user))
    offered = playbooks.offered(db)

st.title("Start a plan", anchor=False)
if not has_plan:
    st.markdown(
        f"Welcome, {literal(user.name)}. A plan takes two minutes. To look around first, stop here "
        "and run `python demo.py` in a second window: it opens a made-up company beside this one."
    )
left, right = st.columns([1.2, 1], gap="large")
with left:
    version_id = playbook_choice.which(offered)
    chosen = plan_form.plan_form(
        public_holidays.countries(), public_holidays.subdivisions, session.local_today()
    )
with right:
    try:
        typed = chosen.as_new_plan(plan_rows.Calendar)
        wanted = new_plans.NewPlan(**typed, playbook_version=version_id)
        check_start(wanted.starts_on, session.local_today())
        plan_preview(
            wanted.preview(), playbook_choice.words(version_id).milestones, session.local_today()
        )
        new: new_plans.NewPlan | None = wanted
        refusal = session.take(session.REFUSAL)
    except PlaybookError as error:
        new, refusal = None, str(error)
    if refusal:
        say_refusal(refusal)
    if new and st.button("Start this plan", type="primary", key="start"):
        start(new)
        st.rerun()
