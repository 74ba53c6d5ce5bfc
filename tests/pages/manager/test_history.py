"""History: everything that happened, newest first, without what is kept for somebody else."""

from collections.abc import Callable
from datetime import date

from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.ui.text import line
from playbook.account import User
from playbook.listening.observation import Kind
from playbook.plan import Plan
from storage import observations, tasks
from storage.access import OpenPlan
from storage.observations import Note
from storage.rows import new_id
from tests.pages.conftest import Opens

Words = Callable[[AppTest], str]
HISTORY = "manager/history.py"


def test_a_tick_stands_in_the_history_with_its_task(
    opens: Opens,
    words: Words,
    db: Database,
    ruth: User,
    plan_key: OpenPlan,
    plan: Plan,
    today: date,
) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    tasks.complete(db, plan_key, plan, task.id, task.version, today)
    said = words(opens(ruth, HISTORY))
    assert f"Task completed “{line(task.title)}”" in said
    assert "Plan started" in said
    assert "Amara Nwosu" in said


def test_the_history_is_searched(
    opens: Opens, words: Words, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, HISTORY)
    page.text_input("history-search").input("nothing like it").run()
    assert "Nothing found for “nothing like it”." in words(page)
    page.text_input("history-search").input("ruth reviewer").run()
    assert "Role given" in words(page)
    assert "Plan started" not in words(page)


def test_what_was_noted_in_confidence_stays_out_of_others_history(
    opens: Opens,
    words: Words,
    db: Database,
    amara: User,
    ruth: User,
    plan_key: OpenPlan,
    today: date,
) -> None:
    note = Note(Kind.ONE_TO_ONE, "She feels left out of the rota.")
    observations.add(db, plan_key, new_id(), note, today)
    assert "left out" in words(opens(amara, HISTORY))
    assert "left out" not in words(opens(ruth, HISTORY))


def test_a_long_history_is_shown_piece_by_piece(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    for task in tasks.of_plan(db, plan_key)[:55]:
        tasks.complete(db, plan_key, plan, task.id, task.version, today)
    page = opens(amara, HISTORY)
    shown = len(page.main.markdown)
    next(b for b in page.button if b.label == "Show more").click().run()
    assert len(page.main.markdown) > shown
