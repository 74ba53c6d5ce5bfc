"""Which managers to look at; every choice lives in the address, so that a link shows the same."""

from collections.abc import Sequence

import streamlit as st

from playbook.review.portfolio import Portrait, Show, chosen
from playbook.review.programme import cohort, cohorts

ALL_SITES, ALL_PROGRAMMES, ALL_COHORTS = "All sites", "All programmes", "Any start"
WIDTH = 190


def by_attention(people: Sequence[Portrait]) -> list[Portrait]:
    """For the portfolio: who to show, where, and a name."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show = _pick("Show", list(Show), "show")
        site, programme = _site(people), _programme(people)
        words = st.text_input(
            "Find a manager", type="search", key="find", bind="query-params", width=220
        )
    return chosen(people, Show(show or Show.EVERYONE), programme, site, words or "")


def by_cohort(people: Sequence[Portrait]) -> list[Portrait]:
    """For the programme: who started together, where."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        started = _pick("Started", [ALL_COHORTS, *cohorts(people)], "started")
        site, programme = _site(people), _programme(people)
    together = [p for p in people if started in (None, ALL_COHORTS, cohort(p.plan))]
    return chosen(together, Show.EVERYONE, programme, site, "")


def _site(people: Sequence[Portrait]) -> str:
    found = _pick("Site", [ALL_SITES, *sorted({p.plan.site for p in people})], "site")
    return "" if found in (None, ALL_SITES) else found


def _programme(people: Sequence[Portrait]) -> str:
    programmes = sorted({p.programme for p in people})
    if len(programmes) < 2:
        return ""
    found = _pick("Programme", [ALL_PROGRAMMES, *programmes], "programme")
    return "" if found in (None, ALL_PROGRAMMES) else found


def _pick(label: str, options: Sequence[str], name: str) -> str:
    return str(st.selectbox(label, options, key=name, bind="query-params", width=WIDTH))
