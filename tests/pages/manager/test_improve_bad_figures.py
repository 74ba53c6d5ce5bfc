"""Whatever state the figures are in, the page of a change answers in words and never alarms."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.facts import Fact
from playbook.improvement.happening import Happening, HappeningKind
from playbook.improvement.improvement import Improvement
from storage import happenings, imports, improvements, own_kpis
from storage.access import OpenPlan
from storage.rows import new_id
from tests.pages.conftest import Opens
from tests.playbook.changes import BASE, moved
from tests.storage.improving import bring_in, monday, on, own_kpi, planned, running

Words = Callable[[AppTest], str]
Values = Sequence[float | None]
RISEN = [*BASE, *moved(0.04)]
BEFORE = 20
ALARMS = ("Improved", "Got worse")


@pytest.fixture
def review(today: date) -> date:
    return monday(today)


@pytest.fixture
def logged(db: Database, plan_key: OpenPlan, review: date) -> Callable[[Values], Improvement]:
    """A change on a KPI of one's own that began with the 21st value; None is a week left out."""

    def log(values: Values, start_at: int = BEFORE) -> Improvement:
        key = own_kpi(db, plan_key)
        first = review - timedelta(weeks=len(RISEN))
        for place, value in enumerate(values):
            if value is not None:
                own_kpis.type_in(db, plan_key, key, first + timedelta(weeks=place), value)
        start = first + timedelta(weeks=start_at)
        each = on(key, planned(db, plan_key, review, start))
        improvements.save(db, plan_key, each)
        improvements.start(db, plan_key, each.id, each.version + 1, start, start)
        return improvements.get(db, plan_key, each.id)

    return log


def page_of(opens: Opens, who: User, each: Improvement) -> AppTest:
    page = opens(who, "manager/improve.py")
    page = page.button(f"open-{each.id}").click().run()
    assert not page.exception
    return page


def title(page: AppTest) -> str:
    return page.title[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("values", "words_of_title", "sentence"),
    [
        (RISEN[:5], "Too few weeks of letters in time", "there are 5 and 0"),
        ([0.9] * 32, "Letters in time cannot be judged", "do not vary"),
        ([1.0] * 32, "Letters in time cannot be judged", "do not vary"),
        ([], "Too few weeks of letters in time", "there are 0 and 0"),
        (
            [None if n % 3 == 1 else value for n, value in enumerate(RISEN)],
            "Letters in time cannot be judged",
            "of the values are missing",
        ),
    ],
    ids=["fewer than six", "all alike", "100 % every week", "none at all", "gaps"],
)
def test_figures_that_say_nothing_are_answered_in_words(
    opens: Opens,
    amara: User,
    logged: Callable[[Values], Improvement],
    words: Words,
    values: Values,
    words_of_title: str,
    sentence: str,
) -> None:
    page = page_of(opens, amara, logged(values))
    assert title(page).startswith(words_of_title)
    said = words(page).replace("\\", "")
    assert sentence in said
    assert not any(f"badge[{alarm}]" in said for alarm in ALARMS)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"offered": 90.0, "answered": 80.0}, "Every value is missing."),
        ({"resolved_first": 400.0, "resolution_answers": 400.0}, "do not vary"),
    ],
    ids=["all missing", "100 % of known numbers"],
)
def test_imported_weeks_that_say_nothing_are_answered_in_words(
    opens: Opens,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    review: date,
    words: Words,
    figures: dict[str, float],
    sentence: str,
) -> None:
    first = review - timedelta(weeks=len(RISEN))
    weeks = range(len(RISEN))
    facts = [Fact(day=first + timedelta(weeks=n), days=7, **figures) for n in weeks]  # type: ignore[arg-type]
    imports.add_by_hand(db, plan_key, new_id(), facts)
    page = page_of(opens, amara, running(db, plan_key, review - timedelta(weeks=12), review))
    assert title(page) == "First contact resolution cannot be judged"
    assert sentence in words(page).replace("\\", "")


def test_a_few_gaps_are_told_and_the_verdict_stands(
    opens: Opens, amara: User, logged: Callable[[Values], Improvement], words: Words
) -> None:
    values = [None if n in (4, 25) else value for n, value in enumerate(RISEN)]
    page = page_of(opens, amara, logged(values))
    assert title(page).startswith("Letters in time rose by 4")
    assert "2 values of 32 are missing and left out." in words(page).replace("\\", "")


def test_a_start_before_the_data_has_nothing_to_compare_with(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, review: date, words: Words
) -> None:
    each = running(db, plan_key, review - timedelta(weeks=40), review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    page = page_of(opens, amara, each)
    assert title(page).startswith("Too few weeks")
    said = words(page).replace("\\", "")
    assert "there are 0 and 32" in said
    assert "The median is" in said  # no baseline, so no limits


def test_a_start_after_the_data_waits_for_weeks(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, review: date, words: Words
) -> None:
    each = running(db, plan_key, review - timedelta(weeks=4), review)
    bring_in(db, plan_key, review - timedelta(weeks=10), 0.0)
    page = page_of(opens, amara, each)
    assert title(page).startswith("Too few weeks")
    assert "there are 32 and 0" in words(page)


def test_weeks_typed_in_any_order_and_twice_give_the_same_verdict(
    opens: Opens,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    review: date,
    logged: Callable[[Values], Improvement],
) -> None:
    each = logged([None] * 32)
    first = review - timedelta(weeks=len(RISEN))
    for place in [*range(31, -1, -1), *range(5, 9)]:
        day = first + timedelta(weeks=place, days=place % 7)
        own_kpis.type_in(db, plan_key, each.prediction.kpi, day, round(RISEN[place], 4))
    assert title(page_of(opens, amara, each)).startswith("Letters in time rose by 4")


def test_a_definition_that_changed_midway_is_named(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, review: date, words: Words
) -> None:
    each = running(db, plan_key, review - timedelta(weeks=12), review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    changed_on = review - timedelta(weeks=6)
    kind = HappeningKind.DEFINITION
    new = Happening(new_id(), "Repeat calls count now", kind, changed_on, each.prediction.kpi)
    happenings.add(db, plan_key, new)
    page = page_of(opens, amara, each)
    assert title(page) == "First contact resolution cannot be judged"
    assert "definition of the KPI changed" in words(page).replace("\\", "")


def test_two_changes_on_one_day_cannot_be_told_apart(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, review: date
) -> None:
    start = review - timedelta(weeks=12)
    each = running(db, plan_key, start, review)
    second = planned(db, plan_key, review, start)
    other = replace(second, problem="A new menu")
    improvements.save(db, plan_key, other)
    args = (second.id, second.version + 1, start, start, True)
    improvements.start(db, plan_key, *args)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    assert title(page_of(opens, amara, each)).startswith("Two changes at once")


def test_the_list_of_changes_stands_whatever_the_figures_are(
    opens: Opens, amara: User, logged: Callable[[Values], Improvement], words: Words
) -> None:
    logged([1.0] * 32)
    page = opens(amara, "manager/improve.py")
    assert not page.exception
    assert "Cannot be judged" in words(page)
