"""Programme: a cohort on one axis of plan days, the step that holds it up, KPIs since baseline."""

import streamlit as st

import storage
from pages.senior_management import filters, loading, since_baseline
from pages.ui import session, steps_chart
from pages.ui.palette import palette
from pages.ui.text import line, muted
from pages.web import door
from playbook.review.programme import HeldStep, held_steps
from playbook.wording import counted
from storage import access

A_PAGE = 40
MOST_STEPS = 5


def title(worst: HeldStep | None, people: int) -> str:
    if not people:
        return "Nobody matches"
    if not worst:
        return "No step holds several people up"
    return f"“{line(worst.title)}” holds {worst.late} of {counted(people, 'manager')} up"


def step(each: HeldStep) -> None:
    st.markdown(
        f"**{line(each.title)}**  \n"
        + muted(
            f"Due on day {each.due_day} · late with {each.late} of the {each.past} who are past it"
        )
    )


now = session.now()
with storage.connect() as db:
    key = access.open_portfolio(db, door.user_here(db))
    found = loading.load(db, key, now)
head = st.empty()
people = filters.by_cohort(found.running)
held = found.held if len(people) == len(found.running) else held_steps(found.late, people)
worst = held[0] if held else None
head.title(title(worst, len(people)), anchor=False)
if people:
    page = 1
    if len(people) > A_PAGE:
        page = st.pagination(-(-len(people) // A_PAGE), key="page", bind="query-params")
    shown = people[(page - 1) * A_PAGE : page * A_PAGE]
    picture = steps_chart.steps_chart(shown, found.late, worst, palette())
    st.vega_lite_chart(picture, alt=steps_chart.alternative(shown, found.late))
    legend = "Lines end at today · marks are steps that somebody is late with, on their day"
    st.markdown(muted(f"{legend}{' · orange: the step named above' if worst else ''}"))
    if held:
        st.subheader("Where several wait", anchor=False)
        for each in held[:MOST_STEPS]:
            step(each)
        if len(held) > MOST_STEPS:
            st.markdown(muted(f"And {counted(len(held) - MOST_STEPS, 'more step')}."))
    st.subheader("KPIs since each baseline", anchor=False)
    since_baseline.show(people, now)
