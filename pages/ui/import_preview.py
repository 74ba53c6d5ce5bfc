"""A file before it is kept: what was understood, what is asked, the columns to be mapped."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date

import streamlit as st

from pages.ui.text import line, muted
from playbook.intake import Question, Reading
from playbook.intake.mapping import GRAINS
from playbook.intake.roles import ROLES, THRESHOLD_ROLES, label_of
from playbook.kpi.import_words import (
    left_out_sentences,
    period_sentence,
    rows_sentence,
    totals_sentence,
)
from playbook.wording import counted

GRAIN_NAMES = {"period": "The totals of a period", "contact": "One contact"}
EARLIEST = date(1970, 1, 1)  # left to itself, the field would refuse what is ten years old
USUAL_THRESHOLDS = (20, 30, 60)
WARNINGS_SHOWN = 4
TYPED = " (YYYY-MM-DD)"  # how a date is typed on the command line; here it is picked
ABOUT_DATES = ("day", "first_day", "day_first")


def understood(reading: Reading, today: date) -> None:
    """What the file is and what it holds, in sentences."""
    report = reading.report
    st.markdown(f"**{line(report.format_name)}.** {_sentences(reading, today)}")
    totals = {
        name: getattr(report.totals, name)
        for name in ("offered", "answered", "abandoned", "other", "unaccounted")
    }
    if words := totals_sentence(totals):
        st.markdown(line(words))
    shown = [*left_out_sentences([asdict(each) for each in report.left_out]), *report.warnings]
    for words in shown[:WARNINGS_SHOWN]:
        st.markdown(muted(line(words)))
    if len(shown) > WARNINGS_SHOWN:
        with st.expander(counted(len(shown) - WARNINGS_SHOWN, "more remark")):
            for words in shown[WARNINGS_SHOWN:]:
                st.markdown(muted(line(words)))
    with st.expander("Columns and how they are read"):
        for column in report.columns:
            st.markdown(f"**{line(column.column)}** ({column.letter}): {line(column.meaning)}")
        if report.unused_columns:
            st.markdown(muted(f"Not used: {line(', '.join(report.unused_columns))}"))


def _sentences(reading: Reading, today: date) -> str:
    report = reading.report
    rows = rows_sentence(report.rows_read, report.rows_used, report.name)
    return line(f"{rows} {period_sentence(report.first_day, report.last_day, today)}")


def questions(
    reading: Reading, today: date, needs_dates: bool, on_answer: Callable[[list[str]], None]
) -> None:
    """All questions in one form, the open ones first; an answer stays chosen."""
    given, still_open = dict(reading.answers), set(reading.open_questions)
    asked = sorted(reading.questions, key=lambda each: each not in still_open)
    if not asked:
        return
    with st.form("questions", border=False):
        st.markdown("**The file leaves this open**" if still_open else "**Your answers**")
        for question in asked:
            answer, needed = (
                given.get(question.key),
                question.required or (needs_dates and question.key in ABOUT_DATES),
            )
            _question(question, answer, today)
            if answer is None:
                words = "Needed before the figures can be kept. " if needed else ""
                st.markdown(muted(f"{words}{line(question.meanwhile)}"))
        keys = [question.key for question in asked]
        st.form_submit_button("Use these answers", on_click=on_answer, args=[keys])


def _question(question: Question, answer: str | None, today: date) -> None:
    key, label = f"answer {question.key}", line(question.text)
    if not question.options:
        value = date.fromisoformat(answer) if answer else None
        words = question.text.removesuffix(TYPED)  # our own; a date's label is read out as it is
        st.date_input(words, value, EARLIEST, today, format="DD/MM/YYYY", key=key)
    else:
        options = [option.key for option in question.options]
        names = {option.key: line(option.label) for option in question.options}
        place = options.index(answer) if answer in options else None
        if len(options) > 6:
            st.selectbox(label, options, place, format_func=lambda o: names[o], key=key)
        else:
            st.radio(label, options, place, format_func=lambda o: names[o], key=key)


def mapping_form(reading: Reading, on_map: Callable[[tuple[str, ...]], None]) -> None:
    """Each column beside its first values; what it means is chosen from the roles."""
    st.markdown(line(" ".join(reading.report.warnings)))
    with st.form("mapping", border=False):
        st.radio(
            "What is one row?",
            GRAINS,
            format_func=lambda grain: GRAIN_NAMES[grain],
            key="grain",
            horizontal=True,
        )
        for place, name in enumerate(reading.header):
            examples = [row[place] for row in reading.preview if place < len(row) and row[place]]
            st.selectbox(
                f"{line(name) or 'Without a name'} :small[:gray[{_examples(examples)}]]",
                roles(),
                None,
                format_func=label_of,
                placeholder="Leave out",
                key=f"column {place}",
            )
        st.form_submit_button(
            "Read it this way", type="primary", on_click=on_map, args=[reading.header]
        )


def roles() -> list[str]:
    within = [f"{name}:{seconds}" for name in THRESHOLD_ROLES for seconds in USUAL_THRESHOLDS]
    return [*ROLES, *within]


def _examples(values: Sequence[str]) -> str:
    return line(" · ".join(values[:3])) or "blank"
