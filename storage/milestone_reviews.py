"""Milestone reviews: submitted, decided once, frozen as they were signed."""

from collections import defaultdict
from datetime import date

from playbook.access import Permission
from playbook.agenda import current_milestone
from playbook.content import Milestone
from playbook.errors import PlaybookError, Refused
from playbook.plan import Plan
from playbook.review.milestone_review import (
    Condition,
    Decision,
    Outcome,
    Review,
    check_decision,
    check_submission,
)
from playbook.review.snapshot import Snapshot, from_json, snapshot, to_json
from playbook.task import Task
from storage import events, evidence, plan_ramps, playbooks, slips, tasks
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, new_id, text, update
from storage.stale import refuse_stale


def of_plan(db: Engine, plan: OpenPlan) -> list[Review]:
    """In the order they were submitted."""
    sql = """select r.*, s.name as submitter, d.name as decider from milestone_reviews r
        join users s on s.id = r.submitted_by left join users d on d.id = r.decided_by
        where r.plan_id = :id order by r.id"""
    conditions = _conditions(db, plan)
    return [_review(row, conditions[row["id"]]) for row in db.query(sql, {"id": plan.id})]


def facts(db: Engine, plan: OpenPlan, when: Plan, milestone: Milestone, today: date) -> Snapshot:
    """What a reviewer decides by, as it stands now."""
    found = tasks.of_plan(db, plan)
    proof = evidence.of_tasks(db, plan, found, playbooks.milestones_of(db, plan))
    ramps = plan_ramps.of_plan(db, plan, when, today)
    return snapshot(when, milestone, found, proof, slips.of_plan(db, plan), today, ramps)


def submit(
    db: Engine, plan: OpenPlan, review_id: str, milestone: Milestone, message: str, today: date
) -> None:
    """`review_id` comes from the form, so that a double click submits once."""
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from milestone_reviews where id = :id", {"id": review_id}):
            return
        words = check_submission(of_plan(db, plan), milestone, message)
        row = {"id": review_id, "plan_id": plan.id, "message": words}
        row |= {"milestone": milestone.key, "name": milestone.short}
        submitted = {"submitted_by": plan.user.id, "submitted_on": text(today)}
        insert(db, "milestone_reviews", {**row, **submitted})
        after = {"milestone": milestone.short, "message": words}
        _record(db, plan, "milestone submitted", review_id, after)


def decide(
    db: Engine, plan: OpenPlan, when: Plan, review_id: str, wanted: Decision, seen: int, today: date
) -> None:
    """Two reviewers at once: the first decides, the second is told. Conditions become tasks."""
    decision = check_decision(wanted, when, today)
    with writing_on(db, plan, Permission.REVIEW):
        row = _waiting(db, plan, review_id)
        refuse_stale(db, "milestone_reviews", review_id, seen, "This review")
        milestones = playbooks.milestones_of(db, plan)
        milestone = next(m for m in milestones if m.key == row["milestone"])
        frozen = to_json(facts(db, plan, when, milestone, today))
        signed = {"decided_by": plan.user.id, "decided_on": text(today), "snapshot": frozen}
        said = {"outcome": decision.outcome.value, "word": decision.word}
        update(db, "milestone_reviews", review_id, {**signed, **said, "version": seen + 1})
        after = {"milestone": milestone.short, **said}
        _record(db, plan, "milestone decided", review_id, after)
        for condition in decision.conditions:
            _make_task(db, plan, when, review_id, condition, milestone)


def _make_task(
    db: Engine,
    plan: OpenPlan,
    when: Plan,
    review_id: str,
    condition: Condition,
    reviewed: Milestone,
) -> None:
    """The condition's task stands in the milestone in which it is due."""
    task_id, due_day = new_id(), max(1, when.day(condition.due_on))
    milestone = current_milestone(playbooks.milestones_of(db, plan), due_day)
    why = f"A condition of {plan.user.name}’s, from the review of “{reviewed.short}”."
    task = Task(
        task_id,
        milestone.key,
        condition.words,
        due_day,
        why=why,
        series=task_id,
        first_due_day=due_day,
    )
    tasks.insert_own(db, plan, task)
    row = {"review_id": review_id, "words": condition.words, "due_on": text(condition.due_on)}
    insert(db, "review_conditions", {"task_id": task_id, **row})


def _waiting(db: Engine, plan: OpenPlan, review_id: str) -> Row:
    sql = "select * from milestone_reviews where id = :id and plan_id = :plan_id"
    row = one(db, sql, {"id": review_id, "plan_id": plan.id})
    if not row:
        raise PlaybookError("This review does not exist in this plan.")
    if row["submitted_by"] == plan.user.id:
        raise Refused("Nobody reviews themselves: another reviewer decides on what you submitted.")
    return row


def _record(db: Engine, plan: OpenPlan, kind: str, review_id: str, after: Row) -> None:
    events.record(db, plan.user.id, kind, review_id, plan_id=plan.id, after=after)


def _conditions(db: Engine, plan: OpenPlan) -> defaultdict[str, list[Condition]]:
    sql = """select c.* from review_conditions c join milestone_reviews r on r.id = c.review_id
        where r.plan_id = :id order by c.due_on, c.task_id"""
    found: defaultdict[str, list[Condition]] = defaultdict(list)
    for row in db.query(sql, {"id": plan.id}):
        due_on = date.fromisoformat(row["due_on"])
        found[row["review_id"]].append(Condition(row["words"], due_on))
    return found


def _review(row: Row, conditions: list[Condition]) -> Review:
    return Review(
        id=row["id"],
        milestone=row["milestone"],
        submitted_by=row["submitter"],
        submitted_on=date.fromisoformat(row["submitted_on"]),
        message=row["message"],
        decided_by=row["decider"] or "",
        decided_on=day(row["decided_on"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        word=row["word"],
        conditions=tuple(conditions),
        snapshot=from_json(row["snapshot"]) if row["snapshot"] else None,
        version=row["version"],
    )
