"""What is worked out from figures is kept only as long as no figure changes."""

import pytest
from sqlite_utils import Database

from playbook.account import User
from storage import figure_state
from storage.access import OpenPlan
from tests.storage.writes import WRITES, furnish

COUNTED_FROM = (
    "imports",
    "facts",
    "fact_withins",
    "own_kpis",
    "own_figures",
    "targets",
    "target_versions",
    "target_steps",
    "rebases",
)


def counted_from(db: Database) -> list[list[dict[str, object]]]:
    return [list(db.query(f"select * from {table}")) for table in COUNTED_FROM]


@pytest.mark.parametrize("name", sorted(WRITES))
def test_no_write_changes_figures_and_leaves_their_state(
    name: str, db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    furnished = furnish(db, plan_key, ruth.id)
    state, before = figure_state.of_plan(db, plan_key), counted_from(db)
    WRITES[name][1](plan_key, furnished)
    has_moved = figure_state.of_plan(db, plan_key) != state
    assert has_moved or counted_from(db) == before


def test_a_tick_or_an_idea_leaves_the_state_of_the_figures(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    furnished = furnish(db, plan_key, ruth.id)
    state = figure_state.of_plan(db, plan_key)
    for name in ("tasks.complete", "ideas.add", "happenings.add"):
        WRITES[name][1](plan_key, furnished)
    assert figure_state.of_plan(db, plan_key) == state
