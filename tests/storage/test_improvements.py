"""Improvements in the file: one thread from idea to verdict, locked, versioned, recomputable."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.charts.rebase import rebase_gate
from playbook.errors import PlaybookError, Refused, Stale
from playbook.improvement.case_of_a_change import Judged, finished, judged, main_case
from playbook.improvement.happening import Happening, HappeningKind
from playbook.improvement.idea import CycleStep, IdeaSource
from playbook.improvement.improvement import Decision, State
from playbook.improvement.thread import thread
from playbook.kpi.kpi import definition
from playbook.kpi.target import Step
from playbook.verdict.look import Result, look
from storage import (
    events,
    happenings,
    ideas,
    improvements,
    own_kpis,
    rebases,
    surroundings,
    targets,
    verdicts,
)
from storage.access import OpenPlan, open_plan
from storage.ideas import NewIdea
from storage.rows import new_id
from storage.targets import Proposal
from tests.storage.improving import (
    FCR,
    PROBLEM,
    bring_in,
    monday,
    on,
    own_kpi,
    planned,
    running,
    type_in_weeks,
)

WEEKS = 12


@pytest.fixture
def start(today: date) -> date:
    return monday(today) - timedelta(weeks=WEEKS)


@pytest.fixture
def review(today: date) -> date:
    return monday(today)


def verdict(db: Database, plan: OpenPlan, improvement_id: str, today: date) -> Judged:
    each = improvements.get(db, plan, improvement_id)
    return judged(each, surroundings.around(db, plan, [each]), today)


def test_an_idea_is_noted_once_and_rated(db: Database, plan_key: OpenPlan, today: date) -> None:
    new = NewIdea(" Ask once ", IdeaSource.CUSTOMER, CycleStep.CAPTURE)
    for _ in range(2):
        ideas.add(db, plan_key, "draft", new, today)
    (idea,) = ideas.of_plan(db, plan_key)
    assert (idea.text, idea.source, idea.author) == ("Ask once", IdeaSource.CUSTOMER, "Amara Nwosu")
    ideas.rate(db, plan_key, idea.id, idea.version, 5, 2)
    with pytest.raises(Stale):
        ideas.rate(db, plan_key, idea.id, idea.version, 1, 1)
    assert ideas.get(db, plan_key, idea.id).impact == 5


def test_an_idea_set_aside_can_be_taken_up_again(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    ideas.add(db, plan_key, "draft", NewIdea("Ask once"), today)
    ideas.set_aside(db, plan_key, "draft", 1, today)
    assert not ideas.get(db, plan_key, "draft").is_open
    ideas.take_up_again(db, plan_key, "draft", 2)
    assert ideas.get(db, plan_key, "draft").is_open


def test_an_idea_becomes_one_improvement_however_often_it_is_asked(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    ideas.add(db, plan_key, "draft", NewIdea(PROBLEM, step=CycleStep.DISTRIBUTE), today)
    made = {improvements.plan_from(db, plan_key, "draft", 1, today) for _ in range(2)}
    (each,) = improvements.of_plan(db, plan_key)
    assert made == {each.id}
    assert (each.number, each.problem, each.step) == (1, PROBLEM, CycleStep.DISTRIBUTE)
    with pytest.raises(PlaybookError, match="become an improvement"):
        ideas.set_aside(db, plan_key, "draft", 2, today)


def test_a_prediction_comes_back_as_it_was_saved(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    each = planned(db, plan_key, review, start)
    assert each.prediction.to_value == 0.73
    assert each.prediction.guards[0].kpi == "customer_satisfaction"
    assert each.state is State.PLANNED


def test_a_started_prediction_is_locked(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    each = running(db, plan_key, start, review)
    easier = replace(each, prediction=replace(each.prediction, to_value=0.71))
    with pytest.raises(PlaybookError, match="locked"):
        improvements.save(db, plan_key, easier)
    assert improvements.get(db, plan_key, each.id).prediction.to_value == 0.73


def test_a_second_change_on_the_same_kpi_starts_only_knowingly(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    running(db, plan_key, start, review)
    second = planned(db, plan_key, review, start)
    args = (db, plan_key, second.id, second.version, start, start)
    with pytest.raises(PlaybookError, match="already runs"):
        improvements.start(*args)
    improvements.start(*args, accepts_overlap=True)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.03)
    assert verdict(db, plan_key, second.id, review).main.result is Result.CANNOT_TELL_APART


def test_the_second_of_two_savers_is_told(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    each = planned(db, plan_key, review, start)
    improvements.save(db, plan_key, replace(each, owner="Bo Larsen"))
    with pytest.raises(Stale, match="Amara Nwosu"):
        improvements.save(db, plan_key, replace(each, owner="Ines Costa"))
    assert improvements.get(db, plan_key, each.id).owner == "Bo Larsen"


def test_a_reader_cannot_write(
    db: Database, plan_key: OpenPlan, ruth: User, stranger: User, review: date, start: date
) -> None:
    each = planned(db, plan_key, review, start)
    reads = open_plan(db, ruth, plan_key.id)
    assert improvements.get(db, reads, each.id) == each
    for write in (
        lambda: improvements.save(db, reads, each),
        lambda: improvements.start(db, reads, each.id, each.version, start, start),
        lambda: ideas.add(db, reads, "x", NewIdea("Ask"), start),
        lambda: happenings.add(db, reads, Happening("h", "Out", HappeningKind.OUTAGE, start)),
    ):
        with pytest.raises(Refused):
            write()
    with pytest.raises(Refused):
        open_plan(db, stranger, plan_key.id)


def test_the_verdict_is_kept_with_its_data_and_gives_the_same_again(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    each = running(db, plan_key, start, review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    found = verdict(db, plan_key, each.id, today)
    assert found.main.result is Result.BETTER
    words = ("Agents like it", "Rights take a week")
    improvements.decide(db, plan_key, each.id, each.version, Decision.ADOPT, words, found, today)
    main, guard = verdicts.of_plan(db, plan_key)[each.id]
    assert main.verdict == found.main
    assert (main.is_reproduced, guard.is_reproduced) == (True, True)
    decided = improvements.get(db, plan_key, each.id)
    assert (decided.state, decided.reason) == (State.ADOPTED, "Agents like it")
    assert decided.sustain_on == today + timedelta(weeks=12)
    assert (improvements.counts(db, plan_key), verdicts.counts(db, plan_key)) == (1, 1)


def test_later_figures_do_not_touch_a_kept_verdict(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    each = running(db, plan_key, start, review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    found = verdict(db, plan_key, each.id, today)
    words = ("Agents like it", "")
    improvements.decide(db, plan_key, each.id, each.version, Decision.ADOPT, words, found, today)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.0)
    assert verdicts.of_plan(db, plan_key)[each.id][0].verdict.result is Result.BETTER


def test_adapting_opens_the_next_cycle_from_the_level_reached(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    each = running(db, plan_key, start, review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    found = verdict(db, plan_key, each.id, today)
    made = improvements.decide(
        db, plan_key, each.id, each.version, Decision.ADAPT, ("Mend it", ""), found, today
    )
    following = improvements.get(db, plan_key, made or "")
    assert (following.previous_id, following.number) == (each.id, 2)
    assert found.main.effect
    assert following.prediction.from_value == pytest.approx(found.main.effect.after)
    assert (following.prediction.change, following.prediction.to_value) == ("", None)


def test_a_change_that_was_stopped_early_has_reached_no_verdict(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    each = running(db, plan_key, start, review)
    soon = start + timedelta(weeks=3)
    found = verdict(db, plan_key, each.id, soon)
    improvements.decide(
        db, plan_key, each.id, each.version, Decision.ABANDON, ("Calls doubled", ""), found, soon
    )
    assert verdicts.counts(db, plan_key) == 0
    assert improvements.get(db, plan_key, each.id).state is State.ABANDONED


def test_a_decision_is_taken_once(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    each = running(db, plan_key, start, review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    found = verdict(db, plan_key, each.id, today)
    args = (Decision.ADOPT, ("Good", ""), found, today)
    improvements.decide(db, plan_key, each.id, each.version, *args)
    with pytest.raises(Stale):
        improvements.decide(db, plan_key, each.id, each.version, *args)
    assert len(verdicts.of_plan(db, plan_key)[each.id]) == 2


def test_new_limits_are_proposed_and_decided_with_a_reason(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    each = running(db, plan_key, start, review)
    bring_in(db, plan_key, review - timedelta(weeks=1), 0.04)
    case = finished(main_case(each, surroundings.around(db, plan_key, [each])), today)
    gate = rebase_gate(look(case, today), [case.started_on])
    with pytest.raises(PlaybookError, match="reason"):
        rebases.decide(db, plan_key, FCR, gate, " ", False, today)
    rebases.decide(db, plan_key, FCR, gate, "The new routing stays", False, today)
    (decided,) = rebases.of_plan(db, plan_key)
    assert (decided.on, decided.by) == (start, "Amara Nwosu")


def test_a_kpi_of_ones_own_gets_its_verdict_from_figures_given_by_hand(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    key = own_kpi(db, plan_key)
    type_in_weeks(db, plan_key, key, review - timedelta(weeks=1), 0.04)
    each = on(key, planned(db, plan_key, review, start))
    improvements.save(db, plan_key, each)
    improvements.start(db, plan_key, each.id, each.version + 1, start, start)
    found = verdict(db, plan_key, each.id, today)
    assert found.main.result is Result.BETTER
    assert found.main.case.kpi == "Letters in time"
    planned_as = next(e for e in events.of_plan(db, plan_key) if e.kind == "improvement planned")
    assert planned_as.after["KPI"] == "Letters in time"


def test_a_kpi_counted_as_a_share_is_predicted_and_judged_in_per_cent(
    db: Database, plan_key: OpenPlan, today: date, start: date, review: date
) -> None:
    """Customer effort is a score from 1 to 7; this plan counts the share of 5 to 7."""
    effort = definition("customer_effort_score", "easy")
    agreed = Proposal(effort, "", (Step(120, 0.75, None),), "Counted so for years.")
    targets.propose(db, plan_key, new_id(), agreed, today)
    each = planned(db, plan_key, review, start)
    wanted = replace(each.prediction, kpi=effort.kpi, from_value=0.70, to_value=1.2, guards=())
    with pytest.raises(PlaybookError, match="100"):
        improvements.save(db, plan_key, replace(each, prediction=wanted))
    improvements.save(db, plan_key, replace(each, prediction=replace(wanted, to_value=0.75)))
    saved = improvements.get(db, plan_key, each.id)
    kpis = surroundings.around(db, plan_key, [saved]).kpis
    assert "70 % to 75 %" in " ".join(thread(saved, kpis, today)).replace("\u00a0", " ")


def test_a_withdrawn_kpi_is_still_named_where_a_change_was_held_against_it(
    db: Database, plan_key: OpenPlan, review: date, start: date, today: date
) -> None:
    key = own_kpi(db, plan_key)
    each = on(key, planned(db, plan_key, review, start))
    improvements.save(db, plan_key, each)
    own_kpis.withdraw(db, plan_key, key)
    assert key not in own_kpis.all_kpis(db, plan_key)
    around = surroundings.around(db, plan_key, [each])
    assert around.kpis[key].name == "Letters in time"
    assert around.weeks[key] == ()


def test_a_kpi_of_another_plan_cannot_be_predicted(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    each = planned(db, plan_key, review, start)
    with pytest.raises(PlaybookError, match="in this plan"):
        improvements.save(db, plan_key, on("own.somebody", each))


def test_what_happened_is_noted_and_removed(db: Database, plan_key: OpenPlan, today: date) -> None:
    new = Happening(new_id(), "Outage", HappeningKind.OUTAGE, today)
    for _ in range(2):
        happenings.add(db, plan_key, new)
    assert happenings.of_plan(db, plan_key) == [new]
    happenings.remove(db, plan_key, new.id, today)
    assert happenings.of_plan(db, plan_key) == []
    with pytest.raises(PlaybookError, match="what happened"):
        happenings.add(db, plan_key, replace(new, id="other", title=" "))


def test_every_step_is_an_event(
    db: Database, plan_key: OpenPlan, review: date, start: date
) -> None:
    running(db, plan_key, start, review)
    told = [event.kind for event in events.of_plan(db, plan_key)]
    assert told[:3] == ["improvement started", "improvement planned", "improvement planned"]
