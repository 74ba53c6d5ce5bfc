"""Health check: ask many people the same questions, and look first at where they disagree."""

import streamlit as st

import storage
from pages.manager import asking, round_panel
from pages.manager.answering import answering
from pages.manager.ticking import show_outcome
from pages.ui import questionnaire_results as shown
from pages.ui.questionnaire_choice import questionnaire_choice
from pages.ui.text import line
from pages.web import door
from playbook.access import Permission
from playbook.questionnaire.questionnaire_file import questionnaires
from playbook.questionnaire.result import Result, headline
from playbook.questionnaire.round import ROLES
from storage import ideas, memberships, plans, questionnaire_answers, questionnaire_results
from storage.questionnaire_answers import Mine


@st.fragment
def health_check() -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        may_work = key.may(Permission.WORK)
        offered = [q for q in questionnaires().values() if may_work or not q.is_private]
        title = st.empty()
        show_outcome()
        asked = questionnaire_choice(offered)
        rounds = questionnaire_results.of_questionnaire(db, key, asked.key)
        people, plan = memberships.of_plan(db, key), plans.load(db, key)
        noted = {idea.id for idea in ideas.of_plan(db, key)}
        opened = next((each for each, _ in rounds if each.is_open), None)
        mine = questionnaire_answers.mine(db, key, opened.id) if opened else Mine()
    results = [Result(asked, r, tuple(voices)) for r, voices in rounds if not r.is_open]
    is_asked = opened is not None and ROLES.get(key.role) in opened.sides
    to_answer = is_asked and not mine.handed_in_on and key.may(Permission.ANSWER)
    title.title(line(headline(asked, results, opened, to_answer)), anchor=False)
    left, right = st.columns([1.75, 1], gap="large")
    with left:
        st.markdown(asked.purpose)
        if opened and to_answer:
            answering(asked, opened)
        elif opened and mine.handed_in_on:
            round_panel.handed_in(opened, key.may(Permission.ANSWER))
        if results:
            noting = asking.note_ideas if may_work else None
            is_noted = asking.are_noted(results[-1], noted)
            shown.found(results, opened is not None, noting, is_noted)
    with right:
        if opened:
            round_panel.opened(asked, opened, may_work)
        elif may_work:
            round_panel.next_round(asked, people, not results)
        elif not results:
            round_panel.nothing_yet(plan.manager)
        round_panel.history([each.round for each in results])


health_check()
