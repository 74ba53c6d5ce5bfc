"""What else happened, and the decision: adopt, adapt or abandon, with a reason."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager import deciding
from pages.ui import session
from pages.ui.text import line, literal, muted
from playbook.improvement.case_of_a_change import Surroundings
from playbook.improvement.happening import HappeningKind
from playbook.improvement.improvement import Decision, Improvement
from playbook.improvement.rules import overlaps
from playbook.wording import short_date, spoken_date

CHOICES = {
    Decision.ADOPT: ("Adopt", "Keep it as it is"),
    Decision.ADAPT: ("Adapt", "Keep the gain, mend the price: opens the next cycle"),
    Decision.ABANDON: ("Abandon", "Go back to how it was"),
}


def what_else(each: Improvement, around: Surroundings, may_work: bool) -> None:
    st.subheader("What else happened", anchor=False)
    since = each.started_on or each.planned_on
    shown = [h for h in around.happenings if (since - h.on).days <= 180]
    for happening in shown:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
            st.markdown(f"{line(happening.title)}, {short_date(happening.on)}")
            if may_work and not each.decision:
                st.button(
                    "Remove",
                    type="tertiary",
                    key=f"remove-{happening.id}",
                    on_click=deciding.remove_happening,
                    args=[happening.id],
                )
    if not shown:
        st.markdown("Nothing is noted: no outage, no holiday, no campaign.")
    found = overlaps(each, around.others)
    also = [f"“{line(other.problem)}” runs on the same KPI." for other in found]
    st.markdown(" ".join(also) or "No other change runs on this KPI in the same team.")
    if may_work and not each.decision:
        _note(each, deciding.draft())


def show(each: Improvement, today: date, may_work: bool) -> None:
    if each.decision:
        _decided(each, today)
    elif may_work and each.is_due(today):
        _decide(each)
    elif may_work:
        _stop(each)


def _note(each: Improvement, draft: str) -> None:
    with st.popover("Note an event", type="tertiary", icon=":material/add:", key="note-event"):
        st.text_input("What happened?", key=f"happening-title {draft}")
        st.selectbox(
            "Kind",
            list(HappeningKind),
            format_func=lambda kind: kind.capitalize(),
            key=f"happening-kind {draft}",
        )
        st.date_input("On", format="DD/MM/YYYY", key=f"happening-on {draft}")
        args = [each.id, draft]
        st.button("Save event", on_click=deciding.note_happening, args=args, key="save-event")


def _decide(each: Improvement) -> None:
    st.subheader("Decide", anchor=False)
    with st.container(border=True):
        st.radio(
            "Decision",
            list(CHOICES),
            index=None,
            format_func=lambda choice: CHOICES[choice][0],
            captions=[caption for _, caption in CHOICES.values()],
            label_visibility="collapsed",
            key=f"decision {each.id}",
        )
        st.text_area("Reason", height=80, key=f"decide reason {each.id}")
        st.text_area("Lessons", height=80, placeholder="Optional", key=f"decide lessons {each.id}")
        st.button(
            "Record decision",
            type="primary",
            width="stretch",
            on_click=deciding.decide,
            args=[each.id, each.version],
            key="record-decision",
        )
        st.markdown(
            muted("The verdict is kept with its data. A sustain check follows in 12 weeks.")
        )


def _stop(each: Improvement) -> None:
    st.subheader("Stop rule", anchor=False)
    st.markdown(literal(each.stop_rule))
    with st.popover("Stop early", type="tertiary", key="stop-early"):
        st.text_area("Reason", height=80, key=f"stop reason {each.id}")
        st.text_area("Lessons", height=80, placeholder="Optional", key=f"stop lessons {each.id}")
        args = [each.id, each.version, True]
        st.button("Stop the change", on_click=deciding.decide, args=args, key="stop-change")


def _decided(each: Improvement, today: date) -> None:
    st.subheader("Decision", anchor=False)
    on = spoken_date(each.decided_on, today) if each.decided_on else ""
    st.markdown(f"**{each.state.value.capitalize()}** on {on}: {literal(each.reason)}")
    if each.lessons:
        st.markdown(f"**Lessons:** {literal(each.lessons)}")


def links(each: Improvement, others: Sequence[Improvement]) -> None:
    """The cycle before and the cycle after."""
    for other in others:
        if other.previous_id == each.id:
            _link(f"Next cycle: improvement {other.number}", other.id)
        if other.id == each.previous_id:
            _link(f"Cycle before: improvement {other.number}", other.id)


def _link(words: str, improvement_id: str) -> None:
    st.button(
        words,
        type="tertiary",
        key=f"go-{improvement_id}",
        on_click=session.open_improvement,
        args=[improvement_id],
    )
