"""Who needs attention, why, and the one thing to do; what changed since the last visit."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import streamlit as st

from pages.ui.text import badge, line, muted
from playbook.review.attention import Kind, Reason
from playbook.review.for_you import Kind as Item
from playbook.review.portfolio import Portrait
from playbook.wording import counted

MOST_NEWS = 6
ACTIONS = {
    Item.REVIEW: "Review and sign",
    Item.CHECK_IN: "Read and answer",
    Item.DECISION: "Decide",
    Kind.OFF_TRACK: "See the check-in",
    Kind.OFF_RAMP: "See the KPIs",
    Kind.MISSED: "See check-ins",
    Kind.LATE_MILESTONE: "See the milestone",
    Kind.SLIPPED: "See commitments",
}


class News(Protocol):
    @property
    def plan_id(self) -> str: ...
    @property
    def manager(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def after(self) -> dict[str, Any]: ...
    @property
    def task(self) -> str: ...


def attention_list(people: Sequence[Portrait], act: Callable[[str, Reason], None]) -> None:
    with st.container(border=True, gap="medium"):
        for number, person in enumerate(people):
            _row(person, act, is_first=number == 0)


def _row(person: Portrait, act: Callable[[str, Reason], None], is_first: bool) -> None:
    plan, reasons = person.plan, person.reasons
    who, why, what = st.columns([1.35, 2.9, 1], vertical_alignment="center")
    with who:
        st.markdown(f"**{line(plan.manager)}**  \n{muted(whereabouts(person))}")
    with why:
        badges = " ".join(badge("orange", line(reason.badge)) for reason in reasons[:3])
        st.markdown(f"{badges}  \n{line(reasons[0].fact)}")
    with what:
        st.button(
            ACTIONS.get(
                Item(reasons[0].about) if reasons[0].about else reasons[0].kind, "Open plan"
            ),
            type="primary" if is_first else "secondary",
            key=f"act-{plan.id}",
            on_click=act,
            args=[plan.id, reasons[0]],
            width="stretch",
        )


def whereabouts(person: Portrait) -> str:
    """“Gdynia · day 48 · Report”."""
    if person.plan.closed_on:
        return f"{line(person.plan.site)} · closed"
    if person.day < 1:
        return f"{line(person.plan.site)} · starts in {counted(1 - person.day, 'day')}"
    return f"{line(person.plan.site)} · day {person.day} · {line(person.here)}"


def news_list(news: Sequence[News], done: int, managers: int) -> None:
    for each in news[:MOST_NEWS]:
        kind, words = _told(each)
        st.markdown(f"{badge('gray', kind)} **{line(each.manager)}**{words}")
    rest = [f"{counted(len(news) - MOST_NEWS, 'more change')}"] if len(news) > MOST_NEWS else []
    if done:
        rest.append(f"{counted(done, 'task')} done by {counted(managers, 'manager')}")
    if rest:
        st.markdown(muted(f"And {' and '.join(rest)}."))
    if not news and not done:
        st.markdown("Nothing has changed.")


def _told(each: News) -> tuple[str, str]:
    """The badge, and what stands behind the name."""
    after = each.after
    if each.kind == "milestone decided":
        return "Signed" if after[
            "outcome"
        ] != "repeat" else "Repeat", f": {line(after['milestone'])}"
    if each.kind == "milestone submitted":
        return "Submitted", f": {line(after['milestone'])}"
    if each.kind == "check-in handed in":
        return "Check-in", f": {after['standing']}"
    if each.kind == "task blocked":
        by = line(str(after.get("blocked_by", "")))
        return "Blocked", f": “{line(each.task)}” waits for {by}"
    return each.kind.capitalize(), ""
