"""Sessions: who may begin, run and read them; double clicks, restarts, forgotten ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused
from playbook.workshop import course
from playbook.workshop.course import StepState
from storage import (
    accounts,
    events,
    memberships,
    new_plans,
    plans,
    workshop_papers,
    workshop_rows,
    workshop_votes,
    workshop_wording,
    workshops,
)
from storage.access import OpenOffice, OpenPlan, OpenWorkshop, open_plan
from storage.rows import now, pretending
from storage.workshop_access import open_phone, open_workshop
from tests.playbook.workshop.steps import TALK, TIMER
from tests.storage.workshop_sessions import GUIDE, HELD_ON, begin, go_to, phones, press, vote
from tests.storage.writes import contents

Run = Callable[[Database, OpenWorkshop], object]
RUNNING: dict[str, Run] = {
    "move": lambda db, key: workshops.move(db, key, course.go_on, 1),
    "close": workshops.close,
    "add time": workshop_wording.add_time,
    "live": lambda db, key: workshop_wording.show_live(db, key, True, 1),
    "all names": lambda db, key: workshop_wording.name_all(db, key, 1),
    "names": lambda db, key: workshop_wording.name_or_not(db, key, True, 1),
    "options": lambda db, key: workshop_wording.offer(db, key, ["A", "B"], 1),
}

NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)


@pytest.fixture
def coach_key(db: Database, plan_key: OpenPlan, bo: User) -> OpenPlan:
    return open_plan(db, bo, plan_key.id)


@pytest.fixture
def key(db: Database, coach_key: OpenPlan) -> OpenWorkshop:
    return begin(db, coach_key)


def test_a_coach_and_a_manager_begin_sessions_and_nobody_else(
    db: Database, plan_key: OpenPlan, bo: User, ruth: User, stranger: User
) -> None:
    for person in (plan_key.user, bo):
        assert begin(db, open_plan(db, person, plan_key.id)).may_run
    memberships.give(db, plan_key, stranger, Role.VIEWER)
    before = contents(db)
    for person in (ruth, stranger):
        with pytest.raises(Refused, match="you may not hold workshops"):
            begin(db, open_plan(db, person, plan_key.id))
    assert contents(db) == before


def test_a_coach_removed_meanwhile_begins_runs_and_reads_nothing(
    db: Database, plan_key: OpenPlan, coach_key: OpenPlan, key: OpenWorkshop
) -> None:
    memberships.withdraw(db, plan_key, coach_key.user.id)
    with pytest.raises(Refused, match="not open to you"):
        begin(db, coach_key)
    for run in RUNNING.values():
        with pytest.raises(Refused, match="not open to you"):
            run(db, key)
    with pytest.raises(Refused, match="not open to you"):
        open_workshop(db, coach_key.user, key.id)


@pytest.mark.parametrize("what", RUNNING)
def test_who_manages_one_of_two_plans_reads_but_does_not_run(
    what: str, db: Database, plan_key: OpenPlan, coach_key: OpenPlan, new_plan: new_plans.NewPlan
) -> None:
    own = replace(new_plan, coach_email="")
    other = new_plans.start(db, coach_key.user, own, new_plan.starts_on).plan_id
    key = begin(db, coach_key, open_plan(db, coach_key.user, other))
    reader = open_workshop(db, plan_key.user, key.id)
    assert not reader.may_run
    before = contents(db)
    with pytest.raises(Refused, match="all of its plans"):
        RUNNING[what](db, reader)
    assert contents(db) == before
    assert workshops.load(db, reader).guide == GUIDE


def test_reviewers_strangers_and_the_closed_do_not_open_it(
    db: Database, office: OpenOffice, key: OpenWorkshop, ruth: User, stranger: User
) -> None:
    for person in (ruth, stranger, office.user):
        with pytest.raises(Refused, match="does not exist, or is not open to you"):
            open_workshop(db, person, key.id)
        assert workshops.of_user(db, person) == []
        assert workshop_papers.held(db, person) == []
    accounts.close(db, office, key.user.id)
    with pytest.raises(Refused):
        open_workshop(db, key.user, key.id)


def test_a_closed_plans_session_is_read_and_no_longer_run(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, bo: User
) -> None:
    plans.close(db, plan_key, HELD_ON, 1)
    assert not open_workshop(db, bo, key.id).may_run
    with pytest.raises(Refused):
        workshops.close(db, key)


def test_a_double_click_on_next_goes_one_step_on(db: Database, key: OpenWorkshop) -> None:
    seen = workshops.load(db, key).version
    workshops.move(db, key, course.go_on, seen)
    again = workshops.move(db, key, course.go_on, seen)
    assert again.course.place == 0


def test_a_session_is_loaded_as_it_stood(db: Database, key: OpenWorkshop) -> None:
    go_to(db, key, "clear")
    (phone,) = phones(db, key, 1)
    workshop_votes.join(db, phone)
    workshop_votes.join(db, phone)
    session = workshops.load(db, key)
    assert session.course.state is StepState.OPEN
    assert (session.joined, session.run_by) == (1, "Bo Larsen")
    assert [plan.manager for plan in session.plans] == ["Amara Nwosu"]


def test_closing_destroys_the_secret_and_every_key_and_keeps_the_results(
    db: Database, key: OpenWorkshop
) -> None:
    go_to(db, key, "clear")
    voters = phones(db, key, 5)
    for phone in voters:
        workshop_votes.join(db, phone)
    vote(db, [(phone, {"item-answer": "yes"}) for phone in voters], "clear")
    (row,) = db.query("select secret from workshops")
    session = workshops.close(db, key)
    assert workshops.close(db, key) == session
    assert row["secret"] not in contents(db)
    assert list(db.query("select * from workshop_votes")) == []
    assert list(db.query("select * from workshop_phones")) == []
    assert session.joined == 5
    (held,) = workshop_papers.held(db, key.user)
    assert held.results["clear"].of("answer", 1) == 5


def test_every_plan_hears_that_a_workshop_was_held(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop
) -> None:
    workshops.close(db, key)
    kinds = [(e.kind, e.by) for e in events.of_plan(db, plan_key, key.id)]
    assert kinds == [("workshop held", "Bo Larsen"), ("workshop started", "Bo Larsen")]


def test_a_forgotten_session_is_closed_after_a_day(db: Database, coach_key: OpenPlan) -> None:
    with pretending(now() - timedelta(hours=25)):
        old = begin(db, coach_key)
    new = begin(db, coach_key)
    workshops.close_forgotten(db)
    assert workshop_rows.session(db, old.id).is_closed
    assert not workshop_rows.session(db, new.id).is_closed
    assert [line.is_closed for line in workshops.of_user(db, coach_key.user)] == [False, True]


def test_names_are_chosen_before_the_first_answer_and_options_before_a_step_opens(
    db: Database, key: OpenWorkshop
) -> None:
    session = go_to(db, key, "choice")
    with pytest.raises(PlaybookError, match="two options"):
        workshop_wording.offer(db, key, ["only one"], session.version)
    session = workshop_wording.offer(db, key, ["Rota", " ", "Tools"], session.version)
    session = workshop_wording.name_or_not(db, key, True, session.version)
    assert session.course.step
    assert [item.text for item in session.course.step.items] == ["Rota", "Tools"]
    session = press(db, key, course.open_for_answers)
    (phone,) = phones(db, key, 1)
    vote(db, [(phone, {"item-1": "1", "name": "Jo"})], "choice")
    with pytest.raises(PlaybookError, match="before the first answer"):
        workshop_wording.name_or_not(db, key, False, session.version)
    with pytest.raises(PlaybookError, match="no longer be changed"):
        workshop_wording.offer(db, key, ["A", "B"], session.version)
    with pytest.raises(PlaybookError, match="shown once they are locked"):
        workshop_wording.show_live(db, key, True, session.version)


def test_all_steps_can_carry_names(db: Database, coach_key: OpenPlan) -> None:
    workshop_id = workshops.start(db, [coach_key], GUIDE, HELD_ON, named=True)
    guide = workshop_rows.session(db, workshop_id).guide
    assert all(step.is_named and not step.is_live for step in guide.steps)


def test_a_small_group_chooses_names_in_the_lobby_and_not_later(
    db: Database, key: OpenWorkshop
) -> None:
    for _ in range(2):
        named = workshop_wording.name_all(db, key, 1)
    assert named.guide.is_named
    assert named.version == 2, "the second press of a double click does nothing"
    session = press(db, key, course.go_on)
    with pytest.raises(PlaybookError, match="before the first step"):
        workshop_wording.name_all(db, key, session.version)


def test_a_session_needs_a_plan(db: Database) -> None:
    with pytest.raises(PlaybookError, match="Choose 1 to 60 plans"):
        workshops.start(db, [], GUIDE, HELD_ON)


def test_time_is_added_to_what_is_left_or_counted_from_now(db: Database, key: OpenWorkshop) -> None:
    first = workshop_wording.add_time(db, key)
    second = workshop_wording.add_time(db, key)
    assert first.ends_at
    assert second.ends_at
    assert second.ends_at - first.ends_at == timedelta(minutes=1)


def test_a_timer_ends_after_its_minutes_also_for_a_browser_that_comes_back(
    db: Database, coach_key: OpenPlan
) -> None:
    key = begin(db, coach_key, guide=replace(GUIDE, steps=(TIMER, TALK)))
    with pretending(NOON):
        press(db, key, course.go_on)
        (phone,) = phones(db, key, 1)
        with pytest.raises(PlaybookError, match="not open for answers"):
            vote(db, [(phone, {"words": "Tools"})], "alone")
        assert workshops.load(db, key).ends_at == NOON + timedelta(minutes=3)
        assert workshop_wording.add_time(db, key).ends_at == NOON + timedelta(minutes=4)
        assert press(db, key, course.go_on).ends_at is None, "the next step has no minutes"


def test_a_code_that_nobody_gave_opens_nothing(db: Database, key: OpenWorkshop) -> None:
    for code in ("", "AAAAAA", "' or 1=1 --", "🦊"):
        with pytest.raises(Refused, match="No session has this code"):
            open_phone(db, code, "cookie")
