"""One-time links."""

from datetime import timedelta

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused
from storage import accounts, events, invitations, memberships, sign_ins
from storage.access import OpenOffice, OpenPlan, open_plan
from storage.invitations import JOIN_WITHIN, RESET_WITHIN
from storage.rows import now, pretending
from tests.storage.writes import contents

KIM = "kim@example.org"


@pytest.fixture
def token(db: Database, plan_key: OpenPlan) -> str:
    made = invitations.invite_to_plan(db, plan_key, " KIM@example.org ", Role.VIEWER)
    assert made
    return made


def test_a_link_makes_the_account_gives_the_role_and_signs_in(
    db: Database, plan_key: OpenPlan, token: str, password: str
) -> None:
    link = invitations.look_at(db, token)
    assert (link.email, link.role, link.plan) == (KIM, Role.VIEWER, "Amara Nwosu, Leeds")
    signed_in = invitations.accept(db, token, "Kim Bell", password)
    assert sign_ins.user_behind(db, signed_in.token) == signed_in.user
    assert open_plan(db, signed_in.user, plan_key.id).role is Role.VIEWER
    assert invitations.pending(db, plan_key) == []


def test_a_link_works_once(db: Database, token: str, password: str) -> None:
    invitations.accept(db, token, "Kim Bell", password)
    before = contents(db)
    with pytest.raises(Refused, match="has been used or has expired"):
        invitations.accept(db, token, "Somebody Else", password)
    assert contents(db) == before


@pytest.mark.parametrize("forged", ["", "x", "x" * 5_000, "' or 1=1 --", "🦊"])
def test_a_forged_link_opens_nothing(db: Database, token: str, forged: str) -> None:
    with pytest.raises(Refused, match="Ask for a new one"):
        invitations.look_at(db, forged)


def test_the_token_itself_is_nowhere_in_the_file(db: Database, token: str) -> None:
    assert token not in contents(db)


def test_a_link_to_join_lasts_a_fortnight(db: Database, token: str) -> None:
    with pretending(now() + JOIN_WITHIN - timedelta(minutes=5)):
        assert invitations.look_at(db, token).email == KIM
    with pretending(now() + JOIN_WITHIN), pytest.raises(Refused):
        invitations.look_at(db, token)


def test_a_withdrawn_invitation_no_longer_works(
    db: Database, plan_key: OpenPlan, token: str
) -> None:
    assert [each.email for each in invitations.pending(db, plan_key)] == [KIM]
    invitations.withdraw(db, plan_key, KIM)
    assert invitations.pending(db, plan_key) == []
    with pytest.raises(Refused):
        invitations.look_at(db, token)


def test_invited_again_only_the_last_link_works(
    db: Database, plan_key: OpenPlan, token: str, password: str
) -> None:
    again = invitations.invite_to_plan(db, plan_key, KIM, Role.MANAGER)
    assert again
    with pytest.raises(Refused):
        invitations.look_at(db, token)
    kim = invitations.accept(db, again, "Kim Bell", password).user
    assert open_plan(db, kim, plan_key.id).role is Role.MANAGER


def test_somebody_with_an_account_gets_the_role_at_once(
    db: Database, plan_key: OpenPlan, stranger: User
) -> None:
    assert invitations.invite_to_plan(db, plan_key, stranger.email, Role.COACH) is None
    assert open_plan(db, stranger, plan_key.id).role is Role.COACH


def test_an_old_successors_link_cannot_take_the_plan_from_its_new_manager(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    token = invitations.invite_to_plan(db, plan_key, KIM, Role.MANAGER)
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    with pytest.raises(Refused):
        invitations.look_at(db, token or "")


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("", "three small words", "A name is missing"),
        ("Kim", "short", "at least 10"),
        ("Kim", KIM, "must not be the e-mail address"),
    ],
)
def test_a_refused_form_leaves_the_link_unused(
    db: Database, token: str, name: str, typed: str, why: str
) -> None:
    before = contents(db)
    with pytest.raises(PlaybookError, match=why):
        invitations.accept(db, token, name, typed)
    assert contents(db) == before


def test_an_address_is_invited_to_join_once(
    db: Database, office: OpenOffice, amara: User, password: str
) -> None:
    with pytest.raises(PlaybookError, match="has an account already"):
        invitations.invite(db, office, amara.email)
    first, second = (invitations.invite(db, office, KIM) for _ in range(2))
    invitations.accept(db, first, "Kim Bell", password)
    with pytest.raises(PlaybookError, match="Sign in with it"):
        invitations.accept(db, second, "Kim Bell", password)


def test_a_new_password_ends_every_other_sign_in(
    db: Database, office: OpenOffice, amara: User, password: str
) -> None:
    old = sign_ins.sign_in(db, amara.email, password, "127.0.0.1").token
    token = invitations.reset_password(db, office, amara.id)
    signed_in = invitations.accept(db, token, "", "four other small words")
    assert sign_ins.user_behind(db, old) is None
    assert sign_ins.user_behind(db, signed_in.token) == amara
    assert accounts.with_password(db, amara.email, "four other small words") == amara
    assert accounts.with_password(db, amara.email, password) is None


def test_a_password_link_lasts_a_day_and_not_for_a_closed_account(
    db: Database, office: OpenOffice, amara: User
) -> None:
    token = invitations.reset_password(db, office, amara.id)
    with pretending(now() + RESET_WITHIN), pytest.raises(Refused):
        invitations.look_at(db, token)
    accounts.close(db, office, amara.id)
    with pytest.raises(Refused, match="This account is closed"):
        invitations.accept(db, token, "", "four other small words")


def test_invitations_are_history(db: Database, plan_key: OpenPlan, token: str) -> None:
    invited = events.of_plan(db, plan_key, plan_key.id)[0]
    assert (invited.kind, invited.after) == ("invited", {"email": KIM, "role": "viewer"})
