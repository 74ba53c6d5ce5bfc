"""The pages of senior management, as those who review, coach and manage see them."""

from collections.abc import Callable
from datetime import date

from sqlite_utils import Database
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from playbook.account import User
from playbook.review.check_in import Standing
from playbook.review.milestone_review import Outcome
from storage import check_ins, milestone_reviews, playbooks
from storage.access import OpenPlan, open_plan
from tests.pages.conftest import Opens

Words = Callable[[AppTest], str]
PORTFOLIO = "senior_management/portfolio.py"
REVIEW = "senior_management/milestone_review.py"


def test_who_reviews_begins_with_their_managers_and_why(
    opens: Opens, words: Words, plan_key: OpenPlan, ruth: User
) -> None:
    page = opens(ruth)
    assert page.title[0].value == "1 of 1 manager needs you"
    assert "Milestone " in words(page)
    assert not page.exception


def test_a_manager_is_not_offered_the_portfolio_and_learns_nothing_from_its_door(
    opens: Opens, words: Words, plan_key: OpenPlan, amara: User
) -> None:
    assert opens(amara).title[0].value == "Day 37 of 120"


def test_a_filter_that_nobody_matches_says_so(
    opens: Opens, words: Words, plan_key: OpenPlan, bo: User
) -> None:
    page = opens(bo, find="Nobody")
    assert "Nobody matches." in words(page)


def test_a_milestone_is_submitted_refused_without_words_and_signed(
    opens: Opens, words: Words, db: Database, plan_key: OpenPlan, amara: User, ruth: User
) -> None:
    page = opens(amara, REVIEW)
    page.button("submit").click().run()
    assert "the reviewer has not decided yet" in words(page)
    page = opens(ruth, REVIEW)
    page.radio[0].set_value(Outcome.REPEAT).run()
    page.button("sign").click().run()
    assert "Say what is missing" in page.error[0].value
    assert page.radio[0].value == Outcome.REPEAT
    page.radio[0].set_value(Outcome.GO_ON).run()
    page.button("sign").click().run()
    assert milestone_reviews.of_plan(db, plan_key)[0].outcome is Outcome.GO_ON
    assert "Signed: go on" in [each.value for each in page.subheader]


def test_a_coach_reads_a_review_and_decides_nothing(
    opens: Opens, db: Database, plan_key: OpenPlan, bo: User, today: date
) -> None:
    listen = playbooks.milestones_of(db, plan_key)[0]
    milestone_reviews.submit(db, plan_key, "review", listen, "", today)
    page = opens(bo, REVIEW)
    assert "sign" not in [button.key for button in page.button]


def handing_in(page: AppTest) -> Button:
    return next(button for button in page.button if button.label == "Hand in")


def test_a_check_in_is_drafted_handed_in_and_answered(
    opens: Opens, words: Words, db: Database, plan_key: OpenPlan, amara: User, ruth: User
) -> None:
    page = opens(amara, "manager/check_in.py")
    page.text_area[2].set_value("May I hire?").run()
    assert check_ins.of_plan(db, plan_key)[0].decision == "May I hire?"
    handing_in(page).click().run()
    assert "Choose on track" in page.error[0].value
    page.button_group[0].set_value(Standing.ON_TRACK).run()
    handing_in(page).click().run()
    handed = check_ins.of_plan(db, open_plan(db, ruth, plan_key.id))
    assert [each.decision for each in handed] == ["May I hire?"]
    page = opens(ruth, "manager/check_in.py")
    assert page.title[0].value == "Amara Nwosu: on track, asks for a decision"
    page.text_area[0].set_value("Yes, two").run()
    page.button(f"answer-{handed[0].id}").click().run()
    assert "Yes, two" in words(page)


def test_a_commitment_is_noted_for_the_reviewer_to_see(
    opens: Opens, words: Words, plan_key: OpenPlan, amara: User, ruth: User
) -> None:
    page = opens(amara, "manager/commitments.py")
    page.text_area[0].set_value("No Saturdays")
    page.text_input[0].set_value("Jo")
    page.text_input[1].set_value("Agents")
    next(b for b in page.button if b.label == "Note it").click().run()
    assert page.title[0].value == "1 inherited commitment"
    theirs = opens(ruth, "manager/commitments.py")
    assert theirs.title[0].value == "Amara Nwosu: 1 inherited commitment"
    seen = words(theirs)
    assert "No Saturdays" in seen
    assert "Note a commitment" not in seen


def test_everybody_who_reads_a_plan_may_take_it_away(
    opens: Opens, plan_key: OpenPlan, bo: User
) -> None:
    page = opens(bo, "manager/take_away.py")
    assert not page.exception
    page.button("make-address").click().run()
    assert "/calendar/" in page.code[0].value
    page.button("revoke").click().run()
    assert not page.code


def test_the_programme_shows_ones_own_people_on_the_axis_of_plan_days(
    opens: Opens, words: Words, plan_key: OpenPlan, bo: User, amara: User
) -> None:
    page = opens(bo, "senior_management/programme.py")
    assert not page.exception
    assert page.title[0].value == "No step holds several people up"
    assert "None of these managers has frozen a baseline" in words(page)
    nobody = opens(bo, "senior_management/programme.py", site="Elsewhere")
    assert not nobody.exception
