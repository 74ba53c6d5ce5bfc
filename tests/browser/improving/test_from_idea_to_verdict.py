"""A manager notes an idea, predicts, starts, and twelve weeks later decides on the verdict."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import expect

import storage
from playbook.improvement.improvement import State
from storage import improvements, verdicts
from storage.access import OpenPlan
from storage.engine import writing
from tests.browser.conftest import Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor
from tests.storage.improving import bring_in, monday

PROBLEM = "Billing calls are passed on"
TWELVE_WEEKS = timedelta(weeks=12)


def choose(amara: Visitor, label: str, words: str) -> None:
    field = amara.page.get_by_label(label, exact=True)
    field.click()
    field.fill(words)
    amara.page.get_by_role("option", name=words, exact=True).click()
    amara.rests()


def plan_the_change(amara: Visitor) -> None:
    amara.types("What is wrong, or could be better?", PROBLEM)
    amara.presses("Save idea")
    amara.page.get_by_role("button", name="Turn into an improvement").click()
    expect(amara.page.get_by_role("heading", name=PROBLEM, level=1)).to_be_visible()
    amara.types("Why?", "Few agents may see invoices")
    amara.types("If we …", "send billing calls to those who may")
    choose(amara, "then …", "First contact resolution")
    amara.types("to (per cent)", "74")
    amara.types("because …", "they can answer at once")
    review_on = today() + TWELVE_WEEKS
    date = amara.page.get_by_role("group", name="by the review date")
    for part, typed in (
        ("day", review_on.day),
        ("month", review_on.month),
        ("year", review_on.year),
    ):
        date.get_by_role("spinbutton", name=part).click()
        amara.page.keyboard.type(f"{typed:02}")
    amara.page.keyboard.press("Enter")
    choose(amara, "Guard-rail KPIs", "Customer satisfaction")
    amara.page.keyboard.press("Escape")
    amara.types("Stop rule", "Complaints double")


def twelve_weeks_pass(stage: Stage, plan: OpenPlan) -> None:
    """The stage turns the clock: the change began twelve weeks ago, and is reviewed now."""
    review = monday(today())
    with storage.connect(stage.database) as db:
        with writing(db):
            db.execute(
                "update improvements set started_on = :start, locked_on = :start, "
                "review_on = :review where plan_id = :plan",
                {
                    "start": (review - TWELVE_WEEKS).isoformat(),
                    "review": review.isoformat(),
                    "plan": plan.id,
                },
            )
        bring_in(db, plan, review - timedelta(weeks=1), 0.04)


def test_from_an_idea_to_a_verdict(stage: Stage, visit: Visit, tmp_path: Path) -> None:
    manager = stage.person("Amara Nwosu")
    plan = stage.plan(manager)
    with storage.connect(stage.database) as db:
        bring_in(db, plan, monday(today()) - timedelta(weeks=1), 0.0)
    amara = visit(manager).open("/improve")
    plan_the_change(amara)
    amara.sees("chance of being seen with 12 weeks")
    amara.presses("Start the change")
    amara.sees("An early look, not a verdict")
    expect(amara.page.get_by_role("button", name="Start the change")).to_have_count(0)

    twelve_weeks_pass(stage, plan)
    amara.reloads()
    title = amara.page.get_by_role("heading", level=1)
    expect(title).to_contain_text("First contact resolution rose by 4")
    amara.sees("Improved")
    expect(amara.page.get_by_label("The change began on", exact=False).first).to_be_visible()
    with amara.page.expect_download() as picture:
        amara.page.get_by_role("button", name="Picture (SVG)").click()
    picture.value.save_as(tmp_path / "picture.svg")
    assert ElementTree.parse(tmp_path / "picture.svg").getroot().tag.endswith("svg")

    amara.page.get_by_text("Adopt", exact=True).click()
    amara.types("Reason", "Agents like it")
    amara.presses("Record decision")
    amara.sees("Does it last?")
    with storage.connect(stage.database) as db:
        (each,) = improvements.of_plan(db, plan)
        (main, _) = verdicts.of_plan(db, plan)[each.id]
    assert each.state is State.ADOPTED
    assert main.is_reproduced
    amara.presses("All improvements")
    amara.sees("Timeline of changes")
    width = amara.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0
