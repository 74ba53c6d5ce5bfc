"""One's own answers to an open round: a piece of its own, so that a tap redraws nothing else."""

import streamlit as st

import storage
from pages.manager import asking
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.questionnaire_form import questionnaire_form
from pages.web import door
from playbook.access import Permission
from playbook.questionnaire.questionnaire import Questionnaire
from playbook.questionnaire.round import Round
from storage import questionnaire_answers


@st.fragment
def answering(asked: Questionnaire, opened: Round) -> None:
    if session.take(session.REDRAW):
        st.rerun()
    show_outcome()
    with storage.connect() as db:
        key = door.plan_here(db, Permission.ANSWER)
        mine = questionnaire_answers.mine(db, key, opened.id)
    questionnaire_form(asked, opened, mine.answers, mine.comment, asking.ACTIONS)
