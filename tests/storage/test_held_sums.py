"""Sums are added up once, and anew as soon as other imports are in force."""

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.facts import Fact
from storage import facts, held_sums, imports
from storage.access import OpenPlan
from storage.facts import Window

MONDAY = date(2026, 10, 5)


def figure(offered: float, queue: str = "Sales") -> Fact:
    return Fact(day=MONDAY, hour=9, queue=queue, offered=offered, answered=offered, abandoned=0)


def offered(db: Database, plan: OpenPlan, queue: str | None = None) -> float:
    return sum(fact.offered or 0 for fact in facts.of(db, plan, (), Window(queue=queue)))


def test_an_import_and_its_undoing_show_at_once(db: Database, plan_key: OpenPlan) -> None:
    imports.add_by_hand(db, plan_key, "first", [figure(10)])
    assert offered(db, plan_key) == 10
    imports.add_by_hand(db, plan_key, "second", [figure(5, "Help")])
    assert offered(db, plan_key) == 15
    assert facts.different(db, plan_key, "queue") == ("Help", "Sales")
    imports.add_by_hand(db, plan_key, "third", [figure(7)], replace=True)
    assert offered(db, plan_key, "Sales") == 7
    imports.undo(db, plan_key, "third")
    assert offered(db, plan_key, "Sales") == 10
    imports.undo(db, plan_key, "second")
    assert facts.different(db, plan_key, "queue") == ("Sales",)


def test_what_another_connection_imports_shows_too(
    db: Database, database: Path, plan_key: OpenPlan
) -> None:
    imports.add_by_hand(db, plan_key, "first", [figure(10)])
    assert offered(db, plan_key) == 10
    with storage.connect(database) as other:
        imports.add_by_hand(other, plan_key, "second", [figure(5, "Help")])
    assert offered(db, plan_key) == 15


def test_an_import_that_fails_leaves_nothing_held(db: Database, plan_key: OpenPlan) -> None:
    imports.add_by_hand(db, plan_key, "first", [figure(10)])
    with pytest.raises(imports.Overlapping):
        imports.add_by_hand(db, plan_key, "second", [figure(5)])
    assert offered(db, plan_key) == 10


def test_the_same_question_is_not_added_up_twice(db: Database, plan_key: OpenPlan) -> None:
    imports.add_by_hand(db, plan_key, "first", [figure(10)])
    asked = list[str]()

    def add_up() -> int:
        asked.append("again")
        return 10

    assert [held_sums.held(db, plan_key, "ten", add_up) for _ in range(3)] == [10, 10, 10]
    assert asked == ["again"]
    for number in range(held_sums.MOST):
        held_sums.held(db, plan_key, ("other", number), lambda: 0)
    held_sums.held(db, plan_key, "ten", add_up)
    assert asked == ["again", "again"]
