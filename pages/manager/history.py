"""History: everything that happened to this plan, newest first."""

import streamlit as st

import storage
from pages.ui import session
from pages.ui.history_list import history_list
from pages.ui.text import literal
from pages.web import door
from storage import events, improvements, tasks

FIRST = 50

with storage.connect() as db:
    key = door.plan_here(db)
    happened = events.of_plan(db, key)
    titles = {task.id: task.title for task in tasks.of_plan(db, key)}
    titles |= {each.id: each.problem for each in improvements.of_plan(db, key)}

st.title("History", anchor=False)
words = st.text_input("Search the history", type="search", key="history-search")
listed = events.about(happened, titles, words or "")
if not listed:
    st.markdown(f"Nothing found for “{literal(words)}”." if words else "Nothing has happened yet.")
shown = session.get(session.HISTORY_SHOWN, FIRST)
history_list(listed[:shown], titles)
if len(listed) > shown:
    more = [session.HISTORY_SHOWN, shown + FIRST]
    st.button("Show more", on_click=session.put, args=more)
