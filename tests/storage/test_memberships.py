"""Who is what on a plan."""

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused
from storage import accounts, events, memberships, new_plans, plan_rows, plans
from storage.access import OpenOffice, OpenPlan, open_plan
from tests.storage.writes import TODAY, contents


def test_a_plan_handed_over_has_one_manager_and_the_former_may_read(
    db: Database, plan_key: OpenPlan, ruth: User, amara: User
) -> None:
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    roles = {m.name: m.role for m in memberships.of_plan(db, plan_key)}
    assert roles["Ruth Adeyemi"] is Role.MANAGER
    assert roles["Amara Nwosu"] is Role.VIEWER
    assert list(roles.values()).count(Role.MANAGER) == 1
    assert plans.load(db, open_plan(db, amara, plan_key.id)).manager == "Ruth Adeyemi"
    kinds = [event.kind for event in events.of_plan(db, plan_key)[:2]]
    assert kinds == ["role given", "plan handed over"]


def test_nobody_reviews_themselves(db: Database, plan_key: OpenPlan, amara: User) -> None:
    with pytest.raises(PlaybookError, match="nobody reviews themselves"):
        memberships.give(db, plan_key, amara, Role.REVIEWER)


def test_a_plan_keeps_its_manager(db: Database, plan_key: OpenPlan, amara: User) -> None:
    before = contents(db)
    with pytest.raises(PlaybookError, match="Hand it over to a successor"):
        memberships.withdraw(db, plan_key, amara.id)
    assert contents(db) == before


def test_a_withdrawn_role_closes_the_door_at_once(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    memberships.withdraw(db, plan_key, ruth.id)
    with pytest.raises(Refused):
        open_plan(db, ruth, plan_key.id)
    event = events.of_plan(db, plan_key)[0]
    assert (event.kind, event.before) == (
        "role withdrawn",
        {"name": "Ruth Adeyemi", "role": "reviewer"},
    )
    once = contents(db)
    memberships.withdraw(db, plan_key, ruth.id)
    assert contents(db) == once


def test_a_closed_account_gets_no_role(
    db: Database, plan_key: OpenPlan, office: OpenOffice, stranger: User
) -> None:
    accounts.close(db, office, stranger.id)
    with pytest.raises(PlaybookError, match="is closed"):
        memberships.give(db, plan_key, accounts.get(db, stranger.id), Role.COACH)


def test_one_person_may_be_manager_here_and_coach_there(
    db: Database, plan_key: OpenPlan, bo: User
) -> None:
    own = new_plans.NewPlan("Aberdeen", TODAY, "UTC", plan_rows.Calendar())
    new_plans.start(db, bo, own, TODAY)
    assert [(r.site, r.role) for r in memberships.of_user(db, bo)] == [
        ("Aberdeen", Role.MANAGER),
        ("Leeds", Role.COACH),
    ]


def test_closed_and_archived_plans_stand_last(
    db: Database, amara: User, plan_key: OpenPlan
) -> None:
    plans.archive(db, plan_key, TODAY, 1)
    new_plans.start(db, amara, new_plans.NewPlan("York", TODAY, "UTC", plan_rows.Calendar()), TODAY)
    listed = [(r.site, r.is_closed, r.is_archived) for r in memberships.of_user(db, amara)]
    assert listed == [("York", False, False), ("Leeds", True, True)]


def test_the_administrator_gives_roles_without_looking_into_plans(
    db: Database, plan_key: OpenPlan, office: OpenOffice, stranger: User
) -> None:
    memberships.give_as_administrator(db, office, plan_key.id, stranger, Role.VIEWER)
    assert open_plan(db, stranger, plan_key.id).role is Role.VIEWER
    assert events.of_plan(db, plan_key)[0].by == "Priya Raman"
    assert [p.site for p in memberships.all_plans(db, office)] == ["Leeds"]
    assert len(memberships.of_everyone(db, office)) == 4
    memberships.withdraw_as_administrator(db, office, plan_key.id, stranger.id)
    with pytest.raises(Refused):
        open_plan(db, stranger, plan_key.id)
    with pytest.raises(Refused):
        open_plan(db, office.user, plan_key.id)
