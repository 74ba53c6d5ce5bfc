"""Workshops: start a session from a guide, go back into one that runs, read past ones."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.coach import starting
from pages.manager.ticking import show_words
from pages.ui import session
from pages.ui.text import badge, line, muted
from pages.web import door
from playbook.access import Role
from playbook.wording import counted, spoken_date
from playbook.wording import listed as listed_names
from storage import memberships, workshops
from storage.workshops import Listed

if started := session.take(session.TO_WALL):
    st.switch_page("coach/wall.py", query_params={session.WORKSHOP: started})
with storage.connect() as db:
    user = door.user_here(db)
    found = workshops.of_user(db, user)
    roles = [r for r in memberships.of_user(db, user) if r.role in (Role.COACH, Role.MANAGER)]
running = [each for each in found if not each.is_closed]
past = [each for each in found if each.is_closed]


def title() -> str:
    if running:
        return f"{counted(len(running), 'workshop')} running now"
    return f"{counted(len(past), 'workshop')} held" if past else "Hold your first workshop"


def to_wall(workshop_id: str) -> None:
    session.put(session.TO_WALL, workshop_id)


def listed(those: Sequence[Listed], label: str) -> None:
    today = session.local_today()
    for each in those:
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            live = badge("green", "Runs now") + " " if not each.is_closed else ""
            words = f"{spoken_date(each.held_on, today)}, {line(each.run_by)}"
            joined = f", {counted(each.joined, 'phone')}" if each.is_closed else ""
            whom = f"For {line(listed_names(list(each.managers)))}."
            about = f"{live}**{line(each.title)}**  \n{muted(words + joined)}  \n{muted(whom)}"
            st.markdown(about, width="content")
            key = f"open-{each.id}"
            st.button(label, type="tertiary", key=key, on_click=to_wall, args=[each.id])


st.title(title(), anchor=False)
show_words()
listed(running, "Back to the wall")
left, right = st.columns([1.7, 1], gap="large")
with left:
    starting.form(roles)
with right:
    st.subheader("Past workshops", anchor=False)
    if not past:
        st.markdown("None yet. What came of each will stand here, with its trends.")
    listed(past, "Read")
