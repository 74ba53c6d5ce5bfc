"""A change that has started: the finding, the chart, the guard-rails, what was decided."""

from datetime import date

import streamlit as st

from pages.manager import improvement_after, improvement_decision, improvement_figures
from pages.ui.text import badge, line, literal, muted
from playbook.improvement.case_of_a_change import (
    WEEK,
    Judged,
    Surroundings,
    finished,
    judged,
    looked_at_again,
    main_case,
)
from playbook.improvement.improvement import Improvement, State
from playbook.verdict.look import Look, look
from playbook.verdict.title import (
    Badge,
    badges,
    effect_words,
    prediction_sentence,
    title,
)
from playbook.verdict.verdict import Stage
from playbook.wording import in_days, spoken_date
from storage import verdicts
from storage.verdicts import Kept


def show(
    each: Improvement, around: Surroundings, kept: list[Kept], today: date, may_work: bool
) -> None:
    result = verdicts.judged(kept) if kept else judged(each, around, today)
    words = title(each, result, today)
    st.markdown(" ".join(badge(b.colour, b.words) for b in [*badges(result), *_state(each)]))
    st.title(literal(words), anchor=False)
    st.markdown(muted(_about(each, today)))
    left, right = st.columns([1.75, 1], gap="large")
    with left:
        _result(each, result)
        _later(each, around, today)
        seen = _seen(each, around, result, today)
        improvement_figures.chart(each, seen, around, words)
        improvement_figures.guard_rails(result)
        _working(each, result, kept)
    with right:
        improvement_decision.what_else(each, around, may_work)
        improvement_decision.show(each, today, may_work)
        improvement_decision.links(each, around.others)
        if each.is_kept:
            improvement_after.show(each, around, today, may_work)


def _state(each: Improvement) -> list[Badge]:
    decided = each.state is not State.RUNNING
    return [Badge("gray", each.state.value.capitalize())] if decided else []


def _about(each: Improvement, today: date) -> str:
    review_on = each.prediction.review_on or today
    review = f"review {spoken_date(review_on, today)}"
    if not each.decision and 0 <= (review_on - today).days <= 28:
        review += f", {in_days(review_on, today)}"
    parts = [f"Improvement {each.number}: {line(each.problem)}"]
    parts += [f"owner {line(each.owner)}", *([f"team {line(each.team)}"] if each.team else [])]
    return " · ".join([*parts, review])


def _result(each: Improvement, result: Judged) -> None:
    said = [literal(prediction_sentence(each, result))]
    if (found := effect_words(result.main)) and result.main.effect:
        likely, rests = found
        said.append(f"The difference is likely **{literal(likely)}** ({literal(rests)}).")
    said.append(literal(result.main.reasons[0]))
    st.markdown(" ".join(words for words in said if words))
    if result.main.stage is Stage.EARLY_LOOK and not each.decision:
        st.markdown(muted("The figures may look good or bad now; only the review date counts."))


def _later(each: Improvement, around: Surroundings, today: date) -> None:
    """A verdict that was not decided at once may be looked at again, by a stricter rule."""
    review_on = each.prediction.review_on or today
    if each.is_due(today) and today >= review_on + WEEK:
        again = looked_at_again(each, around, today)
        words = f"With the weeks since the review date: {again.headline}"
        st.markdown(muted(literal(words)))


def _seen(each: Improvement, around: Surroundings, result: Judged, today: date) -> Look:
    """A kept change is watched on; anything else is shown as it was judged."""
    if each.is_kept or not each.decision:
        return look(finished(main_case(each, around), today), today)
    return look(result.main.case, result.main.on)


def _working(each: Improvement, result: Judged, kept: list[Kept]) -> None:
    main = result.main
    with st.expander("How this was worked out, and what to be careful about"):
        for sentence in (*main.reasons[1:], *main.cautions):
            st.markdown(literal(sentence))
        for n, why in enumerate(each.whys):
            st.markdown(f"{'Why' if n == 0 else 'And why'}: {literal(why)}")
        rules = f"Rule set {main.case.options.rules.name}, recipe {main.recipe}."
        st.markdown(muted(literal(rules)))
        if kept:
            same = "gives the same answer" if kept[0].is_reproduced else "gives another answer"
            mark = f"Data {kept[0].fingerprint[:12]}; worked out again today it {same}."
            st.markdown(muted(literal(mark)))
