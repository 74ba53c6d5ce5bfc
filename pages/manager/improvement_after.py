"""After an adopted change: does it last, and are new limits due?"""

from datetime import date

import streamlit as st

from pages.manager import deciding
from pages.ui.text import badge, literal, muted
from playbook.charts.rebase import RebaseGate, rebase_gate
from playbook.improvement.case_of_a_change import Surroundings, finished, main_case
from playbook.improvement.improvement import Improvement
from playbook.improvement.sustain import Sustained, regression_watch
from playbook.verdict.look import look
from playbook.wording import spoken_date

BADGES = {
    Sustained.HELD: ("gray", "Holds"),
    Sustained.HINT: ("orange", "A hint of slipping"),
    Sustained.FADED: ("orange", "Faded"),
    Sustained.SLIPPED: ("orange", "Slipped back"),
    Sustained.TOO_EARLY: ("gray", "Too early"),
    Sustained.NOT_JUDGEABLE: ("gray", "Cannot be judged"),
}


def show(each: Improvement, around: Surroundings, today: date, may_work: bool) -> None:
    case = finished(main_case(each, around), today)
    st.subheader("Does it last?", anchor=False)
    watch = regression_watch(case, today)
    st.markdown(f"{badge(*BADGES[watch.result])} {literal(watch.sentence)}")
    if each.sustain_on:
        st.markdown(muted(f"Sustain check on {spoken_date(each.sustain_on, today)}."))
    done = [r for r in around.rebases if r.kpi == each.prediction.kpi and r.on == case.started_on]
    if done:
        words = f"New limits since the start of this change, by {done[0].by}: {done[0].reason}"
        st.markdown(literal(words))
        return
    gate = rebase_gate(look(case, today), [case.started_on])
    if gate.proposed and may_work:
        _propose(each, gate)


def _propose(each: Improvement, gate: RebaseGate) -> None:
    with st.popover("New limits are proposed", type="tertiary", key="rebase"):
        st.markdown("The level has moved and stayed. Limits can be worked out anew from there.")
        for sentence in gate.sentences:
            st.markdown(muted(literal(sentence)))
        st.text_area("Reason", height=80, key=f"rebase reason {each.id}")
        if gate.needs_acknowledgement:
            st.checkbox(
                "I accept the worse level as the new normal", key=f"rebase accept {each.id}"
            )
        st.button("Use new limits", on_click=deciding.rebase, args=[each.id], key="use-new-limits")
