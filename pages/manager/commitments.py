"""Commitments: what predecessors promised, to whom, by when."""

from datetime import date

import streamlit as st

import storage
from pages.manager import committing
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.headline import whose
from pages.ui.text import badge, line, muted
from pages.web import door
from playbook.access import Permission
from playbook.review.commitment import Commitment
from playbook.wording import counted, due_phrase, spoken_date
from storage import commitments, plans


def title(listed: list[Commitment], today: date) -> str:
    open_ones = [each for each in listed if not each.kept_on]
    overdue = sum(each.is_overdue(today) for each in open_ones)
    if not listed:
        return "No inherited commitments yet"
    if not open_ones:
        return "All inherited commitments are settled"
    words = counted(len(open_ones), "inherited commitment")
    return f"{words}, {overdue} overdue" if overdue else words


def row(each: Commitment, today: date, may_work: bool) -> None:
    with st.container(gap="xxsmall", key=f"commitment-{each.id}"):
        words = line(each.promise)
        st.markdown(f":gray[{words}]" if each.kept_on else f"**{words}**")
        late = badge("orange", "Overdue") + " " if each.is_overdue(today) else ""
        facts = [f"{line(each.made_by)} to {line(each.made_to)}"]
        if each.kept_on:
            facts += [line(each.outcome), spoken_date(each.kept_on, today)]
        elif each.due_on:
            facts.append(due_phrase(each.due_on, today))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(late + muted(" · ".join(facts)), width="content")
            if may_work:
                menu(each)


def menu(each: Commitment) -> None:
    change = [each.id, each.version]
    if each.kept_on:
        act = committing.reopen
        st.button("Reopen", type="tertiary", key=f"reopen-{each.id}", on_click=act, args=change)
        return
    with st.popover("Settle", type="tertiary", key=f"settle-{each.id}", on_change="rerun") as body:
        if not body.open:
            return
        box = f"outcome-{each.id}-{each.version}"
        st.text_input("What became of it", placeholder="Kept", key=box)
        with st.container(horizontal=True):
            settle, drop = committing.settle, committing.withdraw
            st.button("Settled", key=f"keep-{each.id}", on_click=settle, args=[*change, box])
            st.button("Remove", key=f"drop-{each.id}", on_click=drop, args=change)


with storage.connect() as db:
    key = door.plan_here(db)
    plan, listed = plans.load(db, key), commitments.of_plan(db, key)
today, may_work = session.today(plan), key.may(Permission.WORK)

words = title(listed, today)
st.title(words if may_work else whose(plan, words), anchor=False)
told = " Your reviewer sees this list." if may_work else ""
st.markdown(f"What was promised before, to whom and by when.{told}")
show_outcome()
left, right = st.columns([1.6, 1], gap="large")
with left:
    for each in listed:
        row(each, today, may_work)
    if not listed:
        st.markdown("Ask your predecessor, HR and each team leader: what were people promised?")
if may_work:
    draft = committing.draft()
    with right, st.form(f"commitment {draft}", border=False):
        st.subheader("Note a commitment", anchor=False)
        st.text_area("What was promised", height=80, key=f"promise {draft}")
        st.text_input("By whom", key=f"made-by {draft}")
        st.text_input("To whom", key=f"made-to {draft}")
        st.date_input("By when", None, format="DD/MM/YYYY", key=f"due {draft}")
        st.form_submit_button("Note it", type="primary", on_click=committing.note, args=[draft])
