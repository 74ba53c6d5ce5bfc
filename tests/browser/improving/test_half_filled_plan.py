"""A manager closes the tab in the middle of a plan and finds it as it was left."""

from playwright.sync_api import expect

import storage
from tests.browser.conftest import Visit
from tests.browser.improving.test_from_idea_to_verdict import PROBLEM, choose
from tests.browser.stage import Stage, today
from tests.storage.improving import monday, own_kpi, type_in_weeks


def test_a_half_filled_plan_is_there_after_the_tab_was_closed(stage: Stage, visit: Visit) -> None:
    manager = stage.person("Amara Nwosu")
    plan = stage.plan(manager)
    with storage.connect(stage.database) as db:
        type_in_weeks(db, plan, own_kpi(db, plan), monday(today()), 0.0)
    amara = visit(manager).open("/improve")
    amara.types("What is wrong, or could be better?", PROBLEM)
    amara.presses("Save idea")
    amara.page.get_by_role("button", name="Turn into an improvement").click()
    amara.types("If we …", "answer letters on the day they come")
    choose(amara, "then …", "Letters in time")
    amara.types("to (per cent)", "80")
    amara.types("because …", "none waits for a free afternoon")
    amara.sees("Not saved yet")
    place = amara.page.url.removeprefix(amara.address)
    again = amara.second_tab()
    amara.page.close()
    again.open(place)
    expect(again.page.get_by_label("If we …")).to_have_value("answer letters on the day they come")
    expect(again.page.get_by_label("to (per cent)")).to_have_value("80.0")
    again.sees("to 80")
    again.presses("Discard what is not saved")
    again.sees("Choose a KPI and say from where to where it will go")
    again.rests()
    expect(again.page.get_by_label("If we …")).to_have_value("")
