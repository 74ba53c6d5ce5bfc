"""The milestones with their dates, before anything is made or moved."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.ui.text import line, muted
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.wording import counted, day_title, period, spoken_date


def plan_preview(plan: Plan, milestones: Sequence[Milestone], today: date) -> None:
    st.subheader("What this gives", anchor=False)
    st.markdown(f"**{day_title(plan.day(today))}** today, {spoken_date(today, today)}.")
    with st.container(border=True, gap="small"):
        for milestone in milestones:
            first = plan.date_of(milestone.first_day)
            last = plan.date_of(milestone.last_day) if milestone.last_day else None
            facts = [period(first, last, today), counted(len(milestone.tasks), "task")]
            if review := review_of(plan, milestone):
                facts.append(f"review {spoken_date(review.on, today)}")
            st.markdown(f"**{line(milestone.title)}**  \n{muted(' · '.join(facts))}")
