"""The title of Today: the plan day, what is late or blocked, and the next review."""

from datetime import date

import streamlit as st

from pages.ui.text import badge, line, muted
from playbook.agenda import Agenda
from playbook.plan import Plan
from playbook.wording import day_title, in_days, spoken_date


def headline(plan: Plan, now: Agenda, today: date, is_mine: bool) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        words = title(plan, today)
        st.title(words if is_mine else whose(plan, words), anchor=False, width="content")
        st.markdown(_facts(now, today), width="content")
    if words := standing(plan, today):
        st.markdown(words)


def title(plan: Plan, today: date) -> str:
    if plan.closed_on:
        return "This plan is closed"
    pause = plan.pause_on(today)
    if pause:
        return f"Paused on day {plan.day(pause.first_on)}"
    return day_title(plan.day(today))


def whose(plan: Plan, words: str) -> str:
    """For a reader of somebody else's plan: “Amara Nwosu: day 37 of 120”."""
    return f"{line(plan.manager)}: {words[0].lower()}{words[1:]}"


def standing(plan: Plan, today: date) -> str:
    """One sentence when the plan is not simply running; empty otherwise."""
    pause = plan.pause_on(today)
    if plan.closed_on:
        return f"Closed on {spoken_date(plan.closed_on, today)}. All of it can still be read."
    if pause:
        until = f" until {spoken_date(pause.last_on, today)}" if pause.last_on else ""
        return f"Paused since {spoken_date(pause.first_on, today)}{until}: {line(pause.reason)}. \
Nothing becomes late meanwhile."
    if plan.day(today) < 1:
        starts = f"{spoken_date(plan.starts_on, today)}, {in_days(plan.starts_on, today)}"
        return (
            f"Your plan starts on {starts}. Nothing is due. Good to do now: the first task below."
        )
    return ""


def _facts(now: Agenda, today: date) -> str:
    badges = [badge("orange", f"{now.late} late")] if now.late else []
    badges += [badge("orange", f"{now.blocked} blocked")] if now.blocked else []
    words = spoken_date(today, today)
    if now.next_review:
        review = f"{now.next_review.milestone.short} review {in_days(now.next_review.on, today)}"
        words += f" · {line(review)}"
    return " ".join([*badges, muted(words)])
