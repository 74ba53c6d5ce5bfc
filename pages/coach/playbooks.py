"""Playbooks: the published versions, who runs on them, and drafts of the next one."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.coach import desk
from pages.manager.ticking import show_words
from pages.ui import session
from pages.ui.text import badge, line, muted
from playbook.wording import counted, spoken_date
from storage import playbook_drafts, playbook_versions
from storage.playbook_drafts import Draft
from storage.playbook_versions import Version
from storage.rows import new_id

if wanted := session.take(session.TO_DRAFT):
    st.switch_page("coach/draft.py", query_params={session.DRAFT: wanted})
with storage.connect() as db:
    key = desk.open_here(db)
    versions, drafts = playbook_versions.of_desk(db, key), playbook_drafts.open_ones(db, key)
today = session.local_today()


def copy(version_id: str) -> None:
    draft_id = session.draft_id(f"copy {version_id}", new_id())
    if desk.act(lambda db, key: playbook_drafts.copy(db, key, draft_id, version_id, today)):
        session.end_draft(f"copy {version_id}", draft_id)
        session.put(session.TO_DRAFT, draft_id)


def withdraw(version_id: str) -> None:
    desk.act(
        lambda db, key: playbook_versions.withdraw(db, key, version_id, today),
        "Withdrawn. Plans that run on it keep it.",
    )


def offer_again(version_id: str) -> None:
    desk.act(lambda db, key: playbook_versions.offer_again(db, key, version_id), "On offer again.")


def in_work(those: Sequence[Draft]) -> None:
    st.subheader("Drafts", anchor=False)
    if not those:
        st.markdown("None. Copy a version to change its words, days and tasks.")
    for each in those:
        about = f"{line(each.author)}, begun {spoken_date(each.started_on, today)}"
        st.markdown(f"**{line(each.title)}**  \n{muted(about)}")
        st.button(
            "Go on", key=f"draft-{each.id}", on_click=session.put, args=[session.TO_DRAFT, each.id]
        )


def version(each: Version, offered: Sequence[Version]) -> None:
    """The last one on offer cannot be withdrawn."""
    is_first, is_offered = each in offered[:1], each in offered
    is_last = is_offered and len(offered) == 1
    mark = badge("green", "New plans start from this") if is_first else ""
    if each.withdrawn_on:
        mark = badge("gray", "Withdrawn")
    by = line(each.made_by) if each.made_by else "came with Day 120"
    about = f"{spoken_date(each.published_on, today)}, {by}, {counted(each.plans, 'plan')} on it"
    with st.container(key=f"version-{each.id}", gap="xxsmall"):
        st.markdown(f"**{line(each.title)}** {mark}  \n{muted(about)}")
        with st.container(horizontal=True):
            st.button("Copy to a draft", key=f"copy-{each.id}", on_click=copy, args=[each.id])
            label, do = ("Withdraw", withdraw) if is_offered else ("Offer again", offer_again)
            if not is_last:
                args, name = [each.id], f"offer-{each.id}"
                st.button(label, type="tertiary", key=name, on_click=do, args=args)


st.title(f"{counted(len(versions), 'playbook version')} published", anchor=False)
show_words()
left, right = st.columns([1.7, 1], gap="large")
with left:
    offered = [each for each in versions if not each.withdrawn_on]
    for one in versions:
        version(one, offered)
    st.markdown(
        muted(
            "A published version is locked: a running plan keeps the words it started with. "
            "What a newer version adds is offered to its manager, who decides."
        )
    )
with right:
    in_work(drafts)
