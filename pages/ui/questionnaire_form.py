"""Answering a questionnaire: a category at a time, every answer kept as it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from pages.ui import session
from pages.ui.text import muted
from playbook.anonymity import LONGEST_COMMENT
from playbook.questionnaire.questionnaire import Category, Question, Questionnaire
from playbook.questionnaire.round import Round
from playbook.questionnaire.wording import choice_words


@dataclass(frozen=True)
class Actions:
    """What the form does: each takes the round's id, and what it needs besides."""

    choose: Callable[[str, str], None]
    comment: Callable[[str], None]
    go_to: Callable[[str, int], None]
    hand_in: Callable[[str], None]


def questionnaire_form(
    asked: Questionnaire,
    opened: Round,
    answers: Mapping[str, int],
    comment: str,
    actions: Actions,
) -> None:
    done, questions = sum(q.key in answers for q in asked.questions), len(asked.questions)
    st.progress(done / questions, text=f"Answered :gray[· {done} of {questions}]")
    place = _place(asked, opened, answers)
    category = asked.categories[place]
    for question in category.questions:
        _question(asked, opened, question, answers.get(question.key), actions)
    is_last = place == len(asked.categories) - 1
    if is_last and asked.comment:
        st.text_area(
            asked.comment,
            comment,
            height=80,
            max_chars=LONGEST_COMMENT,
            key=comment_key(opened.id),
            on_change=actions.comment,
            args=[opened.id],
        )
    _steps(asked, opened, place, done, actions)
    st.markdown(
        muted(
            "Kept as you answer; nobody else sees it until you hand in. Then your name stands "
            "beside your answers, once everybody has answered."
            if not asked.is_private
            else "Kept as you answer. Only you will ever see it."
        )
    )


def answer_key(round_id: str, question: str) -> str:
    return f"check-answer {round_id} {question}"


def comment_key(round_id: str) -> str:
    return f"check-comment {round_id}"


def place_key(round_id: str) -> str:
    return f"{session.CHECK_PLACE} {round_id}"


def _place(asked: Questionnaire, opened: Round, answers: Mapping[str, int]) -> int:
    """The category to answer; pills let one jump to another."""
    places = range(len(asked.categories))
    if len(places) == 1:
        return 0
    first_open = next((n for n in places if _missing(asked.categories[n], answers)), places[-1])
    st.session_state.setdefault(place_key(opened.id), first_open)
    now = session.get(place_key(opened.id))

    def name(place: int) -> str:
        category = asked.categories[place]
        missing = _missing(category, answers)
        words = category.title if missing else f"{category.title} ✓"
        return f":green[{words}]" if place == now else words

    chosen = st.pills(
        "Category",
        list(places),
        required=True,
        format_func=name,
        key=place_key(opened.id),
        label_visibility="collapsed",
        wrap=True,
    )
    return int(chosen or 0)


def _missing(category: Category, answers: Mapping[str, int]) -> int:
    return sum(question.key not in answers for question in category.questions)


def _question(
    asked: Questionnaire, opened: Round, question: Question, given: int | None, actions: Actions
) -> None:
    key = answer_key(opened.id, question.key)
    chosen = session.get(key, given)

    def name(answer: int) -> str:
        words = choice_words(asked, answer)
        return f":green[{words}]" if answer == chosen else words

    with st.container(gap="xxsmall", key=f"check-question-{question.key}"):
        st.markdown(f"**{question.text}**  \n{muted(question.help)}")
        st.pills(
            question.text,
            list(asked.offered),
            default=given,
            format_func=name,
            key=key,
            on_change=actions.choose,
            args=[opened.id, question.key],
            label_visibility="collapsed",
        )


def _steps(asked: Questionnaire, opened: Round, place: int, done: int, actions: Actions) -> None:
    """Back, on, and at the end the one filled button."""
    categories, questions = asked.categories, len(asked.questions)
    with st.container(horizontal=True, vertical_alignment="center"):
        if place:
            st.button("Back", key="check-back", on_click=actions.go_to, args=[opened.id, place - 1])
        if place < len(categories) - 1:
            st.button(
                f"Next: {categories[place + 1].title}",
                key="check-next",
                type="primary",
                on_click=actions.go_to,
                args=[opened.id, place + 1],
            )
            return
        left = f", {questions - done} left open" if done < questions else ""
        st.button(
            f"Hand in{left}",
            key="check-hand-in",
            type="primary",
            on_click=actions.hand_in,
            args=[opened.id],
        )
