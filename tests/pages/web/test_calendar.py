"""The private calendar address: open without signing in, by its token alone, until revoked."""

from sqlite_utils import Database

from storage import calendar_links
from storage.access import OpenPlan
from tests.pages.web.client import Client


def test_the_address_gives_the_calendar_until_it_is_revoked(
    db: Database, plan_key: OpenPlan
) -> None:
    somebody, address = Client(), f"/calendar/{calendar_links.share(db, plan_key)}.ics"
    answer = somebody.get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.text.startswith("BEGIN:VCALENDAR")
    calendar_links.revoke(db, plan_key)
    refused = somebody.get(address)
    assert (refused.status, "no longer valid" in refused.text) == (404, True)
