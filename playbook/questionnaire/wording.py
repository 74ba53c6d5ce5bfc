"""Scores, answers and rounds as people say them."""

from playbook.questionnaire.divergence import Divergence
from playbook.questionnaire.questionnaire import AnswerKind, Questionnaire, Side
from playbook.questionnaire.round import Round
from playbook.questionnaire.scoring import Score
from playbook.wording import counted, listed, short_date

SIDE_NAMES = {
    Side.SELF: "Manager",
    Side.REVIEWER: "Reviewer",
    Side.COACH: "Coach",
    Side.COLLEAGUES: "Colleagues",
}


def number(value: float) -> str:
    """“21”, “20.6”: whole numbers without a decimal."""
    return f"{value:.1f}".removesuffix(".0")


def score_words(asked: Questionnaire, found: Score) -> str:
    """“21 of 37 points”, “3.4 of 5”."""
    if asked.kind is AnswerKind.SCALE:
        return f"{found.value:.1f} of {number(found.out_of)}"
    return f"{number(found.value)} of {number(found.out_of)} points"


def answer_words(asked: Questionnaire, answer: int) -> str:
    if asked.kind is AnswerKind.YES_NO:
        return asked.highest_means if answer else asked.lowest_means
    return str(answer)


def choice_words(asked: Questionnaire, answer: int) -> str:
    """The answer as it is offered: on a scale, the ends say what they mean."""
    if asked.kind is AnswerKind.YES_NO:
        return answer_words(asked, answer)
    ends = {asked.choices[0]: asked.lowest_means, asked.choices[-1]: asked.highest_means}
    return f"{answer}, {ends[answer].lower()}" if answer in ends else str(answer)


def split_words(asked: Questionnaire, found: Divergence) -> str:
    """“Yes 7, no 6”, or on a scale “1 to 5, 13 answers”."""
    if asked.kind is AnswerKind.YES_NO:
        yes, no = found.counts.get(1, 0), found.counts.get(0, 0)
        return f"yes {yes}, no {no}"
    given = [answer for answer, n in found.counts.items() if n]
    answers = counted(sum(found.counts.values()), "answer")
    return f"from {min(given)} to {max(given)}, {answers}"


def round_name(each: Round) -> str:
    return f"Round {each.number}, day {each.day}"


def waiting_words(each: Round) -> str:
    """Whom an open round waits for, and what has come in without saying from whom."""
    parts = []
    if each.asks_colleagues:
        of = f" of {each.colleagues_expected}" if each.colleagues_expected else ""
        parts.append(f"{each.colleagues_in}{of} by link")
    if each.answered:
        parts.append(f"{listed(list(each.answered))} answered")
    waits = f"waiting for {listed(list(each.waits_for))}" if each.waits_for else ""
    said = ", ".join([*parts, waits] if waits else parts)
    return said or f"opened on {short_date(each.opened_on)}"
