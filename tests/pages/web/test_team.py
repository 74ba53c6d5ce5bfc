"""The team page: read by private link, words shown as words, closed for good."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.errors import PlaybookError, Refused
from playbook.facts import Fact
from storage import chart_notes, imports, plans, team_pages
from storage.access import OpenPlan
from storage.chart_notes import ChartNote
from storage.rows import new_id
from tests.pages.web.client import Client

MONDAY = date(2026, 6, 1)
TAG = "<script>alert(1)</script>"


@pytest.fixture
def link(db: Database, plan_key: OpenPlan) -> str:
    """A page with one KPI, the reasons, and what an agent said."""
    rows = [
        Fact(
            day=MONDAY + timedelta(weeks=n), days=7, contact_reason=f"Claim {TAG}",
            offered=100, answered=95, abandoned=5,
        )
        for n in range(14)
    ]  # fmt: skip
    imports.add_by_hand(db, plan_key, new_id(), rows)
    note = ChartNote(new_id(), "abandonment_rate", "", MONDAY, f"Lines down {TAG}", False, "")
    chart_notes.write(db, plan_key, note, MONDAY)
    return "/team/" + team_pages.make(db, plan_key, ["abandonment_rate"], True)


def test_whoever_holds_the_link_reads_the_chosen_figures_and_no_others(link: str) -> None:
    answer = Client().get(link)
    assert answer.status == 200
    assert "Abandonment rate: 5" in answer.text
    assert "Contact volume:" not in answer.text
    assert "Claim" in answer.text
    assert "Lines down" in answer.text


def test_what_people_typed_is_never_a_tag(link: str) -> None:
    answer = Client().get(link)
    assert TAG not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


def test_a_closed_link_opens_nothing(db: Database, plan_key: OpenPlan, link: str) -> None:
    [made] = team_pages.of_plan(db, plan_key)
    team_pages.revoke(db, plan_key, made.id)
    assert Client().get(link).status == 410
    assert team_pages.of_plan(db, plan_key) == []


def test_an_unknown_link_opens_nothing(db: Database, link: str) -> None:
    assert Client().get(link + "x").status == 410
    with pytest.raises(Refused):
        team_pages.open_link(db, "")


def test_the_link_itself_is_not_stored(db: Database, link: str) -> None:
    token = link.removeprefix("/team/")
    assert token not in "\n".join(db.conn.iterdump())


def test_a_closed_plan_can_still_be_read(db: Database, plan_key: OpenPlan, link: str) -> None:
    plans.close(db, plan_key, MONDAY, 1)
    assert Client().get(link).status == 200


def test_a_page_without_kpis_is_refused(db: Database, plan_key: OpenPlan) -> None:
    with pytest.raises(PlaybookError, match="at least one"):
        team_pages.make(db, plan_key, [], True)
