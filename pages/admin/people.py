"""People and roles: accounts, one-time links, administrators, and roles on plans."""

import streamlit as st

import storage
from pages.admin import office, person_menu
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.invitation_link import invitation_link
from pages.ui.text import line, muted
from pages.web import door
from playbook.wording import counted
from storage import accounts, memberships
from storage.settings import settings

with storage.connect() as db:
    key = door.office_here(db)
    people, roles = accounts.everyone(db, key), memberships.of_everyone(db, key)
    plans = memberships.all_plans(db, key)

st.title(f"{counted(len(people), 'account')}", anchor=False)
show_outcome()
if link := session.take(session.LINKS):
    words, token = link
    invitation_link(words, settings().address, token, settings().reaches_other_machines)
with (
    st.form("invite-account", border=False),
    st.container(horizontal=True, vertical_alignment="bottom"),
):
    st.text_input(
        "Invite somebody new", key="office-email", placeholder="E-mail address", width=320
    )
    st.form_submit_button("Make a link", type="primary", on_click=office.invite)

words = st.text_input("Search accounts", type="search", key="office-search") or ""
listed = [p for p in people if words.casefold() in f"{p.name} {p.email}".casefold()]
page = st.pagination(max(1, -(-len(listed) // 25)), key="office-page") if len(listed) > 25 else 1
for person in listed[(page - 1) * 25 : page * 25]:
    own = roles.get(person.id, [])
    facts = [line(person.email), *(person_menu.part(r) for r in own[:3])]
    facts += [f"{len(own) - 3} more plans"] if len(own) > 3 else []
    rank = (
        " · closed" if person.closed_on else " · administrator" if person.is_administrator else ""
    )
    with st.container(gap="xxsmall", key=f"person-{person.id}"):
        st.markdown(f"**{line(person.name)}**{rank}  \n{muted(' · '.join(facts))}")
        with st.expander("Change", type="compact", key=f"p-{person.id}", on_change="rerun") as body:
            if body.open:
                person_menu.person_menu(person, own, plans)
