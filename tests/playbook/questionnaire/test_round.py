"""When a round is complete, and who may be asked."""

from dataclasses import replace
from datetime import date

import pytest

from playbook.errors import PlaybookError
from playbook.questionnaire.divergence import divergent
from playbook.questionnaire.questionnaire import AnswerKind, Side
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.round import Round, check_colleagues, check_sides
from playbook.questionnaire.scoring import score
from playbook.questionnaire.wording import (
    choice_words,
    score_words,
    split_words,
    waiting_words,
)
from tests.playbook.questionnaire.asking import asking, colleagues

NAMED = (Side.SELF, Side.REVIEWER)
ROUND = Round("r", "health_check", 1, date(2026, 3, 16), 14, NAMED, people=("Amara", "Ruth"))
BY_LINK = replace(ROUND, sides=(*NAMED, Side.COLLEAGUES))


def test_a_round_is_complete_when_everybody_named_has_answered() -> None:
    assert not ROUND.is_complete
    assert not replace(ROUND, answered=("Amara",)).is_complete
    assert replace(ROUND, answered=("Ruth", "Amara")).is_complete


@pytest.mark.parametrize(
    ("expected", "came", "complete"), [(8, 7, False), (8, 8, True), (None, 40, False)]
)
def test_with_colleagues_it_takes_the_number_expected(
    expected: int | None, came: int, complete: bool
) -> None:
    all_named = replace(BY_LINK, answered=ROUND.people)
    asked = replace(all_named, colleagues_expected=expected, colleagues_in=came)
    assert asked.is_complete is complete


def test_nobody_expected_is_never_complete() -> None:
    assert not replace(ROUND, people=()).is_complete


def test_nobody_is_asked_what_is_not_theirs_to_answer() -> None:
    pulse, reflection = questionnaire("team_pulse"), questionnaire("self_reflection")
    for asked, sides in ((pulse, NAMED), (reflection, (Side.COACH,)), (pulse, ())):
        with pytest.raises(PlaybookError, match=r"not asked of|Choose who"):
            check_sides(asked, sides)
    backwards = (Side.COLLEAGUES, Side.SELF)
    assert check_sides(questionnaire("health_check"), backwards) == (Side.SELF, Side.COLLEAGUES)


@pytest.mark.parametrize("number", [0, 3, 1_001])
def test_fewer_than_four_colleagues_are_not_asked(number: int) -> None:
    with pytest.raises(PlaybookError, match="under 4 answers nothing is shown"):
        check_colleagues((Side.COLLEAGUES,), number)


def test_a_number_of_colleagues_belongs_to_colleagues() -> None:
    assert check_colleagues((Side.COLLEAGUES,), 12) == 12
    assert check_colleagues((Side.COLLEAGUES,), None) is None
    assert check_colleagues((Side.SELF,), 2) is None


def test_what_a_round_waits_for_in_words() -> None:
    going = replace(BY_LINK, colleagues_expected=12, colleagues_in=5, answered=("Amara",))
    assert waiting_words(going) == "5 of 12 by link, Amara answered, waiting for Ruth"


def test_scores_and_answers_in_words() -> None:
    yes_no, scale = asking(), asking(AnswerKind.SCALE)
    points, rating = score(yes_no, {"a0": {1: 3, 0: 1}}), score(scale, {"a0": {4: 1}})
    assert points
    assert rating
    assert score_words(yes_no, points) == "0.8 of 5 points"
    assert score_words(scale, rating) == "4.0 of 5"
    assert [choice_words(scale, n) for n in (1, 2, 5)] == ["1, no", "2", "5, yes"]
    [split] = divergent(yes_no, colleagues(4, a0={1: 3, 0: 1}).counts)
    assert split_words(yes_no, split) == "yes 3, no 1"
