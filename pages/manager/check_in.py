"""Check-in: the manager's week in three sentences, and what the reviewer says to it."""

import streamlit as st

import storage
from pages.manager import checking_in
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.check_in_form import check_in_form
from pages.ui.check_in_list import check_in_list
from pages.ui.text import line
from pages.web import door
from playbook.access import Permission
from playbook.calendar import WEEKDAYS
from playbook.review.check_in import missed_in_a_row, next_due, open_due
from playbook.wording import counted, spoken_date
from storage import check_ins, plan_ramps, plans, since_last_check_in
from storage.mail_settings import mail_is_on

FIRST = 6

with storage.connect() as db:
    key = door.plan_here(db)
    plan, known = plans.load(db, key), check_ins.of_plan(db, key)
    today = session.today(plan)
    ramps = plan_ramps.of_plan(db, key, plan, today)
    happened = since_last_check_in.of_plan(db, key, ramps)
handed_in = [each for each in known if each.submitted_on]
dues = {each.due_on for each in handed_in}
due_on = open_due(plan, dues, today)
coming = due_on or next_due(plan, today)
may_work, may_review = key.may(Permission.WORK), key.may(Permission.REVIEW)

if may_work:
    done = "Check-in handed in" if dues else "Check-in"
    st.title(f"Check-in for {spoken_date(due_on, today)}" if due_on else done, anchor=False)
else:
    last = handed_in[0].standing if handed_in else None
    asks = ", asks for a decision" if handed_in and handed_in[0].decision_is_open else ""
    st.title(f"{line(plan.manager)}: {last or 'no check-in yet'}{asks}", anchor=False)
show_outcome()
if missing := missed_in_a_row(plan, dues, today):
    st.markdown(f":orange-badge[{counted(missing, 'check-in')} missed]")
left, right = st.columns([1.75, 1], gap="large")
with left:
    if may_work and coming and coming not in dues:
        if not due_on:
            st.markdown(f"The next one is due on {spoken_date(coming, today)}.")
        draft = next((each for each in known if each.due_on == coming), None)
        check_in_form(plan.id, coming, draft, happened, checking_in.keep, checking_in.hand_in)
    elif may_work:
        nothing = "This week is handed in." if coming else "No check-in is due any more."
        st.markdown(nothing)
    if handed_in:
        if may_work:
            st.subheader("Handed in", anchor=False)
        check_in_list(handed_in[:FIRST], today, checking_in.ACTIONS, may_review, may_work)
    elif not may_work:
        when = f" The next one is due on {spoken_date(coming, today)}." if coming else ""
        st.markdown(f"Nothing handed in yet.{when}")
with right:
    if key.may(Permission.ARRANGE):
        box = f"check-in-weekday {plan.version}"
        st.selectbox(
            "Due every",
            range(7),
            index=plan.check_in_weekday,
            format_func=lambda n: WEEKDAYS[n],
            key=box,
            on_change=checking_in.choose_weekday,
            args=[box, plan.version],
            help="A day off moves it to the last working day before",
        )
    sent = (
        "Your reviewer’s weekly e-mail names it while it waits."
        if mail_is_on()
        else "Nothing is sent by e-mail: it stands here, on Today, and with the reviewer."
    )
    st.markdown(f"A check-in counts as missed after two working days. {sent}")
