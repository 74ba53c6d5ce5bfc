"""People, a real database file and a started plan, for storage and page tests alike."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from sqlite_utils import Database

import storage
from playbook.account import User
from playbook.plan import Plan
from storage import accounts, new_plans, plan_rows, plans, playbooks
from storage.access import OpenOffice, OpenPlan, open_office, open_plan
from storage.engine import writing
from storage.rows import update

settings.register_profile("day120", max_examples=50, deadline=None)
settings.load_profile("day120")

PASSWORD = "three small words"
PLAN_DAY = 37
NewPerson = Callable[[str], User]


@pytest.fixture(scope="session")
def password() -> str:
    """Everybody's password."""
    return PASSWORD


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """The real hash at its least cost: a strong one is slow on purpose."""
    with pytest.MonkeyPatch.context() as patch:
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(accounts, "HASHER", hasher)
        patch.setattr(accounts, "NOBODY", hasher.hash("no account has this password"))
        yield


@pytest.fixture(scope="session")
def hashed(quick_passwords: None) -> str:
    return accounts.HASHER.hash(PASSWORD)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; each test writes on a copy."""
    path = tmp_path_factory.mktemp("prepared") / "day120.db"
    storage.prepare(path)
    with storage.connect(path) as db:
        playbooks.publish_built_in(db)
        db.execute("pragma wal_checkpoint(truncate)")
    return path


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prepared: Path) -> Path:
    """An up-to-date file with the built-in playbook and nobody in it."""
    path = tmp_path / "day120.db"
    monkeypatch.setenv("DAY120_DATA", str(path))
    monkeypatch.delenv("DAY120_PUBLIC_ADDRESS", raising=False)
    monkeypatch.delenv("DAY120_DEMO", raising=False)
    copyfile(prepared, path)
    return path


@pytest.fixture
def db(database: Path) -> Iterator[Database]:
    with storage.connect(database) as db:
        yield db


@pytest.fixture
def new_person(db: Database, hashed: str) -> NewPerson:
    """`new_person("Amara Nwosu")` has the address amara@example.org and everybody's password."""

    def add(name: str) -> User:
        with writing(db):
            return accounts.add(db, name, f"{name.split()[0].lower()}@example.org", hashed)

    return add


@pytest.fixture
def amara(new_person: NewPerson) -> User:
    """The manager."""
    return new_person("Amara Nwosu")


@pytest.fixture
def ruth(new_person: NewPerson) -> User:
    """The reviewer."""
    return new_person("Ruth Adeyemi")


@pytest.fixture
def bo(new_person: NewPerson) -> User:
    """The coach."""
    return new_person("Bo Larsen")


@pytest.fixture
def stranger(new_person: NewPerson) -> User:
    """Somebody with an account and no part in the plan."""
    return new_person("Sam Outsider")


@pytest.fixture
def administrator(db: Database, new_person: NewPerson) -> User:
    user = new_person("Priya Raman")
    with writing(db):
        update(db, "users", user.id, {"administrator_since": "2026-01-05"})
    return accounts.get(db, user.id)


@pytest.fixture
def office(db: Database, administrator: User) -> OpenOffice:
    return open_office(db, administrator)


@pytest.fixture
def today() -> date:
    """The real day, because pages ask the clock; storage tests have a day of their own."""
    return datetime.now(UTC).date()


@pytest.fixture
def new_plan(ruth: User, bo: User, today: date) -> new_plans.NewPlan:
    """Today is plan day 37, in UTC; Monday to Friday, no public holidays."""
    return new_plans.NewPlan(
        site="Leeds",
        starts_on=today - timedelta(days=PLAN_DAY - 1),
        time_zone="UTC",
        calendar=plan_rows.Calendar(),
        reviewer_email=ruth.email,
        coach_email=bo.email,
    )


@pytest.fixture
def plan_key(db: Database, amara: User, new_plan: new_plans.NewPlan, today: date) -> OpenPlan:
    """Amara's own key to her plan, which Ruth reviews and Bo coaches."""
    return open_plan(db, amara, new_plans.start(db, amara, new_plan, today).plan_id)


@pytest.fixture
def plan(db: Database, plan_key: OpenPlan) -> Plan:
    return plans.load(db, plan_key)
