"""Which questionnaire: chosen here, or named in the address."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import session
from playbook.questionnaire.questionnaire import Questionnaire

FIRST = "health_check"
KEY = session.CHECK_CHOSEN


def questionnaire_choice(offered: Sequence[Questionnaire]) -> Questionnaire:
    known = {each.key: each for each in offered}
    wanted = st.query_params.get(session.QUESTIONNAIRE)
    st.session_state.setdefault(KEY, wanted if wanted in known else FIRST)
    now = session.get(KEY)
    chosen = st.pills(
        "Questionnaire",
        list(known),
        required=True,
        key=KEY,
        format_func=lambda key: f":green[{known[key].title}]" if key == now else known[key].title,
        label_visibility="collapsed",
        wrap=True,
    )
    return known.get(chosen or FIRST, known[FIRST])
