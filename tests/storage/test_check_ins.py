"""Weekly check-ins: kept while written, handed in once, answered."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Stale
from playbook.review.check_in import Standing
from playbook.review.for_you import Kind
from storage import check_ins, events, for_you, memberships, plans
from storage.access import OpenPlan, open_plan
from storage.check_ins import Words
from storage.rows import new_id

WORDS = Words(Standing.AT_RISK, "Ten 1:1s held", "No access", "May I hire?")


@pytest.fixture
def due_on(today: date) -> date:
    return today - timedelta(days=3)


@pytest.fixture
def review_key(db: Database, ruth: User, plan_key: OpenPlan) -> OpenPlan:
    return open_plan(db, ruth, plan_key.id)


def kinds(db: Database, user: User) -> list[Kind]:
    return [item.kind for item in for_you.of_user(db, user)]


def test_a_draft_outlives_the_tab_and_is_its_authors_alone(
    db: Database, plan_key: OpenPlan, review_key: OpenPlan, due_on: date
) -> None:
    check_ins.keep_draft(db, plan_key, due_on, "moved", "Half a sent")
    check_ins.keep_draft(db, plan_key, due_on, "standing", "on track")
    draft = check_ins.of_plan(db, plan_key)[0]
    assert (draft.moved, draft.standing) == ("Half a sent", Standing.ON_TRACK)
    assert check_ins.of_plan(db, review_key) == []
    assert not [e for e in events.of_plan(db, plan_key) if "check-in" in e.kind]


def test_handed_in_twice_it_is_handed_in_once_and_stays_as_it_was(
    db: Database, plan_key: OpenPlan, review_key: OpenPlan, due_on: date, today: date
) -> None:
    for words in (WORDS, Words(Standing.ON_TRACK, "Other words")):
        check_ins.hand_in(db, plan_key, due_on, words, 0, today)
    check_ins.keep_draft(db, plan_key, due_on, "moved", "Later")
    handed = check_ins.of_plan(db, review_key)
    assert [(c.moved, c.standing) for c in handed] == [("Ten 1:1s held", Standing.AT_RISK)]
    assert [e.kind for e in events.of_plan(db, review_key)].count("check-in handed in") == 1


def test_a_second_tab_that_saw_an_older_draft_hands_nothing_in(
    db: Database, plan_key: OpenPlan, due_on: date, today: date
) -> None:
    check_ins.keep_draft(db, plan_key, due_on, "moved", "One")
    check_ins.keep_draft(db, plan_key, due_on, "moved", "Two")
    with pytest.raises(Stale):
        check_ins.hand_in(db, plan_key, due_on, WORDS, 1, today)


def test_a_decision_waits_for_the_reviewer_until_it_is_answered(
    db: Database, plan_key: OpenPlan, review_key: OpenPlan, ruth: User, due_on: date, today: date
) -> None:
    check_ins.hand_in(db, plan_key, due_on, WORDS, 0, today)
    check_in = check_ins.of_plan(db, review_key)[0]
    assert kinds(db, ruth) == [Kind.DECISION]
    check_ins.acknowledge(db, review_key, check_in.id, today)
    assert kinds(db, ruth) == [Kind.DECISION]
    check_ins.respond(db, review_key, "one", check_in.id, "Yes, two people", False, today)
    assert kinds(db, ruth) == []
    assert check_ins.of_plan(db, plan_key)[0].acknowledged_by == ruth.name


def test_a_decision_outlives_a_question_back(
    db: Database, plan_key: OpenPlan, review_key: OpenPlan, ruth: User, due_on: date, today: date
) -> None:
    check_ins.hand_in(db, plan_key, due_on, WORDS, 0, today)
    check_in = check_ins.of_plan(db, review_key)[0]
    check_ins.respond(db, review_key, "one", check_in.id, "Which two?", True, today)
    assert kinds(db, ruth) == []
    assert not check_ins.of_plan(db, review_key)[0].decision_is_open
    check_ins.reply(db, plan_key, new_id(), check_in.id, "Keira and Orla")
    assert kinds(db, ruth) == [Kind.DECISION]
    assert check_ins.of_plan(db, review_key)[0].decision_is_open
    check_ins.respond(db, review_key, "two", check_in.id, "Yes", False, today)
    assert kinds(db, ruth) == []


def test_a_question_waits_for_the_manager_until_it_is_answered(
    db: Database, plan_key: OpenPlan, review_key: OpenPlan, amara: User, due_on: date, today: date
) -> None:
    check_ins.hand_in(db, plan_key, due_on, WORDS, 0, today)
    check_in = check_ins.of_plan(db, review_key)[0]
    for _ in range(2):
        check_ins.respond(db, review_key, "one", check_in.id, "Who helps you?", True, today)
    assert kinds(db, amara) == [Kind.QUESTION]
    check_ins.reply(db, plan_key, new_id(), check_in.id, "The team leader does")
    assert kinds(db, amara) == []
    assert len(check_ins.of_plan(db, plan_key)[0].remarks) == 2


def test_a_new_reviewer_inherits_no_backlog(
    db: Database, plan_key: OpenPlan, stranger: User, due_on: date, today: date
) -> None:
    check_ins.hand_in(db, plan_key, due_on, WORDS, 0, today)
    memberships.give(db, plan_key, stranger, Role.REVIEWER)
    assert kinds(db, stranger) == []


def test_nobody_acknowledges_what_they_wrote_before_they_became_the_reviewer(
    db: Database, plan_key: OpenPlan, ruth: User, due_on: date, today: date
) -> None:
    check_ins.hand_in(db, plan_key, due_on, WORDS, 0, today)
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    memberships.give(db, open_plan(db, ruth, plan_key.id), plan_key.user, Role.REVIEWER)
    author = open_plan(db, plan_key.user, plan_key.id)
    check_in = check_ins.of_plan(db, author)[0]
    with pytest.raises(PlaybookError, match="Nobody reviews themselves"):
        check_ins.acknowledge(db, author, check_in.id, today)
    successor = open_plan(db, ruth, plan_key.id)
    with pytest.raises(PlaybookError, match="handed in before you took the plan over"):
        check_ins.hand_in(db, successor, due_on, WORDS, 0, today)


def test_the_weekday_is_the_managers_to_choose(db: Database, plan_key: OpenPlan) -> None:
    plans.choose_check_in_weekday(db, plan_key, 1, 1)
    assert plans.load(db, plan_key).check_in_weekday == 1
    with pytest.raises(PlaybookError, match="Choose a weekday"):
        plans.choose_check_in_weekday(db, plan_key, 7, 2)
