"""Before the first step: the code three times as large, and what was taken last time."""

import streamlit as st

import storage
from pages.coach import wall_head
from pages.coach.room import Room, open_here
from pages.ui import session, wall_picture
from pages.ui.palette import palette
from pages.ui.text import line, muted
from playbook.wording import counted, spoken_date
from playbook.workshop.code import spoken_code
from storage import workshop_actions
from storage.settings import settings


def show(here: Room) -> None:
    code, colours = here.session.code, palette()
    st.title(line(here.session.guide.title), anchor=False)
    if not settings().reaches_other_machines:
        st.warning(
            "Phones can’t reach this address: it works on this machine only. Set "
            "DAY120_PUBLIC_ADDRESS to an address in the room’s network; docs/deploy.md says how."
        )
    qr, words = st.columns([1, 1.6], gap="large")
    with qr:
        picture = wall_picture.qr(wall_head.address(code))
        st.image(picture, width=340, alt=f"QR code of {wall_head.address(code)}")
    with words:
        short = wall_head.short_address()
        sign = wall_picture.sign(short, spoken_code(code), colours, 360)
        st.image(sign, width="stretch", alt=f"{short}, code {spoken_code(code)}")
        joined = counted(here.session.joined, "phone")
        st.title(f"{joined} joined", anchor=False)
        named = "All answers carry names: the phones say so before anybody types."
        fours = "Answers are anonymous where the phone does not say otherwise: shown from four on."
        st.markdown(named if here.session.guide.is_named else fours)
        wall_head.listen(here)
        last_time()
        st.markdown(muted("On a projector, set the browser’s zoom to 150 %."))


def last_time() -> None:
    """Read out first, before anything new is taken."""
    with storage.connect() as db:
        last = workshop_actions.of_last_time(db, open_here(db))
    if not last:
        return
    held_on, actions = last
    today = session.local_today()
    st.subheader(f"First: what was taken on {spoken_date(held_on, today)}", anchor=False)
    with st.container(gap="xsmall"):
        for action in actions:
            standing = muted(f"{line(action.taker)}: {action.standing(today)}")
            st.markdown(f"**{line(action.text)}**  \n{standing}")
