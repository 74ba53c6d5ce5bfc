"""Answers to the guiding questions: their author's alone until shared."""

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Stale
from storage import answers, events, memberships, playbooks
from storage.access import OpenPlan, open_plan
from tests.storage.writes import TODAY, contents

WORDS = "I avoid hard conversations"


@pytest.fixture
def question(db: Database, plan_key: OpenPlan) -> str:
    return playbooks.milestones_of(db, plan_key)[0].questions[0].key


@pytest.fixture
def reviewer(db: Database, plan_key: OpenPlan, ruth: User) -> OpenPlan:
    return open_plan(db, ruth, plan_key.id)


def read_by(db: Database, key: OpenPlan) -> str:
    return f"{answers.readable(db, key)} {events.of_plan(db, key)}"


def test_an_answer_kept_back_reaches_nobody_else_but_is_counted(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan, question: str
) -> None:
    answers.save(db, plan_key, question, WORDS, False, 0, TODAY)
    assert WORDS in read_by(db, plan_key)
    assert WORDS not in read_by(db, reviewer)
    assert answers.counted(db, reviewer) == {question}


def test_a_shared_answer_is_read_and_taken_back_it_is_gone(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan, question: str
) -> None:
    answers.save(db, plan_key, question, WORDS, True, 0, TODAY)
    assert answers.readable(db, reviewer)[0].text == WORDS
    assert WORDS in read_by(db, reviewer)
    answers.save(db, plan_key, question, WORDS, False, 1, TODAY)
    assert WORDS not in read_by(db, reviewer)
    assert WORDS in read_by(db, plan_key)


def test_what_was_thought_before_sharing_stays_private(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan, question: str
) -> None:
    answers.save(db, plan_key, question, "My boss is no help", False, 0, TODAY)
    answers.save(db, plan_key, question, "I need more help", True, 1, TODAY)
    assert "no help" not in read_by(db, reviewer)
    assert "more help" in read_by(db, reviewer)


def test_an_emptied_answer_leaves_no_word_in_the_file(
    db: Database, plan_key: OpenPlan, question: str
) -> None:
    answers.save(db, plan_key, question, WORDS, True, 0, TODAY)
    answers.save(db, plan_key, question, "   ", False, 1, TODAY)
    assert WORDS not in contents(db)
    assert answers.counted(db, plan_key) == set()


def test_manager_and_successor_each_have_their_own_answer(
    db: Database, plan_key: OpenPlan, ruth: User, question: str
) -> None:
    answers.save(db, plan_key, question, WORDS, False, 0, TODAY)
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    successor = open_plan(db, ruth, plan_key.id)
    answers.save(db, successor, question, "I ask first", False, 0, TODAY)
    assert [each.text for each in answers.readable(db, successor)] == ["I ask first"]
    assert answers.counted(db, successor) == {question}


def test_a_stale_answer_overwrites_nothing(db: Database, plan_key: OpenPlan, question: str) -> None:
    answers.save(db, plan_key, question, WORDS, False, 0, TODAY)
    before = contents(db)
    with pytest.raises(Stale, match="This answer was changed by Amara Nwosu"):
        answers.save(db, plan_key, question, "From another tab", False, 0, TODAY)
    assert contents(db) == before


def test_an_answer_has_an_end(db: Database, plan_key: OpenPlan, question: str) -> None:
    answers.save(db, plan_key, question, "x" * 5_000, False, 0, TODAY)
    with pytest.raises(PlaybookError, match="5,000 characters at most"):
        answers.save(db, plan_key, question, "x" * 5_001, False, 1, TODAY)
