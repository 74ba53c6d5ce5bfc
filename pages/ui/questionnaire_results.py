"""What a closed round says: where people disagree first, then scores, categories and words."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.ui import radar_chart, score_trend, split_chart
from pages.ui.palette import palette
from pages.ui.text import badge, line, literal, muted
from playbook.anonymity import FEWEST
from playbook.questionnaire.divergence import Difference, differences, divergent
from playbook.questionnaire.questionnaire import AnswerKind, Questionnaire
from playbook.questionnaire.result import Result
from playbook.questionnaire.scoring import (
    axes,
    band,
    by_category,
    by_question,
    score,
    to_try,
    weakest,
    weakest_question,
)
from playbook.questionnaire.voice import Voice
from playbook.questionnaire.wording import answer_words, round_name, score_words
from playbook.wording import counted

MOST_DIVERGENT, MOST_DIFFERENCES = 5, 6


def found(
    results: Sequence[Result],
    is_answering: bool,
    note_ideas: Callable[[Result], None] | None,
    is_noted: bool,
) -> None:
    """The latest round in full, the earlier ones beside it. `note_ideas` is for who may work."""
    latest = results[-1]
    if is_answering:
        st.header(round_name(latest.round), anchor=False)
    reading(latest)
    if latest.voices:
        if not latest.asked.is_private:
            disagreement(latest)
            scores(latest)
            by_name(latest)
        levels(latest)
        to_try_first(latest, note_ideas, is_noted)
    rounds(latest.asked, results)
    comments(latest)
    every_answer(latest)


def reading(result: Result) -> None:
    if result.score:
        st.markdown(f"{band(result.asked, result.score.value).reading}")
    if result.is_withheld:
        came = counted(result.round.colleagues_in, "colleague")
        st.markdown(
            f"{came} answered by link. Under {FEWEST} answers nothing of them is shown, so that "
            "nobody can be recognised."
        )


def disagreement(result: Result) -> None:
    found = divergent(result.asked, result.counts)
    asked = result.asked
    title = "Where answers differ most" if asked.is_anonymous else "Where you disagree most"
    st.subheader(title, anchor=False)
    if not found:
        people = sum(voice.people for voice in result.voices)
        st.markdown(
            "Everybody gave the same answers."
            if people > 1
            else "Only one person has answered. Ask others, and see what they see."
        )
        return
    shown = found[:MOST_DIVERGENT]
    st.vega_lite_chart(
        split_chart.split_chart(result.asked, shown, palette()),
        alt=split_chart.alternative(result.asked, shown),
        key=f"split-{result.round.id}",
    )
    more = f"Answers differ on {counted(len(found), 'question')} in all."
    parts = (
        f"Each part is an answer, from 5 ({asked.highest_means.lower()}) to 1 "
        f"({asked.lowest_means.lower()}), and how many gave it."
    )
    said = [parts] if asked.kind is AnswerKind.SCALE else []
    said += [more] if len(found) > len(shown) else []
    if said:
        st.markdown(muted(" ".join(said)))


def by_name(result: Result) -> None:
    """Self against reviewer against coach."""
    named = [voice for voice in result.voices if voice.is_named]
    if len(named) < 2:
        return
    found = differences(result.asked, named)
    st.subheader("What each of you sees", anchor=False)
    if not found:
        st.markdown("You answered alike.")
    for each in found[:MOST_DIFFERENCES]:
        _difference(result.asked, each)
    if rest := found[MOST_DIFFERENCES:]:
        with st.expander(f"{counted(len(rest), 'more question')} on which you differ"):
            for each in rest:
                _difference(result.asked, each)


def scores(result: Result) -> None:
    """Each side's own score."""
    if len(result.voices) < 2:
        return
    with st.grid(4, min_column_width=130, gap="small") as grid:
        for voice in result.voices:
            if found := score(result.asked, voice.counts):
                with grid.cell():
                    st.metric(
                        _name(voice), score_words(result.asked, found).removesuffix(" points")
                    )


def levels(result: Result) -> None:
    """By category, or in a short questionnaire by question; the weakest is named."""
    asked, lowest = result.asked, weakest(result.asked, result.counts)
    st.subheader("Question by question" if asked.is_short else "By category", anchor=False)
    with st.container(gap="small"):
        if asked.is_short:
            last = weakest_question(asked, result.counts)
            for question, found in by_question(asked, result.counts):
                _level(question.short, f"{found.value:.1f}", found.level, question == last)
        for each in () if asked.is_short else by_category(asked, result.counts):
            if each.score and each.level is not None:
                words = score_words(asked, each.score)
                _level(each.category.title, words, each.level, each == lowest)


def _level(title: str, words: str, level: float, is_weakest: bool) -> None:
    mark = f" {badge('orange', 'Weakest')}" if is_weakest else ""
    st.progress(min(1.0, level), text=f"{title} :gray[· {words}]{mark}")


def to_try_first(
    result: Result, note_ideas: Callable[[Result], None] | None, is_noted: bool
) -> None:
    """One click from the weakest category to the list of ideas."""
    tried = to_try(result.asked, result.counts)
    if not tried:
        return
    category = result.asked.category_of(tried[0].key)
    where = "" if result.asked.is_short else f": {category.title.lower()}"
    st.subheader(f"To try first{where}", anchor=False)
    st.markdown("\n".join(f"- {question.idea}" for question in tried))
    if is_noted:
        st.page_link("manager/improve.py", label="Noted: see them on Improve")
    elif note_ideas:
        st.button(
            f"Note as {counted(len(tried), 'idea')}",
            key=f"note-ideas-{result.round.id}",
            on_click=note_ideas,
            args=[result],
        )


def rounds(asked: Questionnaire, results: Sequence[Result]) -> None:
    """Trend and radar, the latest round in the accent."""
    scored = [each for each in results if each.score]
    if len(scored) > 1:
        st.subheader("Round by round", anchor=False)
        st.vega_lite_chart(
            score_trend.score_trend(scored, palette()),
            alt=score_trend.alternative(scored),
            key=f"trend-{asked.key}",
        )
    shapes = [(round_name(each.round), axes(asked, each.counts)) for each in scored[-2:]]
    if shapes and len(shapes[-1][1]) > 2:
        st.vega_lite_chart(
            radar_chart.radar_chart(shapes, palette()),
            alt=radar_chart.alternative(shapes),
            key=f"radar-{asked.key}",
        )
        latest = f"{shapes[-1][0]} is drawn through"
        before = f", {shapes[0][0].lower()} dashed" if len(shapes) > 1 else ""
        st.markdown(muted(f"{latest}{before}. The outer ring is the best there is."))


def comments(result: Result) -> None:
    said = [(voice, words) for voice in result.voices for words in voice.comments]
    if not said:
        return
    with st.expander(counted(len(said), "comment"), key=f"comments-{result.round.id}"):
        st.markdown(muted(f"{result.asked.comment} Colleagues’ words stand in no order."))
        for voice, words in said:
            who = f"  \n{muted(line(voice.name))}" if voice.is_named else ""
            st.markdown(f"{literal(words)}{who}")


def every_answer(result: Result) -> None:
    title = f"All {len(result.asked.questions)} questions"
    with st.expander(title, key=f"all-{result.round.id}", on_change="rerun") as body:
        if not body.open:
            return
        for category in result.asked.categories:
            st.markdown(f"**{category.title}**")
            for question in category.questions:
                counts = result.counts.get(question.key, {})
                said = ", ".join(
                    f"{answer_words(result.asked, answer).lower()} {counts[answer]}"
                    for answer in sorted(counts, reverse=True)
                )
                st.markdown(f"{question.text}  \n{muted(said or 'too few answers')}")


def _difference(asked: Questionnaire, each: Difference) -> None:
    said = ", ".join(f"{line(n)} {answer_words(asked, a).lower()}" for n, a in each.answers)
    st.markdown(f"{each.question.short}  \n{muted(said)}")


def _name(voice: Voice) -> str:
    return line(voice.name) if voice.is_named else counted(voice.people, "colleague")
