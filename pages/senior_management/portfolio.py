"""My managers: whom to help and why, what changed, and everybody by plan day."""

from datetime import datetime

import streamlit as st

import storage
from pages.senior_management import everyone, leading, loading
from pages.ui import session
from pages.ui.attention_list import attention_list, news_list
from pages.ui.text import line, muted
from pages.web import door
from playbook.attention import Kind, Reason
from playbook.for_you import Kind as Item
from playbook.portfolio import needing_attention
from playbook.programme import held_steps
from playbook.wording import ago, counted, spoken_date
from storage import access, changes, visits

MOST_SHOWN = 6
PAGES = {
    Item.REVIEW: leading.REVIEW,
    Item.CHECK_IN: leading.CHECK_IN,
    Item.DECISION: leading.CHECK_IN,
    Kind.OFF_TRACK: leading.CHECK_IN,
    Kind.OFF_RAMP: leading.KPIS,
    Kind.MISSED: leading.CHECK_IN,
    Kind.LATE_MILESTONE: leading.REVIEW,
    Kind.BLOCKED: leading.PLAN,
    Kind.SLIPPED: leading.COMMITMENTS,
}


def act(plan_id: str, reason: Reason) -> None:
    about = Item(reason.about) if reason.about else reason.kind
    leading.lead_to(plan_id, PAGES.get(about, leading.TODAY))


def title(needing: int, people: int) -> str:
    if not people:
        return "No plan reports to you"
    if needing:
        verb = "needs" if needing == 1 else "need"
        return f"{needing} of {counted(people, 'manager')} {verb} you"
    return "Nobody needs you today"


leading.follow()
with storage.connect() as db:
    key = access.open_portfolio(db, door.user_here(db))
    found = loading.load(db, key, session.now())
    before = visits.since(db, key)
    changed = changes.since(db, key, before) if before else None
people = [p for p in found.people if not p.plan.closed_on]
needing = needing_attention(people)
today = session.local_today()

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    st.title(title(len(needing), len(people)), anchor=False, width="content")
    seen_on = (
        datetime.fromisoformat(before).astimezone(session.reader_now().tzinfo) if before else None
    )
    words = f" · last visit {ago(seen_on.date(), today)}" if seen_on else ""
    st.markdown(muted(f"{spoken_date(today, today)}{words}"), width="content")
if needing:
    st.subheader("Needs attention", anchor=False)
    attention_list(needing[:MOST_SHOWN], act)
    if len(needing) > MOST_SHOWN:
        more = counted(len(needing) - MOST_SHOWN, "more manager")
        st.markdown(muted(f"And {more}: choose “Needs attention” below."))
else:
    pace = sum(p.done >= p.expected for p in people)
    st.markdown(f"{counted(len(people), 'plan')} run, {pace} on pace.")
if changed and seen_on:
    st.subheader(f"Changed since {ago(seen_on.date(), today)}", anchor=False)
    news_list(changed.news, changed.done, changed.managers)
st.subheader("Everyone, by plan day", anchor=False)
everyone.show(found.people)
if held := held_steps(found.late, people):
    st.markdown(f"**{line(held[0].title)}** holds most people up: late with {held[0].late}.")
    st.page_link(leading.PROGRAMME, label="See the programme", icon=":material/timeline:")
