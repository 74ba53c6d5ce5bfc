"""What people type is shown as they typed it: nothing is drawn, linked or fetched."""

import pytest
from playwright.sync_api import expect

import storage
from playbook.access import Role
from playbook.listening.observation import Kind
from playbook.task import Task
from storage import memberships, observations, plans, tasks
from storage.access import OpenPlan
from storage.observations import Note
from storage.rows import new_id
from tests.browser.conftest import Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor, as_shown

IMAGE = "<img src=x onerror=document.title='owned'>"
PICTURE = "![p](http://evil.example/a.png)"
LINK = "[here](http://evil.example)"
ICON = ":material/home: :smile:"
FORMULA = "$x^2$ **bold** `code`"
FROM_RIGHT = "مرحبا שלום 👩🏽‍💻"
THEME = "[t](http://e)"
ALL = (IMAGE, PICTURE, LINK, ICON, FORMULA, FROM_RIGHT)


@pytest.fixture
def manager_name() -> str:
    return f"{LINK} {ICON} Amara"


@pytest.fixture
def plan(stage: Stage, manager_name: str) -> OpenPlan:
    return stage.plan(stage.person(manager_name), site=f"{PICTURE} Leeds")


@pytest.fixture
def titles(stage: Stage, plan: OpenPlan) -> list[str]:
    """Own tasks due today, one for each thing that might do harm; one is ticked."""
    with storage.connect(stage.database) as db:
        milestone = stage.milestones(plan)[0]
        for words in ALL:
            tasks.add(
                db, plan, plans.load(db, plan), new_id(), milestone, words, 1, why=f"Why {words}"
            )
        first = _first_own(stage, plan)
        tasks.complete(db, plan, stage.load(plan), first.id, first.version, today())
        note = Note(Kind.ONE_TO_ONE, "\n".join(ALL), f"Ines {IMAGE}", (THEME,))
        observations.add(db, plan, new_id(), note, today())
        memberships.give(db, plan, stage.person(f"Ruth {PICTURE}"), Role.REVIEWER)
    return list(ALL)


def _first_own(stage: Stage, plan: OpenPlan) -> Task:
    return stage.task(plan, IMAGE)


def shows_nothing_but_text(visitor: Visitor, *expected: str) -> None:
    for words in expected:
        visitor.sees(words)
    visitor.rests()
    app = visitor.page.get_by_test_id("stApp")
    expect(app.locator("a[href*='evil'], img[src*='evil'], img[src$='x']")).to_have_count(0)
    expect(app.locator(".katex")).to_have_count(0)
    assert visitor.page.title() != "owned"


def test_today_plan_and_listen_show_what_was_typed(
    visit: Visit, plan: OpenPlan, titles: list[str]
) -> None:
    amara = visit(plan.user).open("/")
    shows_nothing_but_text(amara, "Next three")
    shows_nothing_but_text(amara.open("/plan"), *titles)
    shows_nothing_but_text(amara.open("/listen"), *ALL, THEME)


def test_people_history_and_dates_show_what_was_typed(
    visit: Visit, plan: OpenPlan, manager_name: str, titles: list[str]
) -> None:
    amara = visit(plan.user).open("/plan-people")
    shows_nothing_but_text(amara, manager_name, f"Ruth {PICTURE}")
    shows_nothing_but_text(amara.open("/history"), IMAGE, manager_name)
    shows_nothing_but_text(amara.open("/dates"), f"{PICTURE} Leeds")
    shows_nothing_but_text(amara.open("/account"), f"{PICTURE} Leeds")


def test_the_sidebar_and_the_office_show_what_was_typed(
    visit: Visit, stage: Stage, plan: OpenPlan, manager_name: str
) -> None:
    office = stage.person(f"Priya {PICTURE}", administrator=True)
    stage.joins(office, plan, Role.COACH)
    priya = visit(office).open("/people")
    shows_nothing_but_text(priya, f"Priya {PICTURE}", manager_name)
    priya.opens_the_sidebar()
    sidebar = priya.page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text(as_shown(f"Signed in as Priya {PICTURE}"))).to_be_visible()


def test_a_search_and_a_refusal_show_what_was_typed(
    visit: Visit, stage: Stage, plan: OpenPlan, titles: list[str]
) -> None:
    amara = visit(plan.user).open("/history")
    amara.types("Search the history", f"{LINK} nowhere")
    shows_nothing_but_text(amara, f"Nothing found for “{LINK} nowhere”.")
    amara.open("/plan")
    expect(amara.row(LINK).first).to_be_visible()
    with storage.connect(stage.database) as db:
        task = stage.task(plan, LINK)
        when = stage.load(plan)
        tasks.complete(db, plan, when, task.id, task.version, today())
        done = stage.task(plan, LINK)
        tasks.reopen(db, plan, when, done.id, done.version, today())
    amara.tick(LINK)
    amara.sees("was changed by")
    shows_nothing_but_text(amara)


def test_pages_without_a_chart_of_plotlys_load_none_of_it(visit: Visit, plan: OpenPlan) -> None:
    amara = visit(plan.user)
    for path in ("/", "/plan", "/listen"):
        amara.open(path)
        expect(amara.main.locator("h1")).to_be_visible()
        amara.rests()
    assert amara.addresses
    assert not [address for address in amara.addresses if "plotly" in address.lower()]
