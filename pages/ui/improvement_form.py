"""The fields of a planned improvement: cause, people, rules. Drafts that outlive a refused save."""

import streamlit as st

from pages.ui import improvement_draft as draft
from pages.ui.improvement_draft import Sheet
from pages.ui.text import muted
from playbook.charts.rule_sets import RULE_SETS
from playbook.improvement.idea import STEP_MEANING, CycleStep
from playbook.improvement.rules import MOST_WHYS


def cause_fields(sheet: Sheet) -> None:
    each = sheet.each
    st.text_input("Problem", each.problem, help=PROBLEM_HELP, **sheet.field("problem"))
    st.subheader("Why does it happen?", anchor=False)
    st.markdown(muted("Ask why until the answer is something you can change. A cause first."))
    shown = 1 + max(
        (n for n in range(MOST_WHYS) if draft.get(f"why-{n}", each, draft.why(each, n)).strip()),
        default=-1,
    )
    for n in range(min(MOST_WHYS, shown + 1)):
        label = "Why?" if n == 0 else f"And why is that? ({n + 1} of {MOST_WHYS})"
        st.text_input(label, draft.why(each, n), **sheet.field(f"why-{n}"))


PROBLEM_HELP = "What is wrong, and for whom. The remedy comes after the cause."


def people_fields(sheet: Sheet) -> None:
    each = sheet.each
    st.subheader("Who, where, and when to stop", anchor=False)
    owner, team = st.columns(2)
    with owner:
        st.text_input("Owner", each.owner, **sheet.field("owner"))
    with team:
        st.text_input(
            "Team", each.team, **sheet.field("team"), placeholder="Empty: the whole centre"
        )
    scope, step = st.columns(2)
    with scope:
        st.text_input("Scope", each.scope, **sheet.field("scope"), placeholder="Optional")
    with step:
        st.selectbox(
            "Step of the cycle",
            list(CycleStep),
            index=list(CycleStep).index(each.step),
            format_func=lambda s: f"{s.value.capitalize()}: {STEP_MEANING[s]}",
            **sheet.field("step"),
        )
    st.text_input(
        "Stop rule",
        each.stop_rule,
        **sheet.field("stop-rule"),
        placeholder="For example: handle time above 8 minutes for two weeks",
    )


def advanced_fields(sheet: Sheet) -> None:
    """Other rule sets, for whoever has to compare with another tool."""
    each = sheet.each
    with st.expander("Advanced: the rules that count as a signal"):
        st.selectbox(
            "Rule set",
            list(RULE_SETS),
            index=list(RULE_SETS).index(each.rules.name),
            format_func=lambda name: RULE_WORDS[name],
            **sheet.field("rules"),
        )


RULE_WORDS = {
    "day120": "day120: the usual one, made for honest verdicts",
    "ptd": "ptd: as NHS “plot the dots” charts",
    "mdc": "mdc: as the Making Data Count workbook",
    "wheeler": "wheeler: three sigma and a run of eight",
}
