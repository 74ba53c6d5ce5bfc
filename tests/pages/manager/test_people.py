"""People: who sees the plan; inviting, withdrawing, handing over."""

from collections.abc import Callable

from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.access import Role
from playbook.account import User
from storage import invitations, memberships
from storage.access import OpenPlan
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
PEOPLE = "manager/people.py"


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def roles(db: Database, key: OpenPlan) -> dict[str, Role]:
    return {member.name: member.role for member in memberships.of_plan(db, key)}


def test_everybody_on_the_plan_is_named_with_their_role(
    opens: Opens, words: Words, ruth: User, plan_key: OpenPlan
) -> None:
    said = words(opens(ruth, PEOPLE))
    for name in ("**Amara Nwosu**, manager", "**Ruth Adeyemi**, reviewer", "**Bo Larsen**, coach"):
        assert name in said
    assert "Only Amara Nwosu can invite others" in said


def test_inviting_somebody_new_gives_a_link_that_works(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, PEOPLE)
    page.text_input("invite-email").input("New@Example.org")
    page.selectbox("invite-role").select(Role.COACH)
    press(page, "Invite")
    token = page.code[0].value.rsplit("/", 1)[1]
    found = invitations.look_at(db, token)
    assert (found.email, found.role) == ("new@example.org", Role.COACH)
    assert not page.run().code, "it is shown once"


def test_inviting_somebody_with_an_account_gives_the_role_at_once(
    opens: Opens, db: Database, amara: User, stranger: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, PEOPLE)
    page.text_input("invite-email").input(stranger.email)
    page.selectbox("invite-role").select(Role.VIEWER)
    press(page, "Invite")
    assert not page.code
    assert roles(db, plan_key)["Sam Outsider"] is Role.VIEWER


def test_what_is_no_address_is_refused(opens: Opens, amara: User, plan_key: OpenPlan) -> None:
    page = opens(amara, PEOPLE)
    page.text_input("invite-email").input("somebody")
    assert "not an e-mail address" in refusal(press(page, "Invite"))


def test_the_manager_withdraws_a_reviewer(
    opens: Opens, db: Database, amara: User, ruth: User, plan_key: OpenPlan
) -> None:
    opens(amara, PEOPLE).button(f"withdraw-{ruth.id}").click().run()
    assert "Ruth Adeyemi" not in roles(db, plan_key)


def test_an_invitation_that_waits_can_be_withdrawn(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    invitations.invite_to_plan(db, plan_key, "new@example.org", Role.VIEWER)
    opens(amara, PEOPLE).button("void-new@example.org-viewer").click().run()
    assert invitations.pending(db, plan_key) == []


def test_withdrawing_an_invitation_after_losing_the_right_is_refused_in_a_sentence(
    opens: Opens, db: Database, amara: User, stranger: User, plan_key: OpenPlan
) -> None:
    invitations.invite_to_plan(db, plan_key, "new@example.org", Role.VIEWER)
    page = opens(amara, PEOPLE)
    memberships.give(db, plan_key, stranger, Role.MANAGER)
    page.button("void-new@example.org-viewer").click().run()
    assert not page.exception
    assert "As viewer you may not" in refusal(page)


def test_handing_over_makes_the_successor_manager_and_the_former_one_a_reader(
    opens: Opens, db: Database, amara: User, stranger: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, PEOPLE)
    page.text_input("successor-email").input(stranger.email)
    press(page, "Hand over the plan")
    assert roles(db, plan_key)["Sam Outsider"] is Role.MANAGER
    assert roles(db, plan_key)["Amara Nwosu"] is Role.VIEWER
    assert not page.exception
    assert not any(each.label == "Invite" for each in page.button)
