"""Sign-in: kept over a refresh, ended here or everywhere, refused in plain words."""

import re

import pytest
from playwright.sync_api import Route, expect

import storage
from pages.web.identity import COOKIE
from playbook.access import Role
from storage import invitations
from storage.access import open_office
from tests.browser.conftest import WIDE, Visit
from tests.browser.stage import Stage
from tests.browser.visitor import Visitor

PASSWORD = "three short words"
NEW_PASSWORD = "four rather short words"
ONE_SIZE = pytest.mark.parametrize("size", [WIDE], ids=["1280"])
PLAN_PAGES = ("/plan", "/listen", "/start-a-plan")


def sign_in(visitor: Visitor, email: str, password: str) -> None:
    visitor.page.get_by_label("E-mail address").fill(email)
    visitor.page.get_by_label("Password").fill(password)
    visitor.presses("Sign in")


def asks_for_a_sign_in(visitor: Visitor) -> None:
    expect(visitor.page).to_have_url(re.compile(r"/sign-in(\?.*)?$"))
    expect(visitor.page.get_by_test_id("stSidebar")).to_have_count(0)


def test_a_sign_in_leads_on_to_where_one_wanted_and_survives_a_refresh(
    visit: Visit, stage: Stage
) -> None:
    amara = stage.person("Amara Nwosu", PASSWORD)
    stage.plan(amara)
    here = visit(None).open("/listen")
    asks_for_a_sign_in(here)
    sign_in(here, amara.email.upper(), PASSWORD)
    expect(here.main.get_by_role("heading", name="Listen")).to_be_visible()
    here.reloads()
    expect(here.main.get_by_role("heading", name="Listen")).to_be_visible()


def test_signing_out_here_leaves_the_other_place_signed_in(visit: Visit, stage: Stage) -> None:
    amara = stage.person("Amara Nwosu", PASSWORD)
    stage.plan(amara)
    desk, phone = visit(amara).open("/"), visit(amara).open("/sign-out")
    desk.sees("Day 1 of 120")
    expect(phone.page.get_by_text("in 2 places")).to_be_visible()
    phone.presses("Sign out here")
    asks_for_a_sign_in(phone)
    desk.reloads()
    desk.sees("Day 1 of 120")


def test_signing_out_everywhere_reaches_an_open_page_at_its_next_click(
    visit: Visit, stage: Stage
) -> None:
    amara = stage.person("Amara Nwosu", PASSWORD)
    plan = stage.plan(amara)
    desk, phone = visit(amara).open("/"), visit(amara).open("/sign-out")
    desk.sees("Next three")
    phone.presses("Sign out everywhere")
    asks_for_a_sign_in(phone)
    desk.tick(stage.tasks(plan)[0].title)
    asks_for_a_sign_in(desk)
    assert not any(task.completed_on for task in stage.tasks(plan))


@ONE_SIZE
@pytest.mark.parametrize("cookie", ["forged", ""])
def test_a_forged_cookie_leads_to_the_sign_in(visit: Visit, cookie: str) -> None:
    mallory = visit(None)
    mallory.page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": mallory.address}])
    asks_for_a_sign_in(mallory.open("/plan"))


@ONE_SIZE
def test_an_expired_sign_in_leads_to_the_sign_in(visit: Visit, stage: Stage) -> None:
    amara = stage.person("Amara Nwosu")
    here = visit(amara)
    with storage.connect(stage.database) as db:
        sql = "update sign_ins set expires_at = '2020-01-01T00:00:00+00:00' where user_id = :id"
        db.execute(sql, {"id": amara.id})
    asks_for_a_sign_in(here.open("/"))


@ONE_SIZE
def test_a_sign_in_that_ends_between_the_page_and_its_script_shows_nothing(
    visit: Visit, stage: Stage
) -> None:
    """Streamlit's own addresses stand open; the script behind them asks who is there."""
    amara = stage.person("Amara Nwosu")
    stage.plan(amara)
    here = visit(amara)

    def forget_first(route: Route) -> None:
        here.page.context.clear_cookies()
        route.continue_()

    here.page.route("**/_stcore/host-config", forget_first)
    here.open("/")
    asks_for_a_sign_in(here)


@ONE_SIZE
def test_without_a_plan_a_page_of_a_plan_leads_to_starting_one(visit: Visit, stage: Stage) -> None:
    bo = visit(stage.person("Bo Larsen"))
    for path in PLAN_PAGES:
        bo.open(path)
        expect(bo.main.get_by_role("heading", name="Start a plan")).to_be_visible()
        expect(bo.page.get_by_role("dialog")).to_have_count(0)


def test_an_invitation_joins_the_plan_once_and_is_refused_afterwards(
    visit: Visit, stage: Stage
) -> None:
    amara = stage.person("Amara Nwosu")
    plan = stage.plan(amara, site="Leeds")
    with storage.connect(stage.database) as db:
        email = amara.email.replace("amara", "ruth")
        token = invitations.invite_to_plan(db, plan, email, Role.REVIEWER)
    ruth = visit(None).open(f"/link/{token}")
    expect(
        ruth.page.get_by_text("You join the plan of Amara Nwosu, Leeds as reviewer.")
    ).to_be_visible()
    ruth.page.get_by_label("Your name").fill("Ruth Adeyemi")
    ruth.page.get_by_label("Password").fill(PASSWORD)
    ruth.presses("Join")
    expect(ruth.main.get_by_role("heading", level=1)).to_be_visible()
    ruth.open("/plan")
    expect(ruth.row(stage.tasks(plan)[0].title).get_by_role("checkbox")).to_be_disabled()

    late = visit(None).open(f"/link/{token}")
    expect(late.page.get_by_role("heading", name="This link is closed")).to_be_visible()
    expect(late.page.get_by_role("alert")).to_contain_text("has been used or has expired")


@ONE_SIZE
def test_a_password_link_sets_a_new_password_and_ends_the_old_sign_ins(
    visit: Visit, stage: Stage
) -> None:
    bo = stage.person("Bo Larsen", PASSWORD)
    office = stage.person("Priya Raman", administrator=True)
    with storage.connect(stage.database) as db:
        token = invitations.reset_password(db, open_office(db, office), bo.id)
    old, new = visit(bo), visit(None).open(f"/link/{token}")
    expect(new.page.get_by_role("heading", name="Choose a new password")).to_be_visible()
    new.page.get_by_label("Password").fill(NEW_PASSWORD)
    new.presses("Set the password")
    expect(new.main.get_by_role("heading", name="Start a plan")).to_be_visible()
    asks_for_a_sign_in(old.open("/account"))
    sign_in(old, bo.email, PASSWORD)
    expect(old.page.get_by_role("alert")).to_contain_text("not right")
    sign_in(old, bo.email, NEW_PASSWORD)
    expect(old.main.get_by_role("heading", name="My account")).to_be_visible()


@ONE_SIZE
def test_after_five_wrong_passwords_even_the_right_one_waits(visit: Visit, stage: Stage) -> None:
    bo = stage.person("Bo Larsen", PASSWORD)
    here = visit(None).open("/sign-in")
    for _ in range(5):
        sign_in(here, bo.email, "wrong, wrong, wrong")
        expect(here.page.get_by_role("alert")).to_contain_text("not right")
    sign_in(here, bo.email, PASSWORD)
    expect(here.page.get_by_role("alert")).to_contain_text("Too many failed tries. Try again in")
    expect(here.page.get_by_label("E-mail address")).to_have_value(bo.email)
