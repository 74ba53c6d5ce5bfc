"""The made-up company."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.access import Role
from playbook.kpi.ramp import on_ramp_words
from storage import (
    accounts,
    backup,
    demo_company,
    events,
    memberships,
    milestone_reviews,
    observations,
    plans,
    questionnaire_results,
    questionnaire_rounds,
    tasks,
)
from storage.access import open_plan
from storage.demo_company.people import MANAGERS, ManagerStory, who_to_be

TODAY = date(2026, 11, 20)
BRIEF = [story for story in MANAGERS if -5 < story.day < 25 or story.twist == "successor"]


def built(path: Path, stories: Sequence[ManagerStory] = BRIEF) -> Path:
    storage.prepare(path)
    with storage.connect(path) as db:
        demo_company.build(db, TODAY, stories)
    return path


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("demo") / "demo.db")


@pytest.fixture
def db(company: Path) -> Iterator[Database]:
    with storage.connect(company) as db:
        yield db


def told(db: Database) -> list[object]:
    """What happened, without the ids, which are random."""
    rows = db.query("select kind, happened_at, before, after from events order by happened_at, id")
    return [row for row in rows if "password" not in row["kind"]]


def test_there_are_a_dozen_managers_at_different_days() -> None:
    assert len(MANAGERS) >= 12
    assert len({story.day for story in MANAGERS}) == len(MANAGERS)
    assert any(story.day < 1 for story in MANAGERS)
    assert any(story.day > 120 for story in MANAGERS)


def test_it_is_the_same_company_every_time(company: Path, db: Database, tmp_path: Path) -> None:
    with storage.connect(built(tmp_path / "again.db")) as again:
        assert told(again) == told(db)


def test_every_plan_stands_on_the_day_its_story_says(db: Database) -> None:
    for story in BRIEF:
        user = accounts.by_email(db, story.person.email)
        assert user
        for part in memberships.of_user(db, user):
            plan = plans.load(db, open_plan(db, user, part.plan_id))
            assert plan.day(TODAY) == story.day


def test_nothing_happened_in_the_future_and_every_past_has_something_in_it(db: Database) -> None:
    last = max(row["happened_at"] for row in db.query("select happened_at from events"))
    assert last < (TODAY + timedelta(days=1)).isoformat()
    for story in BRIEF:
        user = accounts.by_email(db, story.person.email)
        assert user
        key = open_plan(db, user, memberships.of_user(db, user)[0].plan_id)
        if story.day > 7:
            assert any(task.is_settled for task in tasks.of_plan(db, key))
            assert observations.counts(db, key)
            assert len(events.of_plan(db, key)) > 20


def test_a_plan_was_handed_to_a_successor(db: Database) -> None:
    successor = accounts.by_email(db, "henrik@harbourmutual.example")
    assert successor
    assert memberships.of_user(db, successor)[0].role is Role.MANAGER


def test_everybody_a_visitor_may_be_has_an_account_without_a_password(
    company: Path, db: Database
) -> None:
    assert db.execute("select count(*) from users where password_hash is not null").fetchone() == (
        0,
    )
    names = {user["name"] for user in db.query("select name from users")}
    played = {story.name for story in BRIEF}
    for _what, people in who_to_be():
        for person in people:
            assert person.name in names or person.name not in played
    assert backup.check(company) == []


def test_what_was_signed_holds_what_stood_there_that_day(tmp_path: Path) -> None:
    (story,) = [one for one in MANAGERS if one.day > 120]
    with storage.connect(built(tmp_path / "one.db", [story])) as db:
        user = accounts.by_email(db, story.person.email)
        assert user
        key = open_plan(db, user, memberships.of_user(db, user)[0].plan_id)
        signed = {each.milestone: each.snapshot for each in milestone_reviews.of_plan(db, key)}
    last = signed["review"]
    assert last
    assert "of 4 KPIs on their ramp" in on_ramp_words(last.ramps)
    proofs = {proof.label: proof.counted for proof in last.proofs}
    assert proofs["health check rounds closed"] >= 2
    assert proofs["guiding questions answered"] > 0


def test_managers_past_the_first_fortnight_have_asked_their_colleagues(
    db: Database,
) -> None:
    for story in BRIEF:
        user = accounts.by_email(db, story.person.email)
        assert user
        key = open_plan(db, user, memberships.of_user(db, user)[0].plan_id)
        rounds = questionnaire_rounds.of_plan(db, key)
        if story.active_day not in (12, 13, 14):  # the first is opened on a working day
            assert bool(rounds) == (story.active_day > 12)
        assert all(not each.is_open or each.day > story.day - 6 for each in rounds)
        checks = questionnaire_results.of_questionnaire(db, key, "health_check")
        assert all(len(voices) == 4 for each, voices in checks if not each.is_open)
