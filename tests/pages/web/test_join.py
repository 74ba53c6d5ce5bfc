"""Phones: joining by code, answering without a script, and everything that may go wrong."""

import re
from datetime import date

import pytest
from sqlite_utils import Database

from pages.web import hub
from pages.web.files import TEMPLATES
from pages.web.identity import COOKIE
from playbook.account import User
from playbook.throttle import FREE_GUESSES_FROM_AN_ADDRESS
from playbook.workshop import course
from playbook.workshop.guide import Guide
from storage import sign_ins, workshop_actions, workshop_votes, workshops
from storage.access import OpenPlan, OpenWorkshop
from storage.engine import writing
from storage.workshop_access import open_workshop
from tests.pages.web.client import Answer, Client, awaited
from tests.playbook.workshop.steps import ACTIONS, DOTS, OPEN, RANKING, SCALE, YES_NO
from tests.storage.workshop_sessions import YES, begin, go_to, press

GUIDE = Guide("test", "A test", "To test.", "", (OPEN, YES_NO, SCALE, DOTS, RANKING, ACTIONS))
GIVEN = {
    "ideas": {"words": "Tools"},
    "clear": YES,
    "mood": {"item-phone": "2", "item-chat": "5"},
    "vote": {"item-1": "2", "item-2": "1"},
    "rank": {"place-1": "1", "place-2": "2", "place-3": "3"},
}


@pytest.fixture
def key(db: Database, plan_key: OpenPlan) -> OpenWorkshop:
    return begin(db, plan_key, guide=GUIDE)


@pytest.fixture
def path(db: Database, key: OpenWorkshop) -> str:
    return f"/join/{workshops.load(db, key).code}"


@pytest.fixture
def phone(path: str) -> Client:
    """A phone that has the page open."""
    here = Client()
    here.get(path)
    return here


def votes(phone: Client, path: str, step: str, fields: dict[str, str]) -> Answer:
    kind = next(s.kind.value for s in GUIDE.steps if s.key == step)
    return phone.post(path, {"step": step, "kind": kind, **fields})


def test_the_code_leads_in_however_it_is_typed(db: Database, key: OpenWorkshop, path: str) -> None:
    code = path.removeprefix("/join/").lower()
    answer = Client().post("/join", {"code": f" {code[:3]}-{code[3:]} "})
    assert (answer.status, answer.headers["location"]) == (303, path)
    assert workshops.load(db, key).joined == 0
    assert "You are in" in Client().get(path).text


@pytest.mark.parametrize("code", ["", "AAA AAA", "KP4", "' or 1=1 --", "x" * 4_000, "🦊🦊🦊🦊🦊🦊"])
def test_a_wrong_code_is_told_and_may_be_typed_again(key: OpenWorkshop, code: str) -> None:
    answer = Client().post("/join", {"code": code})
    assert answer.status == 400
    assert "Look at the wall again." in answer.text


def test_an_unknown_address_offers_to_type_the_code(key: OpenWorkshop) -> None:
    answer = Client().get("/join/AAAAAA")
    assert answer.status == 404
    assert "Code on the wall" in answer.text


def test_guessing_gets_slow_and_holds_nobody_up_who_is_in(path: str, phone: Client) -> None:
    phone.get(f"{path}/now")
    guesser = Client()
    for _ in range(FREE_GUESSES_FROM_AN_ADDRESS):
        guesser.get("/join/AAAAAA")
    assert "Too many failed tries" in guesser.get("/join/AAAAAA").text
    assert "Too many failed tries" in Client().get(path).text, "not even a right guess"
    assert "You are in" in phone.get(path).text


def test_the_page_opened_twice_is_one_phone(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    for _ in range(3):
        assert phone.get(f"{path}/now").status == 200
    assert Client().get(f"{path}/now").status == 200
    assert workshops.load(db, key).joined == 1, "who keeps no cookie is not counted"


@pytest.mark.parametrize("step", GIVEN)
def test_every_kind_of_step_is_answered_and_found_again(
    db: Database, key: OpenWorkshop, path: str, phone: Client, step: str
) -> None:
    go_to(db, key, step)
    for _ in range(2):
        answer = votes(phone, path, step, GIVEN[step])
        assert answer.status == 303, answer.text
    shown = phone.get(answer.headers["location"]).text
    assert "Answer saved. You may change it" in shown
    assert "Change answer" in shown
    there = next(s for s in GUIDE.steps if s.key == step)
    assert workshop_votes.answered(db, key, there) == 1
    checked = set(re.findall(r'name="(item-\w+)" value="(\w+)"[^>]* checked', shown))
    assert {(name, value) for name, value in GIVEN[step].items() if "item" in name} <= checked


def test_half_an_answer_comes_back_as_it_was_typed(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    go_to(db, key, "mood")
    answer = votes(phone, path, "mood", {"item-phone": "2"})
    assert answer.status == 409
    assert "Choose a number from 1 to 5 on every line." in answer.text
    assert re.search(r'name="item-phone" value="2"[^>]* checked', answer.text)


def test_four_thousand_characters_arrive_and_more_come_back_unharmed(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    go_to(db, key, "ideas")
    assert votes(phone, path, "ideas", {"words": "é" * 4_000}).status == 303
    answer = votes(phone, path, "ideas", {"words": "é" * 4_001})
    assert "4,001 characters; 4,000 are the most" in answer.text
    assert "é" * 4_001 in answer.text


def test_what_is_typed_is_shown_literally(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    go_to(db, key, "ideas")
    votes(phone, path, "ideas", {"words": "</textarea><script>alert(1)</script>"})
    shown = phone.get(path).text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


def test_a_vote_after_the_lock_is_told_kindly(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    go_to(db, key, "clear")
    press(db, key, course.lock)
    answer = votes(phone, path, "clear", YES)
    assert answer.status == 409
    assert "Answers were locked before yours arrived" in answer.text
    assert "Answers are locked." in phone.get(path).text


def test_a_closed_code_says_so(db: Database, key: OpenWorkshop, path: str, phone: Client) -> None:
    workshops.close(db, key)
    assert "This code has closed" in phone.get(path).text
    assert "This code has closed" in Client().get(path).text
    assert phone.get(f"{path}/now").text == "closed"


def test_a_forged_form_is_refused(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    go_to(db, key, "clear")
    fields = {"step": "clear", "kind": "yes_no", **YES}
    from_elsewhere = phone.post(path, fields, origin="https://elsewhere.example")
    without_origin = phone.post(path, fields, origin="")
    wrong_token = phone.post(path, {**fields, "token": "guessed"})
    without_cookies = Client().post(path, fields)
    assert "another site" in from_elsewhere.text
    assert "another site" in without_origin.text
    assert "grown old" in wrong_token.text
    assert "Cookies are switched off" in without_cookies.text
    assert workshop_votes.answered(db, key, YES_NO) == 0


def test_a_phone_takes_an_action_once_however_often_it_is_sent(
    db: Database, key: OpenWorkshop, path: str, phone: Client, plan_key: OpenPlan
) -> None:
    go_to(db, key, "actions")
    shown = phone.get(path).text
    assert "Everybody in the room sees it." in shown
    (action,) = re.findall(r'name="action" value="([^"]+)"', shown)
    (due,) = re.findall(r'name="due" type="date" value="([^"]+)"', shown)
    fields = {"action": action, "text": "Ask Lena", "plan": plan_key.id, "due": due}
    for _ in range(2):
        assert votes(phone, path, "actions", fields).status == 303
    (taken,) = workshop_actions.of_workshop(db, key)
    assert (taken.text, taken.taker) == ("Ask Lena", "Amara Nwosu")
    answer = votes(phone, path, "actions", {**fields, "action": "another-one", "due": "soon"})
    assert "Choose the day" in answer.text


def test_a_named_step_says_so_and_remembers_the_name(
    db: Database, plan_key: OpenPlan, phone: Client, today: date
) -> None:
    workshop_id = workshops.start(db, [plan_key], GUIDE, today, named=True)
    key = open_workshop(db, plan_key.user, workshop_id)
    path = f"/join/{workshops.load(db, key).code}"
    go_to(db, key, "clear")
    assert "With your name." in phone.get(path).text
    assert "Anonymous." not in phone.get(path).text
    votes(phone, path, "clear", {**YES, "name": "Zoë Reed"})
    go_to(db, key, "mood")
    assert 'value="Zoë Reed"' in phone.get(path).text


def test_a_phones_page_is_small_and_loads_nothing_from_elsewhere(
    db: Database, key: OpenWorkshop, path: str, phone: Client
) -> None:
    go_to(db, key, "clear")
    shown = phone.get(path)
    files = [TEMPLATES / name for name in ("style.css", "phone.css", "phone.js")]
    assert len(shown.text) + sum(file.stat().st_size for file in files) < 30_000
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    assert not re.findall(r'(?:src|href)="(?!/)', shown.text)


def test_only_who_may_open_the_session_hears_what_its_wall_hears(
    db: Database, key: OpenWorkshop, ruth: User
) -> None:
    address = f"/wall-events/{key.id}"
    assert Client().get(address).headers["location"].startswith("/sign-in")
    with writing(db):
        reviewer = Client(cookies={COOKIE: sign_ins.start(db, ruth)})
    answer = reviewer.get(address)
    assert (answer.status, answer.text) == (
        403,
        "This workshop does not exist, or is not open to you.",
    )


@pytest.fixture
def heard() -> list[str]:
    """What a stream says in a loop of its own: the first word, then what is told."""

    async def listen() -> list[str]:
        said: list[str] = []
        async for word in hub.stream("first", ("a session",)):
            said.append(word)
            if len(said) == 1:
                hub.tell("another session", "not for us")
                hub.tell("a session", "next")
            else:
                hub.end_all()
        return said

    return awaited(listen())


def test_a_stream_tells_the_first_word_then_the_news_then_ends(heard: list[str]) -> None:
    assert heard == ["retry: 1000\ndata: first\n\n", "data: next\n\n"]
    hub.tell("a session", "nobody is left to hear it")
