"""What a draft changes against the version it was copied from; publishing it, or not."""

import streamlit as st

from pages.coach import desk
from pages.ui import session
from pages.ui.text import line, literal, muted
from playbook.edition.differences import Change, Difference
from storage import playbook_drafts
from storage.playbook_drafts import Draft

SIGNS = {Change.ADDED: "New", Change.REMOVED: "Gone", Change.CHANGED: "Changed"}


def publish(draft_id: str, seen: int) -> None:
    words = "Published. New plans start from it; running ones are offered its new tasks."
    if desk.act(lambda db, key: playbook_drafts.publish(db, key, draft_id, seen), words):
        session.put(session.DRAFT_ENDED, True)


def discard(draft_id: str, seen: int) -> None:
    today = session.local_today()
    if desk.act(
        lambda db, key: playbook_drafts.discard(db, key, draft_id, seen, today), "Thrown away."
    ):
        session.put(session.DRAFT_ENDED, True)


def show(draft: Draft, found: list[Difference]) -> None:
    st.subheader("What changes", anchor=False)
    if not found:
        st.markdown("Nothing yet: these are the words of the version it was copied from.")
    for each in found:
        st.markdown(_words(each))
    st.markdown(muted("Checked: no key stands twice, and every task lies in its milestone."))
    with st.container(horizontal=True):
        st.button(
            "Publish", type="primary", key="publish", disabled=not found,
            on_click=publish, args=[draft.id, draft.version],
        )  # fmt: skip
        with st.popover("Throw away"):
            st.markdown("The draft goes; published versions stay as they are.")
            args = [draft.id, draft.version]
            st.button("Throw this draft away", key="discard", on_click=discard, args=args)


def _words(each: Difference) -> str:
    where = f" {muted(line(each.milestone))}" if each.milestone else ""
    said = {
        Change.ADDED: line(each.after),
        Change.REMOVED: line(each.before),
        Change.CHANGED: f"{literal(each.before)} → {literal(each.after)}",
    }[each.change]
    return f"**{SIGNS[each.change]}: {line(each.what)}**{where}  \n{said}"
