"""Today's title and the sentence below it, in every state a plan can be in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pages.ui.headline import standing, title
from playbook.plan import Pause, Plan


@pytest.mark.parametrize(
    ("starts_in", "expected"),
    [
        (5, "Starts in 5 days"),
        (1, "Starts in 1 day"),
        (0, "Day 1 of 120"),
        (-119, "Day 120 of 120"),
        (-142, "Day 143, beyond the plan"),
    ],
)
def test_the_title_counts_down_counts_and_goes_beyond(
    plan: Plan, today: date, starts_in: int, expected: str
) -> None:
    assert title(plan.starting(today + timedelta(days=starts_in)), today) == expected


def test_a_running_plan_needs_no_sentence(plan: Plan, today: date) -> None:
    assert standing(plan, today) == ""


def test_a_plan_ahead_says_when_it_starts_and_that_nothing_is_due(plan: Plan, today: date) -> None:
    words = standing(plan.starting(today + timedelta(days=5)), today)
    assert words.startswith("Your plan starts on Wednesday 25 November, in 5 days.")
    assert "Nothing is due." in words


def test_a_paused_plan_says_since_when_until_when_and_why_literally(
    plan: Plan, today: date
) -> None:
    pause = Pause(today - timedelta(days=4), today + timedelta(days=3), "Leave [x](http://e)")
    paused = replace(plan, pauses=(pause,))
    assert title(paused, today).startswith("Paused on day 3")
    words = standing(paused, today)
    assert "Paused since Monday 16 November until Monday 23 November: Leave" in words
    assert "[x](" not in words


def test_a_closed_plan_says_since_when_and_that_it_can_be_read(plan: Plan, today: date) -> None:
    closed = replace(plan, closed_on=today)
    assert title(closed, today) == "This plan is closed"
    assert standing(closed, today) == ("Closed on Friday 20 November. All of it can still be read.")
