"""Actions: what may be taken, and how they stand when the group meets again."""

from datetime import date, timedelta

import pytest

from playbook.errors import PlaybookError
from playbook.workshop.action import Action, Fate, check_action, first_fate, taken_by

TODAY = date(2026, 11, 20)


def test_an_action_is_one_line_with_a_name_and_a_day() -> None:
    said = check_action("  Ask\nLena ", " Jo ", None, TODAY)
    assert said == ("Ask Lena", "Jo", date(2026, 12, 4))


@pytest.mark.parametrize(
    ("text", "taker", "due_on", "why"),
    [
        (" ", "Jo", TODAY, "Say what is to be done"),
        ("x" * 201, "Jo", TODAY, "201 characters"),
        ("Ask", "", TODAY, "name"),
        ("Ask", "Jo", TODAY - timedelta(days=1), "between today and a year"),
        ("Ask", "Jo", TODAY + timedelta(days=400), "between today and a year"),
    ],
)
def test_half_an_action_is_refused(text: str, taker: str, due_on: date, why: str) -> None:
    with pytest.raises(PlaybookError, match=why):
        check_action(text, taker, due_on, TODAY)


def test_one_action_has_one_name() -> None:
    assert taken_by("Amara Nwosu", " ") == taken_by("Amara Nwosu", "Amara  Nwosu") == "Amara Nwosu"
    assert taken_by(None, "Jo Reed") == "Jo Reed"
    with pytest.raises(PlaybookError, match="You chose Amara Nwosu and wrote another name"):
        taken_by("Amara Nwosu", "Jo Reed")


def test_an_action_waits_for_the_manager_whose_plan_it_is_for() -> None:
    assert first_fate("plan") is Fate.WAITING
    assert first_fate(None) is Fate.NOTED


@pytest.mark.parametrize(
    ("fate", "is_done", "days", "words"),
    [
        (Fate.TASK, True, -3, "done"),
        (Fate.TASK, False, 3, "in the plan, due Monday 23 November"),
        (Fate.TASK, False, -1, "in the plan, 1 day late"),
        (Fate.DECLINED, False, 3, "declined"),
        (Fate.WAITING, False, 3, "waiting for the manager"),
    ],
)
def test_how_it_stands_is_read_out(fate: Fate, is_done: bool, days: int, words: str) -> None:
    action = Action("a", "Ask", "Jo", TODAY + timedelta(days=days), "plan", fate, is_done)
    assert action.standing(TODAY) == words
