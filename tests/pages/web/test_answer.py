"""A questionnaire behind a link: for phones, without an account, and for nobody's tricks."""

import re

import pytest
from sqlite_utils import Database

from pages.web.answer import COOKIE
from playbook.questionnaire.questionnaire import Side
from playbook.questionnaire.questionnaire_file import questionnaire, questionnaires
from storage import questionnaire_results, questionnaire_rounds
from storage.access import OpenPlan
from storage.questionnaire_rounds import NewRound
from tests.pages.web.client import Answer, Client
from tests.storage.writes import TODAY, contents

TAG = "<script>alert(1)</script>"
FIRST = "answer words.same_terms"
SENT = {FIRST: "1"}
LARGEST_PAGE_BYTES = 30_000


def opened(db: Database, key: OpenPlan, asked: str, colleagues: int | None = None) -> str:
    new = NewRound(asked, asked, (Side.COLLEAGUES,), colleagues)
    questionnaire_rounds.begin(db, key, new, TODAY)
    return "/answer/" + questionnaire_rounds.make_link(db, key, asked)


@pytest.fixture
def link(db: Database, plan_key: OpenPlan) -> str:
    return opened(db, plan_key, "coherence")


def phone(link: str) -> Client:
    """A phone that has opened the page, and so has its cookie."""
    client = Client()
    assert client.get(link).status == 200
    return client


def sent(client: Client, link: str, fields: dict[str, str], **headers: str) -> Answer:
    return client.post(link, fields, **headers)


@pytest.mark.parametrize("key", sorted(k for k, q in questionnaires().items() if not q.is_private))
def test_the_page_is_small_and_needs_no_script(db: Database, plan_key: OpenPlan, key: str) -> None:
    answer = Client().get(opened(db, plan_key, key))
    assert len(answer.text.encode()) < LARGEST_PAGE_BYTES
    assert "<script" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    asked = questionnaire(key)
    assert answer.text.count("<fieldset>") == len(asked.questions)
    assert answer.text.count('type="radio"') == len(asked.questions) * (len(asked.choices) + 1)


def test_answers_are_kept_shown_again_and_changed(
    db: Database, plan_key: OpenPlan, link: str
) -> None:
    client = phone(link)
    first = sent(client, link, {FIRST: "0", "answer words.same_answers": "", "comment": TAG})
    assert (first.status, first.headers["location"]) == (303, f"{link}?sent=1")
    assert "1 of 12 questions answered" in client.get(link).text
    form = client.get(f"{link}?change=1").text
    assert re.search(r'name="answer words.same_terms" value="0" checked', form)
    assert TAG not in form
    sent(client, link, SENT)
    for _ in range(3):
        sent(phone(link), link, SENT)
    questionnaire_rounds.close(db, plan_key, "coherence", TODAY)
    [(_, [voice])] = questionnaire_results.of_questionnaire(db, plan_key, "coherence")
    assert (voice.people, voice.counts) == (4, {"words.same_terms": {1: 4}})


def test_the_cookie_says_nothing_and_is_kept_from_scripts(link: str) -> None:
    [kept] = [c for c in Client().get(link).set_cookies if c.startswith(COOKIE)]
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    assert "Path=/answer/" in kept


def test_no_phone_is_given_a_second_cookie(link: str) -> None:
    client = phone(link)
    assert not [c for c in client.get(link).set_cookies if c.startswith(COOKIE)]


@pytest.mark.parametrize("origin", ["https://evil.example", "", "null"])
def test_what_another_site_sends_is_refused(db: Database, link: str, origin: str) -> None:
    client, before = phone(link), contents(db)
    answer = sent(client, link, SENT, origin=origin)
    assert answer.status == 400
    assert "sent from another site" in answer.text
    assert contents(db) == before


def test_without_cookies_nothing_is_counted(db: Database, link: str) -> None:
    before = contents(db)
    answer = sent(Client(), link, SENT)
    assert "Cookies are switched off" in answer.text
    assert contents(db) == before


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "Answer at least one question"),
        ({FIRST: ""}, "Answer at least one question"),
        ({FIRST: "7"}, "Choose one of the answers offered"),
        ({FIRST: "²"}, "is not one of the answers offered"),
        ({FIRST: TAG}, "is not one of the answers offered"),
        ({"answer pulse.tools": "1"}, "not part of the questionnaire"),
        ({**SENT, "comment": "x" * 4_001}, "yours has 4,001"),
    ],
)
def test_bad_input_is_refused_with_its_reason_and_nothing_is_lost(
    db: Database, link: str, fields: dict[str, str], why: str
) -> None:
    client, before = phone(link), contents(db)
    answer = sent(client, link, {**fields, "answer words.same_answers": ""})
    assert answer.status == 400
    assert why in answer.text
    assert TAG not in answer.text
    assert contents(db) == before
    if "comment" in fields:
        assert fields["comment"] in answer.text
        assert 'value="1" checked' in answer.text


def test_4000_characters_are_taken(db: Database, link: str) -> None:
    assert sent(phone(link), link, {**SENT, "comment": "é🦊" * 2_000}).status == 303
    [row] = db.query("select comment from questionnaire_ballots")
    assert row["comment"] == "é🦊" * 2_000


def test_a_closed_link_says_that_answering_has_ended(
    db: Database, plan_key: OpenPlan, link: str
) -> None:
    client = phone(link)
    questionnaire_rounds.close(db, plan_key, "coherence", TODAY)
    before = contents(db)
    assert client.get(link).status == 410
    late = sent(client, link, SENT)
    assert (late.status, "Answering has ended" in late.text) == (410, True)
    assert contents(db) == before


def test_who_sends_the_last_answer_is_thanked(db: Database, plan_key: OpenPlan) -> None:
    link = opened(db, plan_key, "team_pulse", colleagues=4)
    for _ in range(4):
        last = sent(phone(link), link, {"answer pulse.tools": "4"})
    thanks = Client().get(last.headers["location"])
    assert (thanks.status, "Your answers are in" in thanks.text) == (200, True)
    assert not questionnaire_rounds.get(db, plan_key, "team_pulse").is_open


def test_a_wrong_link_leads_nowhere_and_guessing_is_slowed_down(link: str) -> None:
    wrong = Client().get("/answer/nothing")
    assert (wrong.status, "does not lead anywhere" in wrong.text) == (410, True)
    for number in range(20):
        Client().get(f"/answer/guess-{number}")
    slowed = Client().get("/answer/another-guess")
    assert (slowed.status, "Too many failed tries" in slowed.text) == (429, True)
    assert Client().get(link).status == 200


def test_a_managers_name_is_shown_as_words(db: Database, plan_key: OpenPlan, link: str) -> None:
    db.execute("update plans set manager_name = :name", {"name": TAG})
    assert TAG not in Client().get(link).text
