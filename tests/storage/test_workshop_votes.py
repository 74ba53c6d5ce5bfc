"""Votes: exactly once, in steps of four, and never leading back to a phone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError
from playbook.workshop import course
from playbook.workshop.guide import Step
from storage import workshop_votes, workshop_wording, workshops
from storage.access import OpenPlan, OpenWorkshop, open_plan
from storage.workshop_access import open_workshop
from tests.playbook.workshop.steps import OPEN, YES_NO
from tests.storage.workshop_sessions import (
    GUIDE,
    HELD_ON,
    NO,
    YES,
    begin,
    go_to,
    phones,
    press,
    vote,
)
from tests.storage.writes import contents


@pytest.fixture
def key(db: Database, plan_key: OpenPlan, bo: User) -> OpenWorkshop:
    return begin(db, open_plan(db, bo, plan_key.id))


def yes_and_no(db: Database, key: OpenWorkshop, step: Step = YES_NO) -> tuple[int, int]:
    counts = workshop_votes.shown(db, key, step)
    return counts.of("answer", 1), counts.of("answer", 0)


def test_a_vote_sent_twice_is_one_and_a_later_one_takes_its_place(
    db: Database, key: OpenWorkshop
) -> None:
    go_to(db, key, "clear")
    voters = phones(db, key, 4)
    vote(db, [(phone, YES) for phone in [*voters, *voters]], "clear")
    assert workshop_votes.answered(db, key, YES_NO) == 4
    vote(db, [(voters[0], NO)], "clear")
    press(db, key, course.reveal)
    assert yes_and_no(db, key) == (3, 1)


def test_results_that_could_not_be_shown_are_not_called_for(
    db: Database, key: OpenWorkshop
) -> None:
    go_to(db, key, "clear")
    three = phones(db, key, 3)
    vote(db, [(phone, YES) for phone in three], "clear")
    with pytest.raises(PlaybookError, match="3 answers so far; anonymous results take 4"):
        press(db, key, course.reveal)
    vote(db, [(phone, YES) for phone in phones(db, key, 1, first=4)], "clear")
    press(db, key, course.reveal)
    assert yes_and_no(db, key) == (4, 0)


@pytest.mark.parametrize(("answers", "shown"), [(3, 0), (4, 4), (7, 7)])
def test_hidden_results_are_revealed_whole_from_four_answers_on(
    db: Database, key: OpenWorkshop, answers: int, shown: int
) -> None:
    go_to(db, key, "clear")
    vote(db, [(phone, YES) for phone in phones(db, key, answers)], "clear")
    assert yes_and_no(db, key) == (0, 0), "nothing before the reveal"
    press(db, key, course.reveal if shown else course.close)
    assert yes_and_no(db, key) == (shown, 0)


@pytest.mark.parametrize(("answers", "shown"), [(3, 0), (4, 4), (7, 4), (8, 8), (11, 8)])
def test_live_results_move_in_steps_of_four_also_at_the_end(
    db: Database, key: OpenWorkshop, answers: int, shown: int
) -> None:
    session = go_to(db, key, "clear")
    workshop_wording.show_live(db, key, True, session.version)
    vote(db, [(phone, YES) for phone in phones(db, key, answers)], "clear")
    assert yes_and_no(db, key) == (shown, 0)
    press(db, key, course.reveal if shown else course.lock)
    assert yes_and_no(db, key) == (shown, 0)
    workshops.close(db, key)
    assert yes_and_no(db, key) == (shown, 0)


def test_results_switched_to_live_in_the_middle_hide_the_next_three(
    db: Database, key: OpenWorkshop
) -> None:
    session = go_to(db, key, "clear")
    vote(db, [(phone, YES) for phone in phones(db, key, 5)], "clear")
    workshop_wording.show_live(db, key, True, session.version)
    assert yes_and_no(db, key) == (5, 0)
    vote(db, [(phone, NO) for phone in phones(db, key, 3, first=6)], "clear")
    assert yes_and_no(db, key) == (5, 0)
    vote(db, [(phone, NO) for phone in phones(db, key, 1, first=9)], "clear")
    assert yes_and_no(db, key) == (5, 4)


def test_one_who_changes_their_mind_is_not_seen_doing_it(db: Database, key: OpenWorkshop) -> None:
    session = go_to(db, key, "clear")
    workshop_wording.show_live(db, key, True, session.version)
    voters = phones(db, key, 4)
    vote(db, [(phone, YES) for phone in voters], "clear")
    vote(db, [(voters[2], NO)], "clear")
    press(db, key, course.reveal)
    assert yes_and_no(db, key) == (4, 0)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=25))
def test_what_the_wall_shows_changes_by_at_least_four_people(
    db: Database, plan_key: OpenPlan, votes: list[tuple[int, bool]]
) -> None:
    key = begin(db, plan_key)
    session = go_to(db, key, "clear")
    workshop_wording.show_live(db, key, True, session.version)
    said: dict[int, bool] = {}
    let_in: dict[int, bool] = {}
    voters = phones(db, key, 9)
    for number, is_yes in votes:
        vote(db, [(voters[number - 1], YES if is_yes else NO)], "clear")
        said[number] = is_yes
        if sum(let_in.get(n) != said[n] for n in said) >= 4:
            let_in = dict(said)
        expected = (sum(let_in.values()), sum(not each for each in let_in.values()))
        assert yes_and_no(db, key) == expected


def test_words_are_shown_from_four_on_and_not_in_their_order(
    db: Database, key: OpenWorkshop
) -> None:
    go_to(db, key, "ideas")
    said = [f"{n:02} said" for n in range(16)]
    given_words = zip(phones(db, key, 16), said, strict=True)
    vote(db, [(phone, {"words": words}) for phone, words in given_words], "ideas")
    shown = workshop_votes.shown(db, key, OPEN).words
    assert sorted(shown) == said
    assert list(shown) != said
    assert workshop_votes.shown(db, key, OPEN).words == shown, "the order stays while it runs"


def test_a_locked_steps_rows_stand_in_no_order_of_arrival(db: Database, key: OpenWorkshop) -> None:
    go_to(db, key, "clear")
    vote(db, [(phone, YES) for phone in phones(db, key, 12)], "clear")
    press(db, key, course.lock)
    keys = [
        row["voter_key"] for row in db.query("select voter_key from workshop_votes order by rowid")
    ]
    assert keys == sorted(keys)
    assert len(keys) == 12


def test_nothing_stored_leads_from_a_vote_to_its_phone_or_to_another_vote(
    db: Database, key: OpenWorkshop
) -> None:
    go_to(db, key, "ideas")
    (phone,) = phones(db, key, 1)
    vote(db, [(phone, {"words": "Tools"})], "ideas")
    workshop_votes.join(db, phone)
    go_to(db, key, "clear")
    vote(db, [(phone, YES)], "clear")
    keys = [row["voter_key"] for row in db.query("select voter_key from workshop_votes")]
    keys += [row["phone_key"] for row in db.query("select phone_key from workshop_phones")]
    assert len(set(keys)) == 3
    assert phone.cookie not in contents(db)
    columns = {c.name for c in db["workshop_votes"].columns}
    assert columns == {"workshop_id", "step", "voter_key", "answer", "counted", "name"}


def test_a_phone_finds_its_answer_again_and_no_others(db: Database, key: OpenWorkshop) -> None:
    go_to(db, key, "clear")
    one, other = phones(db, key, 2)
    vote(db, [(one, NO)], "clear")
    found = workshop_votes.mine(db, one, YES_NO)
    assert found
    assert found.answer.marks == {"answer": 0}
    assert workshop_votes.mine(db, other, YES_NO) is None
    workshops.close(db, key)
    assert workshop_votes.mine(db, one, YES_NO) is None


def test_a_vote_that_comes_too_late_changes_nothing(db: Database, key: OpenWorkshop) -> None:
    go_to(db, key, "clear")
    (phone,) = phones(db, key, 1)
    press(db, key, course.lock)
    before = contents(db)
    with pytest.raises(PlaybookError, match="locked before yours arrived"):
        vote(db, [(phone, YES)], "clear")
    with pytest.raises(PlaybookError, match="gone on to another step"):
        vote(db, [(phone, {"words": "x"})], "ideas")
    workshops.close(db, key)
    with pytest.raises(PlaybookError, match="has closed"):
        vote(db, [(phone, YES)], "clear")
    workshop_votes.join(db, phone)
    assert "Tools" not in before


def test_named_answers_need_a_name_and_are_shown_however_few(
    db: Database, plan_key: OpenPlan
) -> None:
    workshop_id = workshops.start(db, [plan_key], GUIDE, HELD_ON, named=True)
    key = open_workshop(db, plan_key.user, workshop_id)
    go_to(db, key, "clear")
    step = workshops.load(db, key).course.step
    assert step
    assert step.is_named
    (phone,) = phones(db, key, 1)
    with pytest.raises(PlaybookError, match="write it first"):
        vote(db, [(phone, YES)], "clear")
    vote(db, [(phone, {**YES, "name": " Jo  Reed "})], "clear")
    assert workshop_votes.named(db, key, step) == []
    press(db, key, course.reveal)
    assert [each.name for each in workshop_votes.named(db, key, step)] == ["Jo Reed"]
    workshops.close(db, key)
    assert [each.name for each in workshop_votes.named(db, key, step)] == ["Jo Reed"]
    assert yes_and_no(db, key, step) == (1, 0)
