"""Listen: noted in seconds and in confidence, shared one by one, withdrawn for good."""

import pytest
from playwright.sync_api import Locator, expect

import storage
from playbook.access import Role
from storage import observations
from storage.access import OpenPlan
from tests.browser.conftest import Visit
from tests.browser.stage import Stage
from tests.browser.visitor import Visitor

SECRET = "She feels left out of the rota."


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"))


@pytest.fixture
def amara(visit: Visit, plan: OpenPlan) -> Visitor:
    visitor = visit(plan.user).open("/listen")
    visitor.sees("Nothing noted yet.")
    return visitor


def note(visitor: Visitor, words: str, theme: str) -> None:
    visitor.page.get_by_label("What did you hear?").fill(words)
    visitor.page.get_by_label("Another theme").fill(theme)
    visitor.presses("Save observation")
    expect(observation(visitor, words)).to_be_visible()


def observation(visitor: Visitor, words: str) -> Locator:
    return visitor.main.locator("[class*='st-key-observation-']").filter(has_text=words)


def change(visitor: Visitor, words: str, action: str) -> None:
    observation(visitor, words).get_by_text("Change", exact=True).click()
    visitor.presses(action)


def test_in_confidence_until_shared_and_gone_when_withdrawn(
    amara: Visitor, visit: Visit, stage: Stage, plan: OpenPlan
) -> None:
    ruth = stage.person("Ruth Adeyemi")
    stage.joins(ruth, plan, Role.REVIEWER)
    note(amara, SECRET, "Rota")
    expect(observation(amara, SECRET)).to_contain_text("in confidence")
    expect(amara.page.get_by_label("What did you hear?")).to_have_value("")

    reviewer = visit(ruth).open("/listen")
    reviewer.sees("1 observation noted, 1 of them in confidence.")
    reviewer.sees_nothing_of(SECRET)
    reviewer.sees_nothing_of("Rota")

    change(amara, SECRET, "Share")
    expect(observation(amara, SECRET)).to_contain_text("shared")
    reviewer.reloads()
    expect(observation(reviewer, SECRET)).to_contain_text("Amara Nwosu")

    amara.reloads()
    change(amara, SECRET, "Delete for good")
    expect(observation(amara, SECRET)).to_have_count(0)
    reviewer.reloads()
    reviewer.sees("0 observations noted")
    reviewer.sees_nothing_of(SECRET)


def test_themes_are_ranked_and_observations_found(amara: Visitor) -> None:
    for words, theme in (("One", "Rota"), ("Two", "Knowledge base"), ("Three", "Rota")):
        note(amara, words, theme)
    ranking = amara.main.get_by_test_id("stProgress").filter(has_text="·")
    expect(ranking.filter(has_text="Rota")).to_contain_text("2")
    expect(ranking.filter(has_text="Knowledge base")).to_contain_text("1")
    amara.types("Search observations", "knowledge")
    expect(observation(amara, "Two")).to_be_visible()
    expect(observation(amara, "One")).to_have_count(0)


def test_a_double_click_saves_one_observation(amara: Visitor, stage: Stage, plan: OpenPlan) -> None:
    amara.page.get_by_label("What did you hear?").fill(SECRET)
    amara.page.get_by_role("button", name="Save observation").dblclick()
    expect(observation(amara, SECRET).first).to_be_visible()
    amara.rests()
    with storage.connect(stage.database) as db:
        assert len(observations.readable(db, plan)) == 1


def test_a_note_that_is_refused_keeps_what_was_typed(amara: Visitor) -> None:
    amara.page.get_by_label("Who or which queue").fill("Billing queue")
    amara.presses("Save observation")
    amara.sees("Write down what you heard: one sentence is enough.")
    expect(amara.page.get_by_label("Who or which queue")).to_have_value("Billing queue")


def test_the_sampling_plan_follows_the_volume(amara: Visitor) -> None:
    amara.main.get_by_text("Change the sampling plan").click()
    contacts = amara.page.get_by_label("Contacts in a usual month")
    contacts.fill("200")
    contacts.press("Tab")
    amara.presses("Save sampling plan")
    amara.sees("of 200 contacts a month")
