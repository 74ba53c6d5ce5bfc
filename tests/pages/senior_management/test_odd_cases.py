"""What senior management meets on odd days: people removed, two at once, plans of every age."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.senior_management import exporting
from playbook.access import Role
from playbook.account import User
from playbook.errors import Refused
from playbook.reports.brief import brief
from playbook.review.check_in import Happened, Standing
from playbook.review.milestone_review import Decision, Outcome
from storage import check_ins, memberships, milestone_reviews, new_plans, papers, plans, playbooks
from storage.access import OpenPlan, open_plan, open_portfolio
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
NewPerson = Callable[[str], User]
PORTFOLIO = "senior_management/portfolio.py"
PROGRAMME = "senior_management/programme.py"
REVIEW = "senior_management/milestone_review.py"
CHECK_IN = "manager/check_in.py"
HOSTILE = ("../../etc/passwd", '=HYPERLINK("x")', "A" * 120, "Nul <b>&amp;</b> \u202e", "💛 Zoë")


@pytest.fixture
def submitted(db: Database, plan_key: OpenPlan, today: date) -> str:
    listen = playbooks.milestones_of(db, plan_key)[0]
    milestone_reviews.submit(db, plan_key, "review", listen, "Ready", today)
    return "review"


def test_a_reviewer_removed_with_the_form_open_decides_nothing(
    opens: Opens, words: Words, db: Database, plan_key: OpenPlan, submitted: str, ruth: User
) -> None:
    page = opens(ruth, REVIEW)
    memberships.withdraw(db, plan_key, ruth.id)
    page.button("sign").click().run()
    assert not page.exception
    assert milestone_reviews.of_plan(db, plan_key)[0].decided_on is None


def test_a_reviewer_removed_with_the_form_open_keeps_their_words_and_touches_no_other_plan(
    opens: Opens,
    db: Database,
    plan_key: OpenPlan,
    submitted: str,
    ruth: User,
    stranger: User,
    new_plan: new_plans.NewPlan,
) -> None:
    new_plans.start(db, stranger, replace(new_plan, site="Cork"), new_plan.starts_on)
    page = opens(ruth, REVIEW, plan=plan_key.id)
    del page.query_params["plan"]
    page.text_area[0].set_value("Good work").run()
    memberships.withdraw(db, plan_key, ruth.id)
    page.button("sign").click().run()
    assert "no longer open to you, so nothing was saved" in refusal(page)
    assert page.title[0].value.startswith("Sam Outsider")
    assert page.text_area("unsent").value == "Good work"
    assert milestone_reviews.of_plan(db, plan_key)[0].decided_on is None


def test_what_was_typed_for_a_lost_plan_is_handed_in_for_no_other(
    opens: Opens,
    db: Database,
    plan_key: OpenPlan,
    amara: User,
    ruth: User,
    new_plan: new_plans.NewPlan,
) -> None:
    """The last word is kept and the button pressed in one go: two writes, both refused."""
    other = new_plans.start(db, amara, replace(new_plan, site="Cork"), new_plan.starts_on).plan_id
    page = opens(amara, CHECK_IN, plan=plan_key.id)
    del page.query_params["plan"]
    page.button_group[0].set_value(Standing.ON_TRACK).run()
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    memberships.withdraw(db, open_plan(db, ruth, plan_key.id), amara.id)
    page.text_area[2].set_value("May I hire?")
    next(button for button in page.button if button.label == "Hand in").click().run()
    assert "no longer open to you, so nothing was saved" in refusal(page)
    for key in (open_plan(db, ruth, plan_key.id), open_plan(db, amara, other)):
        assert not [each for each in check_ins.of_plan(db, key) if each.submitted_on]
        assert "May I hire?" not in [each.decision for each in check_ins.of_plan(db, key)]


def test_the_second_of_two_reviewers_is_told_who_was_first(
    opens: Opens,
    words: Words,
    db: Database,
    plan_key: OpenPlan,
    submitted: str,
    ruth: User,
    stranger: User,
    today: date,
) -> None:
    memberships.give(db, plan_key, stranger, Role.REVIEWER)
    page = opens(stranger, REVIEW)
    page.radio[0].set_value(Outcome.REPEAT).run()
    page.text_area[0].set_value("Agents were not heard").run()
    key = open_plan(db, ruth, plan_key.id)
    plan = plans.load(db, plan_key)
    milestone_reviews.decide(db, key, plan, submitted, Decision(Outcome.GO_ON, "Fine"), 1, today)
    page.button("sign").click().run()
    assert "Ruth Adeyemi" in refusal(page)
    assert milestone_reviews.of_plan(db, plan_key)[0].outcome is Outcome.GO_ON
    assert page.text_area("unsent").value == "Agents were not heard"


@pytest.mark.parametrize("starts_in", [200, 1, 0, -119, -120, -121, -900])
def test_a_plan_of_any_age_has_its_row_its_picture_and_its_brief(
    opens: Opens,
    db: Database,
    new_plan: new_plans.NewPlan,
    amara: User,
    ruth: User,
    today: date,
    starts_in: int,
) -> None:
    new = replace(new_plan, starts_on=today + timedelta(days=starts_in))
    key = open_plan(db, amara, new_plans.start(db, amara, new, today).plan_id)
    for path in (PORTFOLIO, PROGRAMME, REVIEW):
        assert not opens(ruth, path).exception
    told = papers.gather(db, key, plans.load(db, key), today)
    assert brief(told, Happened(), []).startswith(b"%PDF")


def test_a_pause_without_an_end_makes_nobody_late(
    opens: Opens, words: Words, db: Database, plan_key: OpenPlan, ruth: User, today: date
) -> None:
    plans.pause(db, plan_key, today - timedelta(days=30), None, "leave")
    page = opens(ruth, PORTFOLIO)
    assert page.title[0].value == "Nobody needs you today"


def test_a_manager_who_changes_site_has_two_rows_and_the_closed_one_needs_nobody(
    opens: Opens,
    words: Words,
    db: Database,
    plan_key: OpenPlan,
    new_plan: new_plans.NewPlan,
    amara: User,
    ruth: User,
    today: date,
) -> None:
    plans.close(db, plan_key, today, 1)
    new_plans.start(db, amara, replace(new_plan, site="Oslo", starts_on=today), today)
    page = opens(ruth, PORTFOLIO)
    assert page.title[0].value == "Nobody needs you today"
    said = words(page)
    assert "Leeds · closed" in said
    assert "Oslo · day 1" in said
    assert "Leeds · closed" not in words(opens(ruth, PORTFOLIO, site="Oslo"))


def test_the_list_is_cut_into_pages_however_many_there_are(
    opens: Opens,
    db: Database,
    plan_key: OpenPlan,
    new_plan: new_plans.NewPlan,
    new_person: NewPerson,
    ruth: User,
    today: date,
) -> None:
    for n in range(20):
        new_plans.start(db, new_person(f"M{n:02} Doe"), replace(new_plan, starts_on=today), today)
    page = opens(ruth, PORTFOLIO)
    rows = [b for b in page.button if b.label == "Open plan" and str(b.key).startswith("open-")]
    assert len(rows) == 15
    second = opens(ruth, PORTFOLIO, page="2")
    assert not second.exception


def test_odd_names_stay_words_in_the_list_and_in_its_file(
    opens: Opens,
    db: Database,
    new_plan: new_plans.NewPlan,
    new_person: NewPerson,
    ruth: User,
    today: date,
) -> None:
    for number, name in enumerate(HOSTILE):
        person = new_person(f"person{number}")
        db.execute("update users set name = ? where id = ?", [name, person.id])
        named = replace(person, name=name)
        new_plans.start(db, named, replace(new_plan, site=name[:60], starts_on=today), today)
    for path in (PORTFOLIO, PROGRAMME):
        assert not opens(ruth, path).exception
    key = open_portfolio(db, ruth)
    ids = [role.plan_id for role in memberships.of_user(db, ruth)]
    text = exporting.csv_bytes(key, ids).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(rows) == len(HOSTILE)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_the_file_holds_ones_own_people_and_opens_to_nobody_removed(
    db: Database,
    plan_key: OpenPlan,
    new_plan: new_plans.NewPlan,
    new_person: NewPerson,
    ruth: User,
    today: date,
) -> None:
    other = new_person("Olga Elsewhere")
    alone = replace(new_plan, reviewer_email="", coach_email="", site="Oslo")
    foreign = new_plans.start(db, other, alone, today).plan_id
    key = open_portfolio(db, ruth)
    made = exporting.csv_bytes(key, [plan_key.id, foreign]).decode()
    assert "Amara Nwosu" in made
    assert "Olga" not in made
    memberships.withdraw(db, plan_key, ruth.id)
    with pytest.raises(Refused):
        exporting.csv_bytes(key, [plan_key.id])
