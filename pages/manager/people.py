"""People: who sees this plan and as what; invite, withdraw, hand over."""

import streamlit as st

import storage
from pages.manager import inviting
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.invitation_link import invitation_link
from pages.ui.text import line, muted
from pages.web import door
from playbook.access import Permission, Role
from storage import invitations, memberships, plans
from storage.settings import settings

MEANING = {
    Role.MANAGER: "keeps the plan",
    Role.REVIEWER: "the senior manager: reads all but what is in confidence, answers and signs",
    Role.COACH: "reads everything but what is in confidence",
    Role.VIEWER: "reads everything but what is in confidence",
}


with storage.connect() as db:
    key = door.plan_here(db)
    plan, members = plans.load(db, key), memberships.of_plan(db, key)
    waiting = invitations.pending(db, key)
may_arrange = key.may(Permission.ARRANGE)

st.title("People", anchor=False)
show_outcome()
for email, token in (session.take(session.LINKS) or {}).items():
    invitation_link(
        f"Send this link to {line(email)}. It works once, within 14 days.",
        settings().address,
        token,
        settings().reaches_other_machines,
    )
for member in members:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        words = f"**{line(member.name)}**, {member.role}  \n"
        st.markdown(
            words + muted(f"{line(member.email)} · {MEANING[member.role]}"), width="content"
        )
        if may_arrange and member.role is not Role.MANAGER:
            st.button(
                "Withdraw",
                type="tertiary",
                key=f"withdraw-{member.user_id}",
                on_click=inviting.withdraw,
                args=[member.user_id],
            )
for each in waiting:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.markdown(
            f"{line(each.email)}, {each.role}  \n{muted('invited, has not joined yet')}",
            width="content",
        )
        if may_arrange:
            st.button(
                "Withdraw",
                type="tertiary",
                key=f"void-{each.email}-{each.role}",
                on_click=inviting.void,
                args=[each.email],
            )
if not may_arrange:
    st.markdown(f"Only {line(plan.manager)} can invite others to this plan.")
    st.stop()
left, right = st.columns(2, gap="large")
with left, st.form("invite", border=False):
    st.subheader("Invite", anchor=False)
    st.text_input("E-mail address", key="invite-email")
    st.selectbox(
        "As",
        [Role.REVIEWER, Role.COACH, Role.VIEWER],
        key="invite-role",
        format_func=lambda r: r.value.capitalize(),
    )
    st.form_submit_button("Invite", on_click=inviting.invite)
with right, st.form("hand-over", border=False):
    st.subheader("Hand over to a successor", anchor=False)
    st.text_input("Successor’s e-mail address", key="successor-email")
    st.markdown(
        muted(
            "They become the manager; you keep reading. What you noted in confidence "
            "stays yours alone."
        )
    )
    st.form_submit_button("Hand over the plan", on_click=inviting.hand_over)
