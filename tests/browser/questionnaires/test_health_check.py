"""A manager and colleagues at their phones: from the open round to ideas on the list."""

import re

from playwright.sync_api import Browser, Locator, expect

import storage
from playbook.questionnaire.questionnaire import Side
from playbook.questionnaire.questionnaire_file import questionnaire
from storage import questionnaire_answers, questionnaire_rounds
from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.stage import Stage
from tests.browser.visitor import Visitor, visitor

CHECK = questionnaire("health_check")
MARKUP = "<b>Nobody</b> [calls](https://evil.example) back ![](https://evil.example/x.png)"
NARROWEST = (320, 640)
ANSWERED = 12
WIDER = "document.documentElement.scrollWidth > window.innerWidth"


def question(page: Visitor, key: str) -> Locator:
    return page.main.locator(f"[class*='st-key-check-question-{key.replace('.', '-')}']")


def chooses(page: Visitor, key: str, answer: str) -> None:
    question(page, key).get_by_role("radio", name=answer, exact=True).click()
    page.rests()


def answers_by_link(phone: Visitor, yes: int, comment: str) -> None:
    """Yes to the first so many questions, no to the next, and the others left open."""
    for place, asked in enumerate(CHECK.questions[:ANSWERED]):
        said = "Yes" if place < yes else "No"
        group = phone.page.locator("fieldset").filter(has_text=asked.text)
        group.get_by_label(said, exact=True).check()
    phone.page.locator("textarea").fill(comment)
    phone.page.get_by_role("button", name="Send answers").click()
    expect(phone.page.get_by_role("heading", name="Your answers are in")).to_be_visible()


def test_from_an_open_round_to_ideas_on_the_list(
    chromium: Browser, visit: Visit, stage: Stage, size: tuple[int, int]
) -> None:
    plan = stage.plan(stage.person("Amara Nwosu"))
    amara = visit(plan.user).open("/health-check")
    amara.sees("Health check: not answered yet")
    amara.presses("Open the round")
    amara.sees("0 of 37")

    for asked in CHECK.categories[0].questions:
        chooses(amara, asked.key, "Yes")
    amara.sees("6 of 37")
    expect(question(amara, CHECK.categories[0].questions[5].key)).to_be_visible()
    amara.presses("Next: Identification and verification")
    chooses(amara, CHECK.categories[1].questions[0].key, "No")
    amara.page.reload()
    amara.sees("7 of 37")
    expect(
        question(amara, CHECK.categories[1].questions[0].key).get_by_role("radio", name="No")
    ).to_be_checked()

    assert not amara.page.evaluate(WIDER)
    amara.presses("Make a link")
    link = amara.page.get_by_test_id("stCode").inner_text().strip()
    amara.sees("Copy it now")
    path = link.partition("/answer/")[2]
    phones = [
        visitor(chromium, amara.address, each, None) for each in (NARROW, NARROWEST, WIDE, NARROW)
    ]
    for number, phone in enumerate(phones):
        phone.open(f"/answer/{path}")
        assert not phone.page.evaluate(WIDER)
        answers_by_link(phone, 7 + number, MARKUP if number == 1 else "")
    phones[0].page.get_by_role("link", name="Change my answers").click()
    expect(phones[0].page.get_by_label("Yes", exact=True).first).to_be_checked()
    answers_by_link(phones[0], 7, "")

    amara.page.reload()
    amara.sees("4 by link")
    amara.page.get_by_role("button", name=re.compile("Close the round")).click()
    expect(amara.page.get_by_text("Without an answer from Amara Nwosu.")).to_be_visible()
    amara.presses("Close and show results")
    amara.sees("Where you disagree most")
    amara.main.get_by_text("1 comment", exact=True).click()
    amara.sees(MARKUP)
    expect(amara.main.locator("a[href*='evil'], img[src*='evil']")).to_have_count(0)
    phones[2].page.reload()
    expect(phones[2].page.get_by_text("Answering has ended")).to_be_visible()

    assert not amara.page.evaluate(WIDER)
    amara.presses("Note as 3 ideas")
    amara.rests()
    amara.main.get_by_text("Noted: see them on Improve").click()
    amara.sees("Ideas and feedback")
    amara.sees(CHECK.categories[2].questions[2].idea)
    assert [fault for phone in phones for fault in phone.faults] == []
    for phone in phones:
        phone.page.context.close()


def test_the_answers_of_one_phone_are_one_vote_and_none_is_stored_twice(
    visit: Visit, stage: Stage, size: tuple[int, int]
) -> None:
    plan = stage.plan(stage.person("Amara Nwosu"))
    with storage.connect(stage.database) as db:
        new = questionnaire_rounds.NewRound(f"pulse {size}", "team_pulse", (Side.COLLEAGUES,))
        questionnaire_rounds.begin(db, plan, new, stage.load(plan).starts_on)
        token = questionnaire_rounds.make_link(db, plan, new.id)
    phone = visit(None).open(f"/answer/{token}")
    for choice in phone.page.get_by_label("4", exact=True).all():
        choice.check()
    phone.page.get_by_role("button", name="Send answers").dblclick()
    expect(phone.page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    second = phone.second_tab().open(f"/answer/{token}")
    expect(second.page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    with storage.connect(stage.database) as db:
        assert questionnaire_rounds.get(db, plan, new.id).colleagues_in == 1
        assert questionnaire_answers.mine(db, plan, new.id).answers == {}
