"""A task's links: shown, added, removed."""

from collections.abc import Sequence

import streamlit as st

from pages.manager.acting import act
from pages.ui import session
from pages.ui.refusals import say_refusal
from pages.ui.text import line
from playbook.access import Permission
from storage import task_links


def show(links: Sequence[task_links.Link], task_id: str, may_work: bool) -> None:
    for link in links:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.link_button(line(link.label), link.address, icon=":material/link:", type="tertiary")
            if may_work:
                key = f"unlink-{link.id}"
                st.button(
                    "Remove", type="tertiary", key=key, on_click=remove, args=[task_id, link.id]
                )
    if may_work:
        with (
            st.popover("Add a link", icon=":material/link:", type="tertiary"),
            st.form(f"link-{task_id}", border=False),
        ):
            if refusal := session.take(session.LINK_REFUSAL):
                say_refusal(refusal)
            st.text_input("Address", key="link-address", placeholder="https://")
            st.text_input("Name", key="link-name", placeholder="Optional")
            st.form_submit_button("Add link", on_click=add, args=[task_id])


def add(task_id: str) -> None:
    """An empty form adds nothing: it is the second click of a double click."""
    name, address = session.get("link-name", ""), session.get("link-address", "")
    if not name and not address:
        return
    if act(Permission.WORK, lambda db, key: task_links.add(db, key, task_id, name, address)):
        session.put("link-name", "")
        session.put("link-address", "")
    else:
        session.put(session.LINK_REFUSAL, session.take(session.REFUSAL))


def remove(task_id: str, link_id: str) -> None:
    act(Permission.WORK, lambda db, key: task_links.remove(db, key, task_id, link_id))
