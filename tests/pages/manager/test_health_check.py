"""Health check: answered a category at a time, hidden until all are in, disagreement first."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.improvement.idea import CycleStep, IdeaSource
from playbook.questionnaire.questionnaire import Side
from playbook.questionnaire.questionnaire_file import questionnaire
from storage import (
    ballots,
    ideas,
    memberships,
    plans,
    questionnaire_answers,
    questionnaire_rounds,
)
from storage.access import OpenPlan, Role, open_plan
from storage.questionnaire_rounds import NewRound
from tests.pages.conftest import Opens

Words = Callable[[AppTest], str]
PAGE = "manager/health_check.py"
CHECK = questionnaire("health_check")
NAMED = (Side.SELF, Side.REVIEWER)
TAG = "![x](https://evil.example/x.png) <b>bold</b> :smile: $x$"


def press(page: AppTest, key: str) -> AppTest:
    return next(each for each in page.button if each.key == key).click().run()


def title(page: AppTest) -> str:
    """Without the signs that keep it literal."""
    return str(page.title[0].value).replace("\\", "")


def progress(page: AppTest) -> str:
    """How far one's own answers are."""
    return str(page.get("progress")[0].text)


def has(page: AppTest, key: str) -> bool:
    return key in {each.key for each in page.button}


def group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


def begin(db: Database, key: OpenPlan, sides: tuple[Side, ...], today: date, asked: str) -> str:
    questionnaire_rounds.begin(db, key, NewRound(asked, asked, sides), today)
    return asked


def by_link(db: Database, key: OpenPlan, round_id: str, yeses: list[int], comment: str) -> None:
    """One phone for each number: it says yes to so many questions, in their order."""
    link = ballots.open_link(db, questionnaire_rounds.make_link(db, key, round_id), "here")
    asked = questionnaire(link.questionnaire)
    for number, yes in enumerate(yeses):
        given = {q.key: int(place < yes) for place, q in enumerate(asked.questions)}
        ballots.cast(db, link, f"phone {number}", given, comment)


@pytest.fixture
def reviewer(db: Database, plan_key: OpenPlan, ruth: User) -> OpenPlan:
    return open_plan(db, ruth, plan_key.id)


def test_the_first_round_is_opened_with_everybody_who_is_there(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, words: Words
) -> None:
    page = opens(amara, PAGE)
    assert title(page) == "Health check: not answered yet"
    page = press(page, "begin")
    [opened] = questionnaire_rounds.of_plan(db, plan_key)
    assert (opened.sides, opened.day, opened.number) == (CHECK.asks, 37, 1)
    assert title(page) == "Health check: 37 questions wait for your answers"
    assert "waiting for Amara Nwosu, Ruth Adeyemi and Bo Larsen" in words(page)


def test_answers_are_kept_as_they_are_given_and_the_page_comes_back_to_the_first_gap(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    round_id = begin(db, plan_key, NAMED, today, "health_check")
    page = opens(amara, PAGE)
    first = CHECK.categories[0].questions[0]
    group(page, f"check-answer {round_id} {first.key}").set_value(1).run()
    assert questionnaire_answers.mine(db, plan_key, round_id).answers == {first.key: 1}
    for question in CHECK.categories[0].questions:
        questionnaire_answers.choose(db, plan_key, round_id, question.key, 0)
    page = opens(amara, PAGE)
    assert "6 of 37" in progress(page)
    second = CHECK.categories[1].questions[0]
    assert group(page, f"check-answer {round_id} {second.key}").value is None
    page = press(page, "check-back")
    assert group(page, f"check-answer {round_id} {first.key}").value == 0


def test_handed_in_hidden_and_taken_back(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    round_id = begin(db, plan_key, NAMED, today, "health_check")
    questionnaire_answers.choose(db, plan_key, round_id, CHECK.questions[0].key, 1)
    page = opens(amara, PAGE)
    group(page, f"check_place {round_id}").set_value(6).run()
    page = press(page, "check-hand-in")
    assert title(page) == "Health check: waiting for Ruth Adeyemi"
    assert "Results stay hidden" in words(page)
    page = press(page, "take-back")
    assert "1 of 37" in progress(page)


def test_the_reviewers_answer_is_the_last_and_both_see_where_they_differ(
    opens: Opens,
    db: Database,
    amara: User,
    ruth: User,
    plan_key: OpenPlan,
    reviewer: OpenPlan,
    today: date,
    words: Words,
) -> None:
    round_id = begin(db, plan_key, NAMED, today, "health_check")
    questionnaire_answers.choose(db, plan_key, round_id, "queue.call_back", 1)
    questionnaire_answers.hand_in(db, plan_key, round_id, today)
    questionnaire_answers.choose(db, reviewer, round_id, "queue.call_back", 0)
    page = opens(ruth, PAGE, plan=plan_key.id)
    assert not has(page, "close-now")
    group(page, f"check_place {round_id}").set_value(6).run()
    page = press(page, "check-hand-in")
    for person in (ruth, amara):
        said = words(opens(person, PAGE, plan=plan_key.id))
        assert "Where you disagree most" in said
        assert "Amara Nwosu yes, Ruth Adeyemi no" in said


def test_the_weakest_category_becomes_ideas_in_one_click_and_a_second_adds_none(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    """Everybody says yes to all but the last category's last three questions."""
    round_id = begin(db, plan_key, (Side.COLLEAGUES,), today, "health_check")
    by_link(db, plan_key, round_id, [34] * 4, "")
    questionnaire_rounds.close(db, plan_key, round_id, today)
    page = opens(amara, PAGE)
    assert title(page) == "Health check: 34 of 37 points, a strong operation"
    assert "To try first: productivity and consistent quality" in words(page)
    page = press(page, f"note-ideas-{round_id}")
    noted = ideas.of_plan(db, plan_key)
    expected = {question.idea for question in CHECK.questions[34:]}
    assert {idea.text for idea in noted} == expected
    assert {(idea.source, idea.step) for idea in noted} == {
        (IdeaSource.HEALTH_CHECK, CycleStep.IMPROVE)
    }
    assert not has(page, f"note-ideas-{round_id}")
    assert "see them on Improve" in words(page)


def test_comments_are_shown_as_words(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    round_id = begin(db, plan_key, (Side.COLLEAGUES,), today, "health_check")
    by_link(db, plan_key, round_id, [10, 20, 30, 37], TAG)
    questionnaire_rounds.close(db, plan_key, round_id, today)
    page = opens(amara, PAGE)
    shown = [each.value for each in page.markdown if "evil" in each.value]
    assert len(shown) == 4
    assert all("](https://" not in each and "<b>" not in each for each in shown)


def test_three_colleagues_are_not_shown_and_closing_says_so_beforehand(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    round_id = begin(db, plan_key, (Side.COLLEAGUES,), today, "health_check")
    by_link(db, plan_key, round_id, [5, 6, 7], "We know who writes this")
    page = opens(amara, PAGE)
    assert title(page) == "Health check: 3 answers by link so far"
    questionnaire_rounds.close(db, plan_key, round_id, today)
    page = opens(amara, PAGE)
    assert title(page) == "Health check: too few answers to show"
    said = words(page)
    assert "Under 4 answers nothing of them is shown" in said
    assert "We know who writes this" not in said


def test_a_link_is_made_with_its_qr_code_and_only_its_hash_is_kept(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,), today, "health_check")
    page = press(opens(amara, PAGE), "make-link")
    address = page.code[0].value
    assert "/answer/" in address
    assert ballots.open_link(db, address.rsplit("/", 1)[1], "here").id == "health_check"
    assert page.get("imgs") or page.get("image")


def test_reviewer_coach_and_viewer_open_and_close_nothing(
    opens: Opens,
    db: Database,
    ruth: User,
    bo: User,
    stranger: User,
    plan_key: OpenPlan,
    today: date,
    words: Words,
) -> None:
    memberships.give(db, plan_key, stranger, Role.VIEWER)
    assert "Amara Nwosu opens it" in words(opens(bo, PAGE, plan=plan_key.id))
    begin(db, plan_key, (*NAMED, Side.COLLEAGUES), today, "health_check")
    for person in (ruth, bo, stranger):
        page = opens(person, PAGE, plan=plan_key.id)
        assert not {"begin", "make-link", "close-now"} & {each.key for each in page.button}
        assert has(page, "check-next") == (person is ruth)
        assert "Self-reflection" not in words(page)


def test_a_self_reflection_is_offered_to_the_manager_and_hidden_from_the_rest(
    opens: Opens,
    db: Database,
    amara: User,
    ruth: User,
    plan_key: OpenPlan,
    today: date,
    words: Words,
) -> None:
    round_id = begin(db, plan_key, (Side.SELF,), today, "self_reflection")
    questionnaire_answers.choose(db, plan_key, round_id, "traits.patience", 1)
    questionnaire_answers.hand_in(db, plan_key, round_id, today)
    page = opens(amara, PAGE, questionnaire="self_reflection")
    assert title(page) == "Self-reflection: 1.0 of 5, a hard stretch"
    page = opens(ruth, PAGE, plan=plan_key.id, questionnaire="self_reflection")
    assert title(page) == "Health check: not answered yet"


def test_two_rounds_have_a_trend(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    for number, yes in ((1, 10), (2, 22)):
        new = NewRound(str(number), "health_check", (Side.COLLEAGUES,))
        questionnaire_rounds.begin(db, plan_key, new, today)
        by_link(db, plan_key, str(number), [yes] * 4, "")
        questionnaire_rounds.close(db, plan_key, str(number), today)
    page = opens(amara, PAGE)
    assert title(page) == "Health check: 22 of 37 points, 12 more than on day 37"
    assert "Round by round" in words(page)
    assert len(page.get("vega_lite_chart")) == 2


def test_a_closed_plan_shows_results_and_asks_nothing(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    begin(db, plan_key, NAMED, today, "health_check")
    plans.close(db, plan_key, today, 1)
    page = opens(amara, PAGE)
    assert title(page) == "Health check: waiting for Amara Nwosu and Ruth Adeyemi"
    assert not {"begin", "check-next", "make-link"} & {each.key for each in page.button}
