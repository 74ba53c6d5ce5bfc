"""Plans: started once, moved, paused, closed; nothing is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.calendar import ShiftPattern
from playbook.errors import PlaybookError, Stale
from playbook.plan import Plan
from playbook.task import State
from storage import events, invitations, memberships, new_plans, plans, playbooks, tasks
from storage.access import OpenPlan, open_plan
from storage.new_plans import NewPlan
from storage.plan_rows import Calendar
from tests.storage.writes import TODAY, contents

MOVED = timedelta(days=9)


def test_starting_copies_every_task_and_gives_every_role(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    wanted = [t.key for m in playbooks.milestones_of(db, plan_key) for t in m.tasks]
    copied = tasks.of_plan(db, plan_key)
    assert sorted(task.key or "" for task in copied) == sorted(wanted)
    assert {task.state for task in copied} == {State.OPEN}
    roles = {member.name: member.role for member in memberships.of_plan(db, plan_key)}
    assert roles == {
        "Amara Nwosu": Role.MANAGER,
        "Ruth Adeyemi": Role.REVIEWER,
        "Bo Larsen": Role.COACH,
    }
    assert (plan.day(TODAY), plan.site, plan.manager) == (37, "Leeds", "Amara Nwosu")
    assert events.of_plan(db, plan_key, plan.id)[-1].kind == "plan started"


def test_a_double_click_starts_one_plan(
    db: Database, amara: User, new_plan: NewPlan, plan_key: OpenPlan
) -> None:
    before = contents(db)
    with pytest.raises(PlaybookError, match="You have a plan for this site"):
        new_plans.start(db, amara, new_plan, TODAY)
    assert contents(db) == before


def test_a_double_click_starts_one_plan_for_somebody_else_too(
    db: Database, ruth: User, new_plan: NewPlan
) -> None:
    theirs = replace(
        new_plan,
        is_mine=False,
        manager_email="kim@example.org",
        manager_name="Kim Bell",
        starter_role=Role.REVIEWER,
        reviewer_email="",
    )
    assert set(new_plans.start(db, ruth, theirs, TODAY).links) == {"kim@example.org"}
    before = contents(db)
    with pytest.raises(PlaybookError, match="There is a plan for Kim Bell"):
        new_plans.start(db, ruth, theirs, TODAY)
    assert contents(db) == before
    another = replace(theirs, manager_email="jo@example.org", manager_name="Jo Park")
    new_plans.start(db, ruth, another, TODAY)
    assert len(memberships.of_user(db, ruth)) == 2


def test_a_plan_started_for_somebody_waits_for_them(
    db: Database, ruth: User, new_plan: NewPlan, password: str
) -> None:
    theirs = replace(new_plan, is_mine=False, manager_email="kim@example.org", manager_name="K. B.")
    theirs = replace(theirs, starter_role=Role.REVIEWER, reviewer_email="")
    started = new_plans.start(db, ruth, theirs, TODAY)
    kim = invitations.accept(db, started.links["kim@example.org"], "Kim Bell", password).user
    key = open_plan(db, kim, started.plan_id)
    assert (key.role, plans.load(db, key).manager) == (Role.MANAGER, "Kim Bell")
    assert open_plan(db, ruth, started.plan_id).role is Role.REVIEWER


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"starts_on": date(1900, 1, 1)}, "1900 lies outside"),
        ({"starts_on": date(2199, 12, 31)}, "2199 lies outside"),
        ({"site": " "}, "The site is missing"),
        ({"site": "x" * 5_000}, "The site has 5,000 characters"),
        ({"time_zone": "Mars/Phobos"}, "time zone"),
        ({"time_zone": "../../etc/passwd"}, "time zone"),
        ({"time_zone": ""}, "time zone"),
        ({"calendar": Calendar(frozenset())}, "at least one working day"),
        ({"calendar": Calendar(country="XX")}, "No public holidays are known"),
        ({"reviewer_email": "nobody"}, "not an e-mail address"),
        ({"reviewer_email": "amara@example.org"}, "one part in a plan"),
        ({"coach_email": " Ruth@example.org"}, "one part in a plan"),
        ({"is_mine": False, "manager_name": "Kim"}, "not an e-mail address"),
        ({"is_mine": False, "manager_email": "kim@example.org"}, "manager’s name is missing"),
    ],
)
def test_a_plan_that_cannot_be_leaves_nothing_behind(
    db: Database, amara: User, new_plan: NewPlan, changes: dict[str, object], why: str
) -> None:
    before = contents(db)
    with pytest.raises(PlaybookError, match=why):
        new_plans.start(db, amara, replace(new_plan, **changes), TODAY)
    assert contents(db) == before


@pytest.mark.parametrize("site", ["🏢 Malmö", "‏الرياض", "<img onerror=x>", "[a](http://b)"])
def test_a_site_comes_back_as_typed(
    db: Database, amara: User, new_plan: NewPlan, site: str
) -> None:
    started = new_plans.start(db, amara, replace(new_plan, site=site), TODAY)
    assert plans.load(db, open_plan(db, amara, started.plan_id)).site == site


def test_shifts_and_holidays_come_back_as_chosen(
    db: Database, amara: User, new_plan: NewPlan
) -> None:
    calendar = Calendar(shift=ShiftPattern(4, 3, TODAY), country="GB", subdivision="SCT")
    new = replace(new_plan, calendar=calendar)
    plan = plans.load(db, open_plan(db, amara, new_plans.start(db, amara, new, TODAY).plan_id))
    assert plan.calendar == new.preview().calendar
    assert date(2026, 11, 30) in plan.calendar.holidays


def test_moving_the_start_moves_what_is_open_and_leaves_what_is_done(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    first = tasks.of_plan(db, plan_key)[0]
    tasks.complete(db, plan_key, plan, first.id, 1, TODAY)
    before = tasks.of_plan(db, plan_key)
    plans.move_start(db, plan_key, plan.starts_on + MOVED, TODAY, plan.version)
    moved = plans.load(db, plan_key)
    assert tasks.of_plan(db, plan_key) == before
    for task in before:
        assert moved.date_of(task.due_day) == plan.date_of(task.due_day) + MOVED
    event = events.of_plan(db, plan_key, plan.id)[0]
    assert event.before == {"starts_on": plan.starts_on.isoformat()}
    assert event.after == {"starts_on": (plan.starts_on + MOVED).isoformat()}


@pytest.mark.parametrize("year", [1900, 2199])
def test_a_start_is_not_moved_out_of_reach(
    db: Database, plan_key: OpenPlan, plan: Plan, year: int
) -> None:
    with pytest.raises(PlaybookError, match="lies outside"):
        plans.move_start(db, plan_key, date(year, 1, 1), TODAY, plan.version)
    assert plans.load(db, plan_key) == plan


def test_two_who_arrange_at_once_do_not_overwrite_each_other(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    plans.move_start(db, plan_key, plan.starts_on + MOVED, TODAY, plan.version)
    before = contents(db)
    with pytest.raises(Stale, match="This plan was changed by Amara Nwosu"):
        plans.move_start(db, plan_key, plan.starts_on, TODAY, plan.version)
    with pytest.raises(Stale):
        plans.close(db, plan_key, TODAY, plan.version)
    assert contents(db) == before


def test_a_pause_and_coming_back(db: Database, plan_key: OpenPlan, plan: Plan) -> None:
    plans.pause(db, plan_key, TODAY, None, "sickness")
    assert plans.load(db, plan_key).day(TODAY + MOVED) == 36
    with pytest.raises(PlaybookError, match="overlap"):
        plans.pause(db, plan_key, TODAY + MOVED, None, "leave")
    plans.resume(db, plan_key, TODAY + timedelta(days=3))
    back = plans.load(db, plan_key)
    assert back.day(TODAY + timedelta(days=4)) == 37
    assert back.date_of(120) == plan.date_of(120) + timedelta(days=4)
    kinds = [event.kind for event in events.of_plan(db, plan_key, plan.id)[:2]]
    assert kinds == ["plan resumed", "plan paused"]


def test_back_on_the_day_it_began_there_was_no_pause(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    plans.pause(db, plan_key, TODAY, None, "sickness")
    plans.resume(db, plan_key, TODAY - timedelta(days=1))
    assert plans.load(db, plan_key).pauses == ()


def test_nobody_comes_back_after_thousands_of_years(db: Database, plan_key: OpenPlan) -> None:
    plans.pause(db, plan_key, TODAY, None, "sickness")
    before = contents(db)
    with pytest.raises(PlaybookError, match="two years at most"):
        plans.resume(db, plan_key, date.max)
    assert contents(db) == before


def test_closed_archived_and_reopened_a_plan_is_as_before(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    plans.close(db, plan_key, TODAY, 1)
    plans.archive(db, plan_key, TODAY + MOVED, 2)
    archived = plans.load(db, plan_key)
    assert (archived.closed_on, archived.archived_on) == (TODAY, TODAY + MOVED)
    plans.reopen(db, plan_key, 3)
    assert plans.load(db, plan_key) == replace(plan, version=4)
    kinds = [event.kind for event in events.of_plan(db, plan_key, plan.id)]
    assert kinds[:3] == ["plan reopened", "plan archived", "plan closed"]
