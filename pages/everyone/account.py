"""My account: my name, my password, where I am signed in, all my plans."""

import streamlit as st

import storage
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.text import line, muted
from pages.web import door
from playbook.errors import PlaybookError
from playbook.wording import counted
from storage import accounts, mailings, memberships, sign_ins
from storage.mail_settings import mail_is_on


def rename() -> None:
    try:
        with storage.connect() as db:
            accounts.rename(db, door.user_here(db), session.get("my-name", ""))
        session.put(session.SAVED, "Name saved.")
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def open_plan(plan_id: str) -> None:
    st.query_params.pop(session.PLAN, None)
    session.choose_plan(plan_id)
    session.put(session.TO_TODAY, True)


def change_password() -> None:
    try:
        with storage.connect() as db:
            user = door.user_here(db)
            accounts.change_password(
                db, user, session.get("old-password", ""), session.get("new-password", "")
            )
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def choose_mail() -> None:
    with storage.connect() as db:
        mailings.choose(db, door.user_here(db), bool(session.get("weekly-mail")))


def weekly_mail(wants: bool) -> None:
    """Offered only where something is sent."""
    if not mail_is_on():
        return
    st.subheader("Weekly e-mail", anchor=False)
    words = "Send me my list once a week, when something waits"
    st.checkbox(words, wants, key="weekly-mail", on_change=choose_mail)


if session.take(session.TO_TODAY):
    st.switch_page("manager/today.py")
with storage.connect() as db:
    user = door.user_here(db)
    places = sign_ins.count(db, user)
    roles = memberships.of_user(db, user)
    wants = mailings.wants(db, user)

st.title("My account", anchor=False)
show_outcome()
left, right = st.columns([1, 1], gap="large")
with left:
    with st.form("rename", border=False):
        st.text_input("Your name", user.name, key="my-name")
        st.markdown(muted(f"You sign in with {line(user.email)}."))
        st.form_submit_button("Save name", on_click=rename)
    with st.form("password", border=False, clear_on_submit=True):
        st.subheader("Password", anchor=False)
        st.text_input("Present password", type="password", key="old-password")
        st.text_input("New password", type="password", key="new-password")
        st.form_submit_button("Change password", on_click=change_password)
        st.markdown(muted("You will sign in again afterwards, here and everywhere."))
    weekly_mail(wants)
    st.subheader("Signed in", anchor=False)
    st.markdown(f"You are signed in, in {counted(places, 'place')}. [Sign out](/sign-out)")
with right:
    st.subheader("My plans", anchor=False)
    if not roles:
        st.markdown("None yet. Start one, or ask a colleague to invite you to theirs.")
    for role in roles:
        state = "archived" if role.is_archived else "closed" if role.is_closed else "running"
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            words = f"**{line(role.manager)}**, {line(role.site)}  \n"
            st.markdown(words + muted(f"You are its {role.role} · {state}"), width="content")
            st.button(
                "Open",
                type="tertiary",
                key=f"open-{role.plan_id}",
                on_click=open_plan,
                args=[role.plan_id],
            )
