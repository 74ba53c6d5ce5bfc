"""Published versions: a running plan keeps the words it started with."""

import copy
from typing import Any

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.content_file import read_document
from playbook.errors import ContentError
from storage import new_plans, plan_rows, playbooks, tasks
from storage.access import OpenPlan, open_plan
from tests.storage.writes import TODAY, contents

NEW_TITLE = "Reworded by a coach"


def reworded() -> dict[str, Any]:
    document = copy.deepcopy(read_document())
    document["milestones"][0]["tasks"][0]["title"] = NEW_TITLE
    document["milestones"][0]["purpose"] = NEW_TITLE
    return document


def test_a_running_plan_keeps_its_words_and_the_next_plan_gets_the_new_ones(
    db: Database, plan_key: OpenPlan, stranger: User
) -> None:
    before = playbooks.milestones_of(db, plan_key), tasks.of_plan(db, plan_key)
    version = playbooks.publish(db, reworded())
    assert playbooks.newest(db) == version
    assert (playbooks.milestones_of(db, plan_key), tasks.of_plan(db, plan_key)) == before
    started = new_plans.start(
        db, stranger, new_plans.NewPlan("York", TODAY, "UTC", plan_rows.Calendar()), TODAY
    )
    key = open_plan(db, stranger, started.plan_id)
    assert playbooks.milestones_of(db, key)[0].purpose == NEW_TITLE
    assert NEW_TITLE in {task.title for task in tasks.of_plan(db, key)}


def test_the_same_words_are_published_once(db: Database) -> None:
    before = contents(db)
    assert playbooks.publish_built_in(db) == playbooks.newest(db)
    assert contents(db) == before


def test_a_wrong_playbook_is_not_published(db: Database) -> None:
    wrong = reworded()
    wrong["milestones"][0]["tasks"][0]["due_day"] = 99
    before = contents(db)
    with pytest.raises(ContentError, match="runs from day 1 to 14"):
        playbooks.publish(db, wrong)
    assert contents(db) == before


def test_a_version_comes_back_as_it_was_published(db: Database) -> None:
    version = playbooks.publish(db, reworded())
    assert playbooks.get(db, version).milestones[0].purpose == NEW_TITLE
