"""A coach at a laptop and phones in the room: a whole session, also through a restart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.access import Role
from playbook.account import User
from storage.access import OpenPlan
from tests.browser.conftest import NARROW, WIDE
from tests.browser.server import Server, serving
from tests.browser.stage import Stage
from tests.browser.visitor import Visitor, visitor

PHONES = 3
WIDER = "document.documentElement.scrollWidth > window.innerWidth"


@dataclass
class Room:
    """The coach's window and three phones, all with clean consoles."""

    chromium: Browser
    server: Server
    coach: Visitor
    phones: list[Visitor]

    def phone(self) -> Visitor:
        self.phones.append(visitor(self.chromium, self.server.address, NARROW, None))
        return self.phones[-1]

    def press(self, name: str) -> None:
        self.coach.page.get_by_role("button", name=re.compile(name)).first.click()

    def wall_says(self, words: str) -> None:
        expect(self.coach.main.get_by_text(words).first).to_be_visible()

    def wall_shows(self, alt: str) -> None:
        expect(self.coach.main.get_by_alt_text(alt, exact=True).first).to_be_visible()


def answers(page: Page, way: str) -> None:
    for group in page.locator("fieldset").all():
        group.get_by_text(way, exact=True).click()
    page.get_by_role("button", name=re.compile("Send|Change")).click()
    expect(page.get_by_role("status")).to_contain_text("Answer saved.")


def code_on(room: Room) -> str:
    alt = room.coach.main.get_by_alt_text(re.compile(r"code \w{3} \w{3}")).first
    return str(alt.get_attribute("alt")).split("code ")[1]


def type_code(room: Room, phone: Visitor, code: str) -> None:
    phone.open("/join")
    phone.page.get_by_label("Code on the wall").fill(code.lower())
    phone.page.get_by_role("button", name="Join").click()
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"), site="Bristol")


@pytest.fixture
def bo(stage: Stage, plan: OpenPlan) -> User:
    coach = stage.person("Bo Larsen")
    stage.joins(coach, plan, Role.COACH)
    return coach


@pytest.fixture
def room(chromium: Browser, server: Server, stage: Stage, bo: User) -> Iterator[Room]:
    coach = visitor(chromium, server.address, WIDE, stage.token(bo))
    here = Room(chromium, server, coach, [])
    yield here
    for each in (here.coach, *here.phones):
        each.page.context.close()
    assert [fault for each in (here.coach, *here.phones) for fault in each.faults] == []


def start(room: Room, guide: str) -> str:
    room.coach.open("/workshops")
    room.coach.page.get_by_text(guide, exact=True).first.click()
    room.coach.rests()
    room.press("Start the session")
    room.wall_says("0 phones joined")
    return code_on(room)


def test_a_health_check_from_the_code_to_two_actions_in_the_managers_plan(
    room: Room, stage: Stage, plan: OpenPlan, chromium: Browser, server: Server
) -> None:
    code = start(room, "Health check with divergence")
    for _ in range(PHONES):
        type_code(room, room.phone(), code)
    room.wall_says("3 phones joined")
    room.press("Begin")
    room.press("Next step")
    for phone in room.phones:
        expect(phone.page.get_by_role("heading", name="Channels")).to_be_visible()
        assert not phone.page.evaluate(WIDER)
        answers(phone.page, "Yes")
    room.wall_shows("Answers: 3 of 3")
    room.wall_says("Anonymous results take four answers")
    expect(room.coach.page.get_by_role("button", name="Show results")).to_be_disabled()
    room.press("Lock answers")
    for phone in room.phones:
        expect(phone.page.get_by_text("Answers are locked.", exact=True)).to_be_visible()

    late = room.phone()
    type_code(room, late, code)
    expect(late.page.get_by_text("Answers are locked.", exact=True)).to_be_visible()
    room.press("Next step")
    for number, phone in enumerate(room.phones):  # with the late one, four
        expect(phone.page.get_by_role("heading", name="Identification")).to_be_visible()
        answers(phone.page, "No" if number else "Yes")
    room.press("Show results")
    room.wall_says("Where you disagree most")

    for step in range(4, 12):
        room.press("Next step")
        expect(room.coach.page.get_by_text(f"Step {step} of 11")).to_be_visible()
    take_two_actions(room)
    room.press("Close the session")
    room.wall_says("Health check with divergence: 2 actions")
    expect(late.page.get_by_role("heading", name="This code has closed")).to_be_visible()
    for label in ("Download the summary", "Download the results"):
        with room.coach.page.expect_download() as file:
            room.press(label)
        assert Path(file.value.path()).stat().st_size > 1_000

    room.press("Add both to the plans")
    expect(room.coach.main.get_by_text("in the plan, due")).to_have_count(2)
    amara = visitor(chromium, server.address, WIDE, stage.token(plan.user))
    amara.open("/history")
    amara.sees("Ask every customer once")
    amara.sees("taken in the workshop Health check with divergence")
    titles = {task.title for task in stage.tasks(plan)}
    assert {"Ask every customer once", "Answer chats first"} <= titles
    amara.page.context.close()


def take_two_actions(room: Room) -> None:
    phone = room.phones[0].page
    for text in ("Ask every customer once", "Answer chats first"):
        expect(phone.get_by_role("heading", name="Two actions")).to_be_visible()
        phone.get_by_label("What will be done?").fill(text)
        phone.get_by_role("button", name="Take this action").click()
        expect(phone.get_by_role("status")).to_contain_text("Saved")
        room.wall_says(text)


def test_a_restart_and_a_dead_browser_lose_nothing(chromium: Browser, tmp_path: Path) -> None:
    database = tmp_path / "day120.db"
    with serving(database) as server:
        stage = Stage(database)
        amara = stage.person("Amara Nwosu")
        stage.plan(amara)
        token = stage.token(amara)
        room = Room(chromium, server, visitor(chromium, server.address, WIDE, token), [])
        code = start(room, "Choosing KPIs")
        for _ in range(PHONES + 1):
            type_code(room, room.phone(), code)
        room.press("Begin")
        for phone in room.phones:
            phone.page.get_by_label("Your answer").fill("Nobody is asked twice")
        room.phones[0].page.get_by_role("button", name="Send answer").click()
        room.wall_shows("Answers: 1 of 4")
        address = room.coach.page.url
        room.coach.page.context.close()
        port = server.address.rsplit(":", 1)[1]
    with serving(database, port) as server:
        room.coach = visitor(chromium, server.address, WIDE, token)
        room.coach.page.goto(address)
        room.wall_shows("Answers: 1 of 4")
        for phone in room.phones[1:]:
            expect(phone.page.get_by_label("Your answer")).to_have_value("Nobody is asked twice")
            phone.page.get_by_role("button", name="Send answer").click()
            expect(phone.page.get_by_role("status")).to_contain_text("Answer saved.")
        room.wall_shows("Answers: 4 of 4")
        room.press("Show results")
        room.wall_says("Nobody is asked twice (4 times)")
        loses_the_network_and_comes_back(room, room.phones[0].page)
        for each in (room.coach, *room.phones):
            each.page.context.close()


def loses_the_network_and_comes_back(room: Room, phone: Page) -> None:
    room.press("Next step")
    phone.get_by_text("1", exact=True).first.click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Send answer").click()
    expect(phone.get_by_role("alert")).to_contain_text("No network: nothing was sent.")
    room.press("Next step")
    room.wall_says("How much can this team move it?")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Which figures would show it?")
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", level=1)).to_have_text("How much can this team move it?")


def test_a_vote_works_without_javascript_on_the_smallest_phone(
    room: Room, chromium: Browser, server: Server
) -> None:
    code = start(room, "Choosing KPIs").replace(" ", "")
    room.press("Begin")
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 568}, color_scheme="dark"
    )
    page = context.new_page()
    page.goto(f"{server.address}/join/{code}")
    page.get_by_label("Your answer").fill("Shorter waits")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_role("status")).to_contain_text("Answer saved.")
    room.wall_shows("Answers: 1 of 1")
    context.close()
