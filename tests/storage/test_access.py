"""One door: every write on a plan is tried with every kind of key."""

import inspect
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.access import EVERYTHING, Permission, Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused
from storage import accounts, memberships, plans
from storage.access import OpenOffice, OpenPlan, open_office, open_plan
from tests.storage.improvement_writes import IMPROVEMENT_PARTS, IMPROVEMENT_READS
from tests.storage.kpi_writes import FIGURE_PARTS, FIGURE_READS
from tests.storage.questionnaire_writes import QUESTIONNAIRE_PARTS, QUESTIONNAIRE_READS
from tests.storage.writes import ANSWERS, REVIEWS, TODAY, WRITES, Furnished, contents, furnish

READS = {
    "answers.counted",
    "answers.readable",
    "channel_plans.of_plan",
    "channel_plans.owners_named",
    "channel_plans.plans_of",
    "chart_history.edits_of",
    "chart_history.steps",
    "chart_history.told",
    "chart_tasks.of_plan",
    "new_tasks.offered",
    "chart_versions.chart",
    "chart_versions.newest",
    "chart_versions.of_plan",
    "calendar_links.is_shared",
    "check_ins.of_plan",
    "commitments.of_plan",
    "events.of_plan",
    "events.state",
    "evidence.count",
    "evidence.of_tasks",
    "invitations.pending",
    "memberships.of_plan",
    "milestone_reviews.facts",
    "milestone_reviews.of_plan",
    "observations.count_themes",
    "observations.counts",
    "observations.readable",
    "papers.gather",
    "plans.load",
    "playbooks.milestones_of",
    "sampling_plans.get",
    "seats.load",
    "since_last_check_in.of_plan",
    "slips.of_plan",
    "task_links.of_task",
    "taken_actions.waiting",
    "tasks.get",
    "tasks.of_plan",
}
PARTS_OF_A_WRITE = {
    *QUESTIONNAIRE_PARTS,
    *IMPROVEMENT_PARTS,
    *FIGURE_PARTS,
    "access.writing_on",
    "chart_history.note",
    "chart_writing.write",
    "meetings.follow",
    "repeats.follow",
    "seats.store",
    "tasks.insert_own",
    "tasks.settle_meeting",
    "ideas.insert_new",
}
ANY_READERS_OWN = {"calendar_links.share", "calendar_links.revoke"}
COACHES_TOO = {
    "workshops.start",  # tried in test_workshops.py
    "taken_actions.put",  # tried in test_workshop_actions.py
}
every_write = pytest.mark.parametrize("name", WRITES)
not_while_closed = [name for name, (needs, _) in WRITES.items() if needs is not Permission.ARRANGE]


@pytest.fixture
def furnished(db: Database, plan_key: OpenPlan, ruth: User) -> Furnished:
    return furnish(db, plan_key, ruth.id)


def _taking_a_key() -> Iterator[str]:
    for path in sorted(Path(storage.__file__).parent.glob("*.py")):
        if path.stem.startswith("__"):
            continue
        module = import_module(f"storage.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and "OpenPlan" in str(inspect.signature(function).parameters.values()):
                yield f"{path.stem}.{name}"


def test_every_function_that_takes_a_key_is_tried_here() -> None:
    reads = READS | FIGURE_READS | IMPROVEMENT_READS | QUESTIONNAIRE_READS
    writes = set(WRITES) | set(REVIEWS) | set(ANSWERS) | ANY_READERS_OWN | COACHES_TOO
    assert set(_taking_a_key()) == reads | PARTS_OF_A_WRITE | writes


@every_write
def test_a_manager_may_write_on_the_own_plan(
    name: str, plan_key: OpenPlan, furnished: Furnished
) -> None:
    before = contents(furnished.db)
    WRITES[name][1](plan_key, furnished)
    does_nothing_yet = {"tasks.reopen", "plans.resume"}
    assert (contents(furnished.db) == before) == (name in does_nothing_yet)


@every_write
def test_reviewer_coach_and_viewer_write_nothing(
    name: str, plan_key: OpenPlan, furnished: Furnished, ruth: User, bo: User, stranger: User
) -> None:
    memberships.give(furnished.db, plan_key, stranger, Role.VIEWER)
    before = contents(furnished.db)
    for person in (ruth, bo, stranger):
        key = open_plan(furnished.db, person, plan_key.id)
        with pytest.raises(Refused, match="you may not"):
            WRITES[name][1](key, furnished)
    assert contents(furnished.db) == before


@pytest.mark.parametrize("name", REVIEWS)
def test_only_a_reviewer_reviews(
    name: str, plan_key: OpenPlan, furnished: Furnished, ruth: User, bo: User, stranger: User
) -> None:
    memberships.give(furnished.db, plan_key, stranger, Role.VIEWER)
    before = contents(furnished.db)
    for person in (plan_key.user, bo, stranger):
        with pytest.raises(Refused, match="you may not"):
            REVIEWS[name](open_plan(furnished.db, person, plan_key.id), furnished)
    assert contents(furnished.db) == before
    REVIEWS[name](open_plan(furnished.db, ruth, plan_key.id), furnished)
    assert contents(furnished.db) != before


@pytest.mark.parametrize("name", ANSWERS)
def test_manager_reviewer_and_coach_answer_and_a_viewer_does_not(
    name: str, plan_key: OpenPlan, furnished: Furnished, ruth: User, bo: User, stranger: User
) -> None:
    memberships.give(furnished.db, plan_key, stranger, Role.VIEWER)
    before = contents(furnished.db)
    with pytest.raises(Refused, match="you may not"):
        ANSWERS[name](open_plan(furnished.db, stranger, plan_key.id), furnished)
    assert contents(furnished.db) == before
    for person in (plan_key.user, ruth, bo):
        before = contents(furnished.db)
        ANSWERS[name](open_plan(furnished.db, person, plan_key.id), furnished)
        assert contents(furnished.db) != before


@pytest.mark.parametrize("name", ANSWERS)
def test_nobody_answers_on_a_closed_plan_or_after_their_role_has_ended(
    name: str, plan_key: OpenPlan, furnished: Furnished, ruth: User, bo: User
) -> None:
    held, coach = (open_plan(furnished.db, person, plan_key.id) for person in (ruth, bo))
    memberships.withdraw(furnished.db, plan_key, ruth.id)
    plans.close(furnished.db, plan_key, TODAY, furnished.plan.version)
    before = contents(furnished.db)
    for key, why in ((held, "not open to you"), (coach, "This plan is closed")):
        with pytest.raises(Refused, match=why):
            ANSWERS[name](key, furnished)
    assert contents(furnished.db) == before


@pytest.mark.parametrize("name", REVIEWS)
def test_a_reviewer_removed_meanwhile_reviews_nothing(
    name: str, plan_key: OpenPlan, furnished: Furnished, ruth: User
) -> None:
    held = open_plan(furnished.db, ruth, plan_key.id)
    memberships.withdraw(furnished.db, plan_key, ruth.id)
    before = contents(furnished.db)
    with pytest.raises(Refused, match="not open to you"):
        REVIEWS[name](held, furnished)
    assert contents(furnished.db) == before


@every_write
def test_a_key_that_claims_more_than_the_role_allows_opens_nothing(
    name: str, plan_key: OpenPlan, furnished: Furnished, stranger: User
) -> None:
    before = contents(furnished.db)
    with pytest.raises(Refused, match="not open to you"):
        WRITES[name][1](replace(plan_key, user=stranger, permissions=EVERYTHING), furnished)
    assert contents(furnished.db) == before


@every_write
def test_a_key_taken_before_the_plan_was_handed_over_writes_nothing(
    name: str, plan_key: OpenPlan, furnished: Furnished, ruth: User
) -> None:
    memberships.give(furnished.db, plan_key, ruth, Role.MANAGER)
    memberships.withdraw(furnished.db, open_plan(furnished.db, ruth, plan_key.id), plan_key.user.id)
    before = contents(furnished.db)
    with pytest.raises(Refused, match="not open to you"):
        WRITES[name][1](plan_key, furnished)
    assert contents(furnished.db) == before


@pytest.mark.parametrize("name", not_while_closed)
def test_a_closed_plan_is_not_worked_on_even_with_an_old_key(
    name: str, plan_key: OpenPlan, furnished: Furnished
) -> None:
    plans.close(furnished.db, plan_key, TODAY, furnished.plan.version)
    before = contents(furnished.db)
    with pytest.raises(Refused, match="This plan is closed"):
        WRITES[name][1](plan_key, furnished)
    assert contents(furnished.db) == before


@every_write
def test_whose_account_was_closed_writes_nothing(
    name: str, plan_key: OpenPlan, furnished: Furnished, office: OpenOffice
) -> None:
    accounts.close(furnished.db, office, plan_key.user.id)
    before = contents(furnished.db)
    with pytest.raises(PlaybookError):
        WRITES[name][1](plan_key, furnished)
    assert contents(furnished.db) == before


@pytest.mark.parametrize("plan_id", ["", "nothing", "' or 1=1 --", "x" * 5_000, "🦊"])
def test_an_address_that_names_no_plan_opens_none(db: Database, amara: User, plan_id: str) -> None:
    with pytest.raises(Refused, match="does not exist, or is not open to you"):
        open_plan(db, amara, plan_id)


def test_a_stranger_learns_no_more_than_that_there_may_be_no_such_plan(
    db: Database, plan_key: OpenPlan, stranger: User, administrator: User
) -> None:
    for person in (stranger, administrator):
        with pytest.raises(Refused) as refusal:
            open_plan(db, person, plan_key.id)
        assert str(refusal.value) == "This plan does not exist, or is not open to you."


def test_everybody_on_the_plan_can_read_it_also_when_closed(
    db: Database, plan_key: OpenPlan, ruth: User, bo: User
) -> None:
    plans.close(db, plan_key, TODAY, 1)
    assert [open_plan(db, p, plan_key.id).role for p in (plan_key.user, ruth, bo)] == [
        Role.MANAGER,
        Role.REVIEWER,
        Role.COACH,
    ]


def test_only_an_administrator_opens_the_office(
    db: Database, amara: User, office: OpenOffice
) -> None:
    with pytest.raises(Refused, match="Only an administrator"):
        open_office(db, amara)
    accounts.make_administrator(db, office, amara.id)
    assert open_office(db, accounts.get(db, amara.id)).user.id == amara.id


def test_an_office_key_held_after_the_right_was_withdrawn_does_nothing(
    db: Database, amara: User, office: OpenOffice
) -> None:
    accounts.make_administrator(db, office, amara.id)
    accounts.withdraw_administrator(db, open_office(db, amara), office.user.id)
    before = contents(db)
    with pytest.raises(Refused, match="Only an administrator"):
        accounts.close(db, office, amara.id)
    assert contents(db) == before
