"""Links on a task."""

import pytest
from sqlite_utils import Database

from playbook.errors import PlaybookError
from playbook.task import Task
from storage import events, task_links, tasks
from storage.access import OpenPlan
from storage.task_links import check_address


@pytest.fixture
def task(db: Database, plan_key: OpenPlan) -> Task:
    return tasks.of_plan(db, plan_key)[0]


def test_a_link_is_kept_and_removed_and_both_are_history(
    db: Database, plan_key: OpenPlan, task: Task
) -> None:
    task_links.add(db, plan_key, task.id, "Rota", "https://example.org/rota?week=1#mon")
    link = task_links.of_task(db, plan_key, task.id)[0]
    assert (link.label, link.address) == ("Rota", "https://example.org/rota?week=1#mon")
    task_links.remove(db, plan_key, task.id, link.id)
    assert task_links.of_task(db, plan_key, task.id) == []
    removed, added = events.of_plan(db, plan_key, task.id)
    assert (removed.kind, added.kind) == ("link removed", "link added")
    assert removed.before == added.after == {"label": "Rota", "address": link.address}


def test_removed_twice_it_is_removed_once(db: Database, plan_key: OpenPlan, task: Task) -> None:
    task_links.add(db, plan_key, task.id, "Rota", "https://example.org")
    link = task_links.of_task(db, plan_key, task.id)[0]
    for _ in range(2):
        task_links.remove(db, plan_key, task.id, link.id)
    assert len(events.of_plan(db, plan_key, task.id)) == 2


def test_the_second_click_of_a_double_click_adds_no_second_link(
    db: Database, plan_key: OpenPlan, task: Task
) -> None:
    for _ in range(2):
        task_links.add(db, plan_key, task.id, "Rota", "https://example.org")
    assert len(task_links.of_task(db, plan_key, task.id)) == 1
    assert len(events.of_plan(db, plan_key, task.id)) == 1


def test_a_link_without_a_name_shows_its_address(
    db: Database, plan_key: OpenPlan, task: Task
) -> None:
    task_links.add(db, plan_key, task.id, "", "https://example.org/" + "x" * 400)
    label = task_links.of_task(db, plan_key, task.id)[0].label
    assert label.startswith("https://example.org/x")
    assert len(label) <= 120


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https://example.org/a b",
        "//example.org",
        "http://[broken",
    ],
)
def test_only_web_addresses_are_links(typed: str) -> None:
    with pytest.raises(PlaybookError, match="begins with http:// or https://"):
        check_address(typed)


def test_a_link_has_an_end() -> None:
    with pytest.raises(PlaybookError, match="2,000 characters at most"):
        check_address("https://example.org/" + "x" * 2_000)
