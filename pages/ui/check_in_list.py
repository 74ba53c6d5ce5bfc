"""Check-ins as they were handed in, with what was said about them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.ui import session
from pages.ui.text import badge, line, literal, muted
from playbook.review.check_in import CheckIn, Standing
from playbook.wording import spoken_date


@dataclass(frozen=True)
class Actions:
    """What a reviewer and what a manager may do with a check-in."""

    draft: Callable[[str], str]
    acknowledge: Callable[[str], None]
    answer: Callable[[str, str], None]
    ask: Callable[[str, str], None]
    reply: Callable[[str, str], None]


def check_in_list(
    listed: list[CheckIn], today: date, actions: Actions, may_review: bool, may_reply: bool
) -> None:
    first = next((c.id for c in listed if not c.acknowledged_on), None)
    for each in listed:
        is_open = (may_review and not each.acknowledged_on) or (
            may_review and each.decision_is_open
        )
        with st.container(border=is_open, gap="small", key=f"check-in-{each.id}"):
            _words(each, today)
            if is_open or (may_review and each.id == listed[0].id):
                _review(each, actions, is_first=each.id == first)
            elif may_reply and each.open_question:
                _reply(each, actions)


def standing_badge(standing: Standing) -> str:
    colour = "gray" if standing is Standing.ON_TRACK else "orange"
    return badge(colour, standing.value.capitalize())


def _words(each: CheckIn, today: date) -> None:
    standing = standing_badge(each.standing) if each.standing else ""
    st.markdown(
        f"{standing} **For {spoken_date(each.due_on, today)}** {muted(_facts(each, today))}"
    )
    for label, words in (
        ("What moved", each.moved),
        ("What blocks", each.blocks),
        ("Decision needed", each.decision),
    ):
        if words:
            st.markdown(f"{muted(label)}  \n{literal(words)}")
    for remark in each.remarks:
        kind = "asks" if remark.is_question else "answers"
        when = session.reader_instant(remark.said_at)
        st.markdown(f"**{line(remark.author)}** {kind}: {literal(remark.text)}  \n{muted(when)}")


def _facts(each: CheckIn, today: date) -> str:
    words = f"{line(each.author)}, handed in {spoken_date(each.submitted_on or today, today)}"
    if each.acknowledged_on:
        seen = spoken_date(each.acknowledged_on, today)
        words += f" · acknowledged by {line(each.acknowledged_by)}, {seen}"
    return words


def _review(each: CheckIn, actions: Actions, is_first: bool) -> None:
    draft = actions.draft(each.id)
    st.text_area("Your answer or question", height=80, key=f"remark {draft}")
    with st.container(horizontal=True):
        if not each.acknowledged_on:
            st.button(
                "Acknowledge",
                type="primary" if is_first else "secondary",
                key=f"acknowledge-{each.id}",
                on_click=actions.acknowledge,
                args=[each.id],
            )
        st.button("Answer", key=f"answer-{each.id}", on_click=actions.answer, args=[each.id, draft])
        st.button("Ask", key=f"ask-{each.id}", on_click=actions.ask, args=[each.id, draft])


def _reply(each: CheckIn, actions: Actions) -> None:
    draft = actions.draft(each.id)
    st.text_area("Your answer", height=80, key=f"remark {draft}")
    st.button("Answer", key=f"reply-{each.id}", on_click=actions.reply, args=[each.id, draft])
