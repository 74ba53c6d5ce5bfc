"""My managers: whom to help and why, what changed, and everybody by plan day."""

from datetime import datetime

import streamlit as st

import storage
from pages.senior_management import everyone, leading, loading
from pages.ui import session
from pages.ui.attention_list import attention_list, news_list
from pages.ui.text import line, muted
from pages.web import door
from playbook.wording import ago, counted, spoken_date
from storage import access, changes, visits

MOST_SHOWN = 6


def title(needing: int, people: int) -> str:
    if not people:
        return "No plan reports to you"
    if needing:
        verb = "needs" if needing == 1 else "need"
        return f"{needing} of {counted(people, 'manager')} {verb} you"
    return "Nobody needs you today"


def heading(words: str, seen_on: datetime | None) -> None:
    today = session.local_today()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.title(words, anchor=False, width="content")
        visit = f" · last visit {ago(seen_on.date(), today)}" if seen_on else ""
        st.markdown(muted(f"{spoken_date(today, today)}{visit}"), width="content")


leading.follow()
with storage.connect() as db:
    key = access.open_portfolio(db, door.user_here(db))
    found = loading.load(db, key, session.now())
    before = visits.since(db, key)
    changed = changes.since(db, key, before) if before else None
people, needing = found.running, found.needing
zone = session.reader_now().tzinfo
seen_on = datetime.fromisoformat(before).astimezone(zone) if before else None

heading(title(len(needing), len(people)), seen_on)
if needing:
    st.subheader("Needs attention", anchor=False)
    attention_list(needing[:MOST_SHOWN], leading.act)
    if len(needing) > MOST_SHOWN:
        more = counted(len(needing) - MOST_SHOWN, "more manager")
        st.markdown(muted(f"And {more}: choose “Needs attention” below."))
else:
    pace = sum(p.done >= p.expected for p in people)
    st.markdown(f"{counted(len(people), 'plan')} run, {pace} on pace.")
if changed and seen_on:
    st.subheader(f"Changed since {ago(seen_on.date(), session.local_today())}", anchor=False)
    news_list(changed.news, changed.done, changed.managers)
st.subheader("Everyone, by plan day", anchor=False)
st.fragment(everyone.show, key="everyone")(key, found.people)
if found.held:
    worst = found.held[0]
    st.markdown(f"**{line(worst.title)}** holds most people up: late with {worst.late}.")
    st.page_link(leading.PROGRAMME, label="See the programme", icon=":material/timeline:")
