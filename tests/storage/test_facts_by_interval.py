"""A file from when facts were kept for every hour and reason together, brought up to date."""

from datetime import datetime

import pytest
from sqlite_utils import Database

from playbook.facts import Within
from storage import facts, imports, volumes
from storage.access import OpenPlan
from storage.migrations import apply_steps
from storage.rows import insert, new_id
from storage.schema import STEPS
from tests.storage.test_imports import export

STEP = "017_facts_by_interval"
MONDAY = "2026-10-05"


@pytest.fixture
def import_id(db: Database, plan_key: OpenPlan) -> str:
    """An import of a day; its facts are then kept as they were before the step."""
    kept = imports.add(db, plan_key, new_id(), export(f"{MONDAY},Sales,1,1,0")).id
    for table in ("facts", "fact_withins"):
        db.execute(f"drop table {table}")
        for statement in STEPS["007_kpis"]:
            if f"table {table} (" in statement or f" on {table} (" in statement:
                db.execute(statement)
    db.execute("update imports set known = 'offered answered longest_wait_seconds'")
    db.execute("delete from schema_steps where name = ?", [STEP])
    return kept


def test_sums_counts_and_reasons_are_what_they_were(
    db: Database, plan_key: OpenPlan, import_id: str
) -> None:
    at = {"import_id": import_id, "pattern": 0, "day": MONDAY, "week": MONDAY, "days": 1}
    place = {**at, "channel": "Voice", "queue": "Sales"}
    for hour, reason, offered, longest in (
        (9, "Bill", 3, 40),
        (9, "Fault", 2, 70),
        (9, None, 1, 10),
        (15, "Bill", 4, 20),
    ):
        sums = {"offered": offered, "longest_wait_seconds": longest}
        insert(db, "facts", {**place, "hour": hour, "contact_reason": reason, **sums})
    insert(db, "facts", {**place, "pattern": 1, "hour": 9, "contact_reason": "Bill", "answered": 5})
    for hour, in_time in ((9, 4), (15, 3)):
        counts = {"answered": in_time, "answered_of": 5}
        row = {**place, "hour": hour, "counted": "within", "seconds": 20, **counts}
        insert(db, "fact_withins", row)

    assert apply_steps(db) == [STEP]

    told, unknown = facts.of(db, plan_key)
    assert (told.offered, told.longest_wait_seconds, told.answered) == (10, 70, None)
    assert told.within == (Within(20, 7, 10),)
    assert (unknown.offered, unknown.answered) == (None, 5)
    reasons = [(f.contact_reason, f.offered) for f in facts.of(db, plan_key, ("contact_reason",))]
    assert reasons == [("Bill", 7), ("Bill", None), ("Fault", 2)]
    [nine, three] = volumes.by_hour(db, plan_key).offered.items()
    assert (nine, three) == ((datetime(2026, 10, 5, 9), 6), (datetime(2026, 10, 5, 15), 4))


def test_what_was_set_aside_stays_aside(db: Database, plan_key: OpenPlan, import_id: str) -> None:
    row = {"import_id": import_id, "pattern": 0, "day": MONDAY, "week": MONDAY, "days": 1}
    insert(db, "facts", {**row, "hour": 9, "offered": 3, "replaced_by": import_id})
    insert(db, "facts", {**row, "hour": 9, "offered": 4})
    apply_steps(db)
    assert [fact.offered for fact in facts.of(db, plan_key)] == [4]
    set_aside = db.query("select offered from facts where replaced_by = ?", [import_id])
    assert [row["offered"] for row in set_aside] == [3]
