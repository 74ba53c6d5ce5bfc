"""Private calendar addresses: only the hash is kept, and they end with the role."""

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import Refused
from storage import accounts, calendar_links, memberships
from storage.access import OpenOffice, OpenPlan, open_calendar, open_plan


def test_an_address_opens_its_owners_view_of_one_plan(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    token = calendar_links.share(db, open_plan(db, ruth, plan_key.id))
    opened = open_calendar(db, token).plan
    assert (opened.id, opened.user.id) == (plan_key.id, ruth.id)
    assert token not in "\n".join(db.conn.iterdump())


def test_a_new_address_ends_the_old_one_and_revoking_ends_it_too(
    db: Database, plan_key: OpenPlan
) -> None:
    old, new = calendar_links.share(db, plan_key), calendar_links.share(db, plan_key)
    with pytest.raises(Refused, match="no longer valid"):
        open_calendar(db, old)
    assert open_calendar(db, new)
    calendar_links.revoke(db, plan_key)
    assert not calendar_links.is_shared(db, plan_key)
    with pytest.raises(Refused, match="no longer valid"):
        open_calendar(db, new)


def test_an_address_ends_with_the_role_and_with_the_account(
    db: Database, plan_key: OpenPlan, ruth: User, bo: User, office: OpenOffice
) -> None:
    tokens = [calendar_links.share(db, open_plan(db, p, plan_key.id)) for p in (ruth, bo)]
    memberships.withdraw(db, plan_key, ruth.id)
    accounts.close(db, office, bo.id)
    for token in tokens:
        with pytest.raises(Refused):
            open_calendar(db, token)


@pytest.mark.parametrize("token", ["", "x", "' or 1=1 --", "🦊" * 100])
def test_a_made_up_address_opens_nothing(db: Database, plan_key: OpenPlan, token: str) -> None:
    calendar_links.share(db, plan_key)
    with pytest.raises(Refused):
        open_calendar(db, token)
