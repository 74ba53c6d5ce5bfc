"""My account: my name, my password, my plans."""

from collections.abc import Callable

from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from storage import accounts
from storage.access import OpenPlan
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
ACCOUNT = "everyone/account.py"
NEW = "four rather short words"


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_a_new_name_is_shown_from_now_on(
    opens: Opens, words: Words, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, ACCOUNT)
    page.text_input("my-name").input("Amara Obi")
    press(page, "Save name")
    assert accounts.get(db, amara.id).name == "Amara Obi"
    assert "Amara Obi · Leeds" in [each.value for each in opens(amara).sidebar.markdown]


def test_a_name_of_5_000_characters_is_refused(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, ACCOUNT)
    page.text_input("my-name").input("A" * 5_000)
    assert "5,000 characters; 120 are the most" in refusal(press(page, "Save name"))
    assert accounts.get(db, amara.id).name == "Amara Nwosu"


def test_a_password_changes_only_with_the_present_one(
    opens: Opens, db: Database, amara: User, password: str
) -> None:
    page = opens(amara, ACCOUNT)
    page.text_input("old-password").input("not this one")
    page.text_input("new-password").input(NEW)
    assert "present password is not right" in refusal(press(page, "Change password"))
    page.text_input("old-password").input(password)
    page.text_input("new-password").input(NEW)
    press(page, "Change password")
    assert accounts.with_password(db, amara.email, NEW)


def test_a_short_password_is_refused(
    opens: Opens, db: Database, amara: User, password: str
) -> None:
    page = opens(amara, ACCOUNT)
    page.text_input("old-password").input(password)
    page.text_input("new-password").input("short")
    assert "at least 10 characters" in refusal(press(page, "Change password"))
    assert accounts.with_password(db, amara.email, password)


def test_my_plans_are_listed_with_my_part_in_them(
    opens: Opens, words: Words, ruth: User, plan_key: OpenPlan
) -> None:
    said = words(opens(ruth, ACCOUNT))
    assert "**Amara Nwosu**, Leeds" in said
    assert "You are its reviewer · running" in said


def test_opening_a_plan_leads_to_it(opens: Opens, ruth: User, plan_key: OpenPlan) -> None:
    page = opens(ruth, ACCOUNT)
    page.button(f"open-{plan_key.id}").click().run()
    assert page.title[0].value == "Amara Nwosu: day 37 of 120"
