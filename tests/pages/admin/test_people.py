"""People and roles: accounts invited, closed, raised; roles on plans given and withdrawn."""

from collections.abc import Callable

from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.access import Role
from playbook.account import User
from storage import accounts, invitations, memberships
from storage.access import OpenPlan
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
PEOPLE = "admin/people.py"


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def menu(page: AppTest, user: User) -> AppTest:
    page.session_state[f"p-{user.id}"] = True
    return page.run()


def test_somebody_new_is_invited_by_a_link(opens: Opens, db: Database, administrator: User) -> None:
    page = opens(administrator, PEOPLE)
    page.text_input("office-email").input("new@example.org")
    press(page, "Make a link")
    found = invitations.look_at(db, page.code[0].value.rsplit("/", 1)[1])
    assert (found.purpose, found.email, found.plan) == ("join", "new@example.org", None)


def test_a_password_link_is_for_its_person(
    opens: Opens, db: Database, administrator: User, amara: User
) -> None:
    page = menu(opens(administrator, PEOPLE), amara)
    press(page, "Link for a new password")
    found = invitations.look_at(db, page.code[0].value.rsplit("/", 1)[1])
    assert (found.purpose, found.email) == ("password", amara.email)


def test_an_account_is_closed_and_reopened(
    opens: Opens, db: Database, administrator: User, amara: User
) -> None:
    page = menu(opens(administrator, PEOPLE), amara)
    press(page, "Close the account")
    assert accounts.get(db, amara.id).closed_on
    press(menu(page, amara), "Reopen the account")
    assert accounts.get(db, amara.id).closed_on is None


def test_the_right_of_an_administrator_is_given_and_withdrawn(
    opens: Opens, db: Database, administrator: User, amara: User
) -> None:
    page = menu(opens(administrator, PEOPLE), amara)
    press(page, "Make administrator")
    assert accounts.get(db, amara.id).is_administrator
    press(menu(page, amara), "Withdraw administrator")
    assert not accounts.get(db, amara.id).is_administrator


def test_the_last_administrator_stays(opens: Opens, db: Database, administrator: User) -> None:
    page = menu(opens(administrator, PEOPLE), administrator)
    assert "last administrator" in refusal(press(page, "Withdraw administrator"))
    assert accounts.get(db, administrator.id).is_administrator


def test_a_role_on_a_plan_is_given_and_withdrawn(
    opens: Opens, db: Database, administrator: User, stranger: User, plan_key: OpenPlan
) -> None:
    page = menu(opens(administrator, PEOPLE), stranger)
    page.selectbox("give-plan").select_index(0)
    page.selectbox("give-role").select(Role.COACH)
    press(page, "Give the role")
    assert memberships.of_user(db, stranger)[0].role is Role.COACH
    menu(page, stranger).button(f"w-{plan_key.id}").click().run()
    assert memberships.of_user(db, stranger) == []


def test_a_role_without_a_plan_is_refused(
    opens: Opens, administrator: User, stranger: User, plan_key: OpenPlan
) -> None:
    page = menu(opens(administrator, PEOPLE), stranger)
    assert refusal(press(page, "Give the role")) == "Choose the plan first."


def test_accounts_are_searched(
    opens: Opens, words: Words, administrator: User, amara: User, stranger: User
) -> None:
    page = opens(administrator, PEOPLE)
    page.text_input("office-search").input("outsider").run()
    said = words(page)
    assert "Sam Outsider" in said
    assert "**Amara Nwosu**" not in said


def test_an_administrator_who_lost_the_right_can_do_nothing_more(
    opens: Opens, db: Database, administrator: User, amara: User
) -> None:
    page = menu(opens(administrator, PEOPLE), amara)
    db.execute(
        "update users set administrator_since = null where id = :id", {"id": administrator.id}
    )
    press(page, "Close the account")
    assert accounts.get(db, amara.id).closed_on is None
