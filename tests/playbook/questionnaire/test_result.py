"""The sentence above a questionnaire says what it has found."""

from dataclasses import replace
from datetime import date

from playbook.questionnaire.questionnaire import AnswerKind, Side
from playbook.questionnaire.result import NAMES_ITS_WEAKEST, Result, headline
from playbook.questionnaire.round import Round
from playbook.questionnaire.voice import person
from tests.playbook.questionnaire.asking import asking, colleagues

ASKED = asking()
OPEN = Round("r", "small", 1, date(2026, 3, 16), 14, (Side.SELF,), people=("Amara", "Ruth"))


def result(day: int, **answers: int) -> Result:
    closed = replace(OPEN, day=day, closed_on=date(2026, 3, 20))
    return Result(ASKED, closed, (person(Side.SELF, "Amara", answers),))


def test_before_anybody_has_answered() -> None:
    assert headline(ASKED, [], None) == "Small: not answered yet"
    assert headline(ASKED, [], OPEN) == "Small: waiting for Amara and Ruth"
    by_link = replace(OPEN, people=(), sides=(Side.COLLEAGUES,), colleagues_in=3)
    assert headline(ASKED, [], by_link) == "Small: 3 answers by link so far"


def test_who_is_asked_is_told_so_first() -> None:
    said = headline(ASKED, [result(14, a0=1)], OPEN, waits_for_me=True)
    assert said == "Small: 5 questions wait for your answers"


def test_one_round_says_its_score_and_band() -> None:
    assert headline(ASKED, [result(14, a0=1, b0=1, b1=0)], None) == "Small: 2 of 5 points, low"


def test_two_rounds_say_the_change() -> None:
    first, second = result(14, a0=1), result(60, a0=1, a1=1, b0=1)
    assert headline(ASKED, [first, second], None).endswith("3 of 5 points, 2 more than on day 14")
    assert headline(ASKED, [second, first], None).endswith("1 of 5 points, 2 less than on day 60")
    assert headline(ASKED, [first, first], None).endswith("1 of 5 points, the same as on day 14")


def test_a_balance_names_its_weakest_discipline() -> None:
    asked = replace(asking(AnswerKind.SCALE), key=NAMES_ITS_WEAKEST)
    said = Result(asked, OPEN, (person(Side.SELF, "Amara", {"a0": 4, "b1": 2}),))
    assert headline(asked, [said], None) == (
        "B1 is the weakest discipline; the balance is 3.0 of 5"
    )


def test_three_colleagues_are_withheld_and_four_are_not() -> None:
    three = Result(ASKED, replace(OPEN, colleagues_in=3), ())
    assert three.is_withheld
    assert headline(ASKED, [three], None) == "Small: too few answers to show"
    four = Result(ASKED, replace(OPEN, colleagues_in=4), (colleagues(4, a0={1: 4}),))
    assert not four.is_withheld
    assert not result(14, a0=1).is_withheld
