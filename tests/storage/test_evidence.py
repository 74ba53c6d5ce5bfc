"""What proves the tasks of a plan, counted from its data."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from sqlite_utils import Database

from playbook.account import User
from playbook.listening.observation import Kind
from playbook.listening.sampling_plan import SamplingPlan
from playbook.questionnaire.questionnaire import Side
from storage import (
    answers,
    evidence,
    observations,
    playbooks,
    questionnaire_rounds,
    sampling_plans,
    tasks,
)
from storage.access import OpenPlan, open_plan
from storage.observations import Note
from storage.questionnaire_rounds import NewRound
from storage.rows import pretending
from tests.storage.improving import monday, running
from tests.storage.writes import TODAY


def test_a_plan_counts_its_own_evidence_for_every_reader_alike(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    milestones = playbooks.milestones_of(db, plan_key)
    for number, kind in enumerate([Kind.RECORDING, Kind.RECORDING, Kind.ONE_TO_ONE]):
        note = Note(kind, "Heard", themes=("Rota", f"Theme {number}"))
        observations.add(db, plan_key, f"note {number}", note, TODAY)
    sampling_plans.choose(db, plan_key, SamplingPlan(9_600, 0.05, 0.90))
    question = milestones[0].questions[0].key
    answers.save(db, plan_key, question, "In confidence", False, 0, TODAY)
    counted = evidence.count(db, plan_key, milestones)
    assert counted.observations == {"recording": 2, "one_to_one": 1}
    assert (counted.themes, counted.sample_needed) == (4, 264)
    assert counted.answered == {milestones[0].key: 1}
    assert counted.questions[milestones[0].key] == len(milestones[0].questions)
    assert evidence.count(db, open_plan(db, ruth, plan_key.id), milestones) == counted


def test_every_task_that_names_its_evidence_has_it_counted(
    db: Database, plan_key: OpenPlan
) -> None:
    milestones, all_tasks = playbooks.milestones_of(db, plan_key), tasks.of_plan(db, plan_key)
    proof = evidence.of_tasks(db, plan_key, all_tasks, milestones)
    assert set(proof) == {task.id for task in all_tasks if task.evidence_source}
    assert len(proof) > 10
    assert all(each.counted == 0 and each.needed > 0 for each in proof.values())


def test_a_full_turn_of_the_cycle_counts_the_past_years_steps_only(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    turned = partial(evidence.count, db, plan_key, playbooks.milestones_of(db, plan_key))
    with pretending(datetime.combine(today, time(12), UTC)):
        assert turned().steps_turned == 0
        review_on = monday(today) + timedelta(weeks=12)
        running(db, plan_key, today, review_on)
        assert turned().steps_turned == 1
    with pretending(datetime.combine(today, time(12), UTC) + timedelta(days=366)):
        assert turned().steps_turned == 0


def test_a_round_proves_its_task_once_it_is_closed(db: Database, plan_key: OpenPlan) -> None:
    milestones = playbooks.milestones_of(db, plan_key)
    new = NewRound("round", "health_check", (Side.SELF,))
    questionnaire_rounds.begin(db, plan_key, new, TODAY)
    assert evidence.count(db, plan_key, milestones).rounds == {}
    questionnaire_rounds.close(db, plan_key, "round", TODAY)
    all_tasks = {task.key: task for task in tasks.of_plan(db, plan_key)}
    proof = evidence.of_tasks(db, plan_key, list(all_tasks.values()), milestones)
    first, second = (
        proof[all_tasks[key].id]
        for key in ("listen.health_check_day_14", "report.health_check_day_60")
    )
    assert first.in_words == "1 of 1 health check rounds closed"
    assert (second.counted, second.missing) == (1, 1)
