"""Improve: ideas, a plan that locks, a verdict that is decided, and answers to bad input."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.improvement.case_of_a_change import judged
from playbook.improvement.improvement import Decision, Improvement, State
from playbook.listening.observation import Kind
from storage import (
    ideas,
    improvement_drafts,
    improvements,
    observations,
    own_kpis,
    surroundings,
    verdicts,
)
from storage.access import OpenPlan
from storage.ideas import NewIdea
from storage.observations import Note
from tests.pages.conftest import Opens
from tests.storage.improving import (
    PROBLEM,
    bring_in,
    monday,
    on,
    own_kpi,
    planned,
    running,
    type_in_weeks,
)

Words = Callable[[AppTest], str]
IMPROVE = "manager/improve.py"


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def idea_text(page: AppTest) -> Any:
    return next(each for each in page.text_area if each.key.startswith("idea-text"))


def marked_down(page: AppTest) -> str:
    return "\n".join(each.value for each in page.markdown)


def opened(opens: Opens, who: User, each: Improvement) -> AppTest:
    page = opens(who, IMPROVE)
    return page.button(f"open-{each.id}").click().run()


@pytest.fixture
def due(db: Database, plan_key: OpenPlan, today: date) -> Improvement:
    """Twelve weeks on, with a real rise, reviewed this week."""
    review = monday(today)
    each = running(db, plan_key, review - timedelta(weeks=12), review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    return each


def test_an_idea_is_saved_and_turned_into_an_improvement(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, IMPROVE)
    idea_text(page).input(PROBLEM)
    press(page, "Save idea")
    assert idea_text(page).value == ""
    press(page, "Turn into an improvement")
    (each,) = improvements.of_plan(db, plan_key)
    assert each.problem == PROBLEM
    assert page.title[0].value == PROBLEM


def test_an_empty_idea_is_refused_and_nothing_is_lost(
    opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = press(opens(amara, IMPROVE), "Save idea")
    assert "one sentence" in page.error[0].value


def test_an_observation_becomes_an_idea_in_one_click(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    observations.add(db, plan_key, "note", Note(Kind.RECORDING, "Asked three times"), today)
    page = opens(amara, "manager/listen.py")
    page.session_state["change-note"] = True
    page.run()
    press(page, "Make it an idea")
    assert idea_text(page).value == "Asked three times"
    press(page, "Save idea")
    assert ideas.of_plan(db, plan_key)[0].text == "Asked three times"


def test_starting_without_cause_and_prediction_says_what_is_missing(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    ideas.add(db, plan_key, "draft", NewIdea(PROBLEM), today)
    page = press(opens(amara, IMPROVE), "Turn into an improvement")
    press(page, "Start the change")
    assert "at least one why" in page.error[0].value
    assert improvements.of_plan(db, plan_key)[0].state is State.PLANNED


def test_what_the_data_can_show_is_told_beforehand(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    bring_in(db, plan_key, monday(today) - timedelta(weeks=1), 0.0)
    each = planned(db, plan_key, monday(today) + timedelta(weeks=12), today)
    said = words(opened(opens, amara, each)).replace("\\", "")
    assert "A shift of 3 points has a" in said
    assert "chance of being seen with" in said


def test_a_review_date_in_the_past_is_answered_in_words(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    each = planned(db, plan_key, today + timedelta(weeks=12), today)
    page = opened(opens, amara, each)
    page.date_input(f"review {each.id}").set_value(today - timedelta(days=3))
    press(page, "Start the change")
    assert "is not to come" in page.error[0].value
    assert improvements.get(db, plan_key, each.id).state is State.PLANNED


def test_a_prediction_typed_in_is_saved_and_locked(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    each = planned(db, plan_key, today + timedelta(weeks=12), today)
    page = opened(opens, amara, each)
    page.number_input("to first_contact_resolution_rate " + each.id).set_value(74.0)
    press(page, "Start the change")
    started = improvements.get(db, plan_key, each.id)
    assert (started.state, started.prediction.to_value) == (State.RUNNING, 0.74)
    assert started.locked_on == today
    assert "An early look, not a verdict" in words(page)
    assert not [button for button in page.button if button.label == "Save the plan"]


def test_a_half_filled_plan_outlives_a_closed_tab(
    opens: Opens,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    today: date,
    words: Words,
) -> None:
    each = planned(db, plan_key, today + timedelta(weeks=12), today)
    page = opened(opens, amara, each)
    page.text_area(f"because {each.id}").input("agents see the invoice").run()
    page.number_input(f"to first_contact_resolution_rate {each.id}").set_value(75.5).run()
    page.text_input(f"team {each.id}").input("Billing").run()
    assert "Not saved yet" in words(page)

    again = opened(opens, amara, each)
    assert again.text_area(f"because {each.id}").value == "agents see the invoice"
    assert again.number_input(f"to first_contact_resolution_rate {each.id}").value == 75.5
    assert again.text_input(f"team {each.id}").value == "Billing"
    assert improvements.get(db, plan_key, each.id) == each

    press(again, "Save the plan")
    assert improvements.get(db, plan_key, each.id).team == "Billing"
    assert "Not saved yet" not in words(again)


def test_a_draft_can_be_discarded_for_what_is_saved(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    each = planned(db, plan_key, today + timedelta(weeks=12), today)
    page = opened(opens, amara, each)
    page.text_input(f"stop-rule {each.id}").input("Nobody likes it").run()
    press(page, "Discard what is not saved")
    assert page.text_input(f"stop-rule {each.id} 1").value == "Complaints double"
    assert "Not saved yet" not in words(page)


def test_a_draft_over_somebody_elses_save_is_told_so(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    each = planned(db, plan_key, today + timedelta(weeks=12), today)
    improvement_drafts.keep(db, plan_key, replace(each, team="Claims"), each.version - 1)
    page = opened(opens, amara, each)
    assert "Somebody else has saved this plan meanwhile" in words(page)
    press(page, "Save the plan")
    assert improvements.get(db, plan_key, each.id).team == ""
    press(page, "Save the plan")
    assert improvements.get(db, plan_key, each.id).team == "Claims"


def test_a_plan_left_untouched_is_not_behind_when_somebody_saves_it(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    each = planned(db, plan_key, today + timedelta(weeks=12), today)
    page = opened(opens, amara, each)
    press(page, "All improvements")
    improvements.save(db, plan_key, replace(each, owner="Bo Larsen"))
    page.button(f"open-{each.id}").click().run()
    assert "Somebody else" not in words(page)


@pytest.mark.parametrize("weeks", [0, 1, 5])
def test_few_figures_are_an_early_look_without_a_decision(
    opens: Opens,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    today: date,
    words: Words,
    weeks: int,
) -> None:
    start = monday(today) - timedelta(weeks=weeks)
    each = running(db, plan_key, start, start + timedelta(weeks=12))
    bring_in(db, plan_key, monday(today) - timedelta(weeks=1), 0.04, weeks)
    page = opened(opens, amara, each)
    title = page.title[0].value.replace("\\", "")
    assert title == f"Too early to say: {weeks} of 12 weeks"
    assert "Record decision" not in words(page)
    assert not page.exception


def test_no_figures_at_all_are_said_in_words(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    each = running(db, plan_key, today, today + timedelta(weeks=12))
    page = opened(opens, amara, each)
    assert "No week has figures yet" in words(page)
    assert not page.exception


def test_the_verdict_is_the_title_and_is_decided_with_a_reason(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, due: Improvement, words: Words
) -> None:
    page = opened(opens, amara, due)
    assert page.title[0].value.replace("\\", "").startswith("First contact resolution rose by 4")
    page.radio(f"decision {due.id}").set_value("adopt")
    press(page, "Record decision")
    assert "Give a reason" in page.error[0].value
    page.text_area(f"decide reason {due.id}").input("Agents like it")
    press(page, "Record decision")
    assert improvements.get(db, plan_key, due.id).state is State.ADOPTED
    assert verdicts.counts(db, plan_key) == 1
    assert "Does it last?" in words(page)


def test_figures_that_arrive_later_are_seen_at_once(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, due: Improvement, today: date
) -> None:
    page = opened(opens, amara, due)
    assert "rose by 4" in page.title[0].value
    bring_in(db, plan_key, monday(today) - timedelta(weeks=1), 0.0)
    assert page.run().title[0].value.startswith("No change seen")


def test_a_decision_without_a_choice_is_refused(
    opens: Opens, amara: User, due: Improvement
) -> None:
    page = press(opened(opens, amara, due), "Record decision")
    assert "adopt, adapt or abandon" in page.error[0].value


def test_an_event_is_noted_beside_the_chart(
    opens: Opens, amara: User, due: Improvement, words: Words
) -> None:
    page = opened(opens, amara, due)
    next(each for each in page.text_input if each.label == "What happened?").input(
        "Outage [x](http://y)"
    )
    press(page, "Save event")
    assert "Outage" in words(page)
    assert "[x](http" not in "".join(each.value for each in page.markdown)


def test_a_reviewer_reads_the_verdict_and_decides_nothing(
    opens: Opens, ruth: User, due: Improvement, words: Words
) -> None:
    page = opened(opens, ruth, due)
    assert "rose by" in page.title[0].value
    labels = {button.label for button in page.button}
    assert not labels & {"Record decision", "Save event", "Remove"}
    assert "Save idea" not in words(opens(ruth, IMPROVE))


def test_a_kpi_of_ones_own_can_be_predicted_and_guarded(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    key = own_kpi(db, plan_key)
    type_in_weeks(db, plan_key, key, monday(today) - timedelta(weeks=1), 0.0)
    each = planned(db, plan_key, monday(today) + timedelta(weeks=12), today)
    page = opened(opens, amara, each)
    guards = page.multiselect(f"guards first_contact_resolution_rate {each.id}")
    guards.set_value(["customer_satisfaction", key]).run()
    page.selectbox(f"kpi {each.id}").set_value(key).run()
    assert "The mean of the last 20 weeks is" in words(page)
    assert page.number_input(f"from {key} {each.id}").value == pytest.approx(70, abs=0.3)
    page.number_input(f"to {key} {each.id}").set_value(75.0).run()
    assert "letters in time" in words(page)
    page.multiselect(f"guards {key} {each.id}").set_value(["customer_satisfaction"]).run()
    press(page, "Start the change")
    assert not page.exception
    assert improvements.get(db, plan_key, each.id).prediction.kpi == key


def test_the_verdict_on_a_kpi_of_ones_own_names_it(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    key, review = own_kpi(db, plan_key), monday(today)
    type_in_weeks(db, plan_key, key, review - timedelta(weeks=1), 0.04)
    start = review - timedelta(weeks=12)
    each = on(key, planned(db, plan_key, review, start))
    improvements.save(db, plan_key, each)
    improvements.start(db, plan_key, each.id, each.version + 1, start, start)
    page = opened(opens, amara, each)
    assert page.title[0].value.startswith("Letters in time rose by 4")
    assert len(page.get("plotly_chart")) == 1


def test_too_few_weeks_for_limits_show_the_run_chart(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    key, start = own_kpi(db, plan_key), monday(today) - timedelta(weeks=4)
    for place, value in enumerate((0.7, 0.72, 0.71, 0.74, 0.7, 0.75)):
        own_kpis.type_in(db, plan_key, key, start + timedelta(weeks=place - 3), value)
    each = on(key, planned(db, plan_key, start + timedelta(weeks=12), start))
    improvements.save(db, plan_key, each)
    improvements.start(db, plan_key, each.id, each.version + 1, start, start)
    page = opened(opens, amara, each)
    said = words(page).replace("\\", "")
    assert "The median is 71.5 %. Runs are judged from 10 values off the median" in said
    assert not page.exception


def test_another_chart_can_be_chosen_and_the_verdict_stays(
    opens: Opens, amara: User, due: Improvement
) -> None:
    page = opened(opens, amara, due)
    title = page.title[0].value
    page.session_state[f"advanced-chart {due.id}"] = True
    page.run()
    page.radio(f"way {due.id}").set_value("run").run()
    assert "The median is" in marked_down(page)
    assert list(page.dataframe[0].value.columns) == ["Week of", "Value", "Median", "Side"]
    page.session_state[f"advanced-chart {due.id}"] = False
    page.run()
    assert "The median is" in marked_down(page)
    assert page.title[0].value == title


def test_rare_events_are_offered_by_the_time_between_them(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    counted = ("Data breaches", "count", "decrease", "breaches reported in the week")
    key = own_kpis.define(db, plan_key, "breaches", *counted)
    start, review = monday(today) - timedelta(weeks=12), monday(today)
    for place, value in enumerate([1, 0, 0, 2, 1] * 4 + [0, 0, 1] * 4):
        own_kpis.type_in(db, plan_key, key, start + timedelta(weeks=place - 20), float(value))
    each = on(key, planned(db, plan_key, review, start))
    wanted = replace(each.prediction, from_value=0.8, to_value=0.3)
    improvements.save(db, plan_key, replace(each, prediction=wanted))
    improvements.start(db, plan_key, each.id, each.version + 1, start, start)
    page = opened(opens, amara, each)
    page.session_state[f"advanced-chart {each.id}"] = True
    page.run()
    page.radio(f"way {each.id}").set_value("days between").run()
    assert "Days between events are usually" in marked_down(page)
    assert page.dataframe[0].value.columns[1] == "Days since the one before"


def test_the_week_of_the_sustain_check_stands_on_today(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date, words: Words
) -> None:
    review = monday(today) - timedelta(weeks=12)
    each = running(db, plan_key, review - timedelta(weeks=12), review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    result = judged(each, surroundings.around(db, plan_key, [each]), review)
    decided = (Decision.ADOPT, ("Agents like it", ""), result)
    improvements.decide(db, plan_key, each.id, each.version, *decided, today - timedelta(weeks=12))
    said = words(opens(amara, "manager/today.py"))
    assert "Sustain check" in said
    assert PROBLEM in said


def test_an_address_that_leads_nowhere_says_so(
    opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, IMPROVE)
    page.query_params["improvement"] = "no-such"
    assert "does not exist" in page.run().error[0].value


def test_today_names_the_verdict_that_is_due(
    opens: Opens, amara: User, due: Improvement, words: Words
) -> None:
    said = words(opens(amara, "manager/today.py"))
    assert "This week’s improvement hour" in said
    assert PROBLEM in said
