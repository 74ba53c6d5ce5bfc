"""Counts what proves the tasks of a plan, in a handful of queries for all of them."""

from collections import Counter
from collections.abc import Sequence

from playbook.content import Milestone
from playbook.evidence import Counted, Evidence, evidence
from playbook.improvement.cycle_turn import steps_turned
from playbook.task import Task
from storage import (
    answers,
    baselines,
    channel_plans,
    chart_versions,
    imports,
    improvements,
    observations,
    questionnaire_rounds,
    sampling_plans,
    targets,
    verdicts,
)
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import now


def of_tasks(
    db: Engine, plan: OpenPlan, tasks: Sequence[Task], milestones: Sequence[Milestone]
) -> dict[str, Evidence]:
    """By task id, for the tasks that name their evidence."""
    counted = count(db, plan, milestones)
    return {
        task.id: evidence(task.evidence_source, task.evidence_needed, task.milestone, counted)
        for task in tasks
        if task.evidence_source
    }


def count(db: Engine, plan: OpenPlan, milestones: Sequence[Milestone]) -> Counted:
    answered = answers.counted(db, plan)
    home = {question.key: m.key for m in milestones for question in m.questions}
    newest = chart_versions.newest(db, plan)
    owned, offered = channel_plans.owners_named(db, plan)
    return Counted(
        observations=observations.counts(db, plan),
        themes=observations.count_themes(db, plan),
        sample_needed=sampling_plans.get(db, plan).needed,
        answered=Counter(home[key] for key in answered if key in home),
        questions={m.key: len(m.questions) for m in milestones},
        charts_published=newest.number if newest else 0,
        channels_owned=owned,
        channels_offered=offered,
        imports=imports.count(db, plan),
        baseline_kpis=baselines.count_kpis(db, plan),
        targets_agreed=targets.count_locked(db, plan),
        improvements=improvements.counts(db, plan),
        steps_turned=len(steps_turned(improvements.of_plan(db, plan), now().date())),
        verdicts=verdicts.counts(db, plan),
        rounds=questionnaire_rounds.counts(db, plan),
    )
