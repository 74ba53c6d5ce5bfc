"""Improvements: planned from an idea, started with a locked prediction, decided on a verdict."""

import json
from dataclasses import replace
from datetime import date, timedelta

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.improvement.case_of_a_change import Judged
from playbook.improvement.idea import CycleStep
from playbook.improvement.improvement import Decision, Improvement, Prediction, State
from playbook.improvement.rules import (
    MOST_WHYS,
    check_decision,
    check_line,
    check_prediction,
    check_problem,
    check_start,
    check_text,
    check_unlocked,
)
from storage import events, ideas, improvement_drafts, kpis_as_counted, verdicts
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.improvement_rows import form_row, in_words, prediction_row
from storage.improvement_rows import improvement as _improvement
from storage.rows import insert, instant, new_id, text, update
from storage.stale import refuse_stale

SUSTAIN_AFTER = timedelta(weeks=12)


def of_plan(db: Engine, plan: OpenPlan) -> list[Improvement]:
    sql = "select * from improvements where plan_id = :id order by number desc"
    return [_improvement(row) for row in db.query(sql, {"id": plan.id})]


def get(db: Engine, plan: OpenPlan, improvement_id: str) -> Improvement:
    sql = "select * from improvements where plan_id = :plan_id and id = :id"
    row = one(db, sql, {"plan_id": plan.id, "id": improvement_id})
    if not row:
        raise PlaybookError("This improvement does not exist in this plan.")
    return _improvement(row)


def plan_from(db: Engine, plan: OpenPlan, idea_id: str, seen: int, today: date) -> str:
    """The idea becomes an improvement; the new one's id. Asked twice, it gives the same one."""
    with writing_on(db, plan, Permission.WORK):
        idea = ideas.get(db, plan, idea_id)
        if idea.improvement_id:
            return idea.improvement_id
        refuse_stale(db, "ideas", idea_id, seen, "This idea")
        problem = check_problem(idea.text[:200])
        made = _plan(db, plan, problem, idea.step, today)
        update(db, "ideas", idea_id, {"improvement_id": made, "version": seen + 1})
        return made


def save(db: Engine, plan: OpenPlan, wanted: Improvement) -> None:
    """What the form of a planned improvement says; `wanted.version` was seen."""
    with writing_on(db, plan, Permission.WORK):
        before = get(db, plan, wanted.id)
        check_unlocked(before)
        refuse_stale(db, "improvements", wanted.id, wanted.version, "This improvement")
        tidy = _tidy(wanted)
        check_prediction(tidy.prediction, kpis_as_counted.by_key(db, plan))
        improvement_drafts.remove(db, plan, wanted.id)
        _update(db, plan, before, "improvement planned", form_row(tidy))


def start(
    db: Engine,
    plan: OpenPlan,
    improvement_id: str,
    seen: int,
    started_on: date,
    today: date,
    accepts_overlap: bool = False,
) -> None:
    """From here on the prediction stands as it is, whatever the data say."""
    with writing_on(db, plan, Permission.WORK):
        before = get(db, plan, improvement_id)
        refuse_stale(db, "improvements", improvement_id, seen, "This improvement")
        kpis = kpis_as_counted.by_key(db, plan)
        check_start(before, started_on, today, of_plan(db, plan), accepts_overlap, kpis)
        changes = {"started_on": text(started_on), "locked_on": text(today)}
        _update(db, plan, before, "improvement started", changes)


def decide(
    db: Engine,
    plan: OpenPlan,
    improvement_id: str,
    seen: int,
    decision: Decision,
    words: tuple[str, str],
    judged: Judged,
    today: date,
) -> str | None:
    """`words` are the reason and the lessons. The verdicts are kept in the same step.

    Adapting opens the next cycle: its id comes back.
    """
    reason, lessons = words
    with writing_on(db, plan, Permission.WORK):
        before = get(db, plan, improvement_id)
        refuse_stale(db, "improvements", improvement_id, seen, "This improvement")
        changes: Row = {
            "decision": decision.value,
            "decided_on": text(today),
            "reason": check_decision(before, decision, reason, today),
            "lessons": check_text(lessons, "The lessons"),
        }
        if decision is not Decision.ABANDON:
            changes["sustain_on"] = text(today + SUSTAIN_AFTER)
        verdicts.keep(db, plan, before, judged)
        _update(db, plan, before, "improvement decided", changes)
        adapts = decision is Decision.ADAPT
        return _next_cycle(db, plan, before, judged, today) if adapts else None


def counts(db: Engine, plan: OpenPlan) -> int:
    """How many were logged with a complete prediction: those that started."""
    sql = "select count(*) as n from improvements where plan_id = :id and started_on is not null"
    row = one(db, sql, {"id": plan.id})
    return int(row["n"]) if row else 0


def _next_cycle(
    db: Engine, plan: OpenPlan, before: Improvement, judged: Judged, today: date
) -> str:
    """Same KPI, same guard-rails, from the level that was reached; the rest is thought anew."""
    made = _plan(db, plan, before.problem, before.step, today, before.id)
    effect = judged.main.effect
    old = before.prediction
    reached = effect.after if effect else old.to_value
    wanted = replace(old, change="", because="", from_value=reached, to_value=None, review_on=None)
    changes = {
        "whys": json.dumps(list(before.whys)),
        "owner": before.owner,
        "team": before.team,
        **prediction_row(wanted),
    }
    update(db, "improvements", made, changes)
    return made


def _plan(
    db: Engine,
    plan: OpenPlan,
    problem: str,
    step: CycleStep,
    today: date,
    previous_id: str | None = None,
) -> str:
    sql = "select coalesce(max(number), 0) + 1 as n from improvements where plan_id = :id"
    row = one(db, sql, {"id": plan.id})
    made = new_id()
    new = {
        "id": made,
        "plan_id": plan.id,
        "number": int(row["n"]) if row else 1,
        "problem": problem,
        "step": step.value,
        "planned_on": text(today),
        "owner": plan.user.name,
        "previous_id": previous_id,
        "created_at": instant(),
    }
    insert(db, "improvements", new)
    after = {"problem": problem, "step": step.value}
    events.record(db, plan.user.id, "improvement planned", made, plan_id=plan.id, after=after)
    return made


def _tidy(wanted: Improvement) -> Improvement:
    asked: Prediction = wanted.prediction
    prediction = replace(
        asked,
        change=check_text(asked.change, "What you will change"),
        because=check_text(asked.because, "The reason why it should work"),
    )
    whys = [check_text(why, "A why") for why in wanted.whys]
    return replace(
        wanted,
        problem=check_problem(wanted.problem),
        whys=tuple(why for why in whys if why)[:MOST_WHYS],
        owner=check_line(wanted.owner, "The owner"),
        team=check_line(wanted.team, "The team"),
        scope=check_line(wanted.scope, "The scope"),
        stop_rule=check_text(wanted.stop_rule, "The stop rule"),
        prediction=prediction,
    )


def _update(db: Engine, plan: OpenPlan, before: Improvement, kind: str, changes: Row) -> None:
    sql = "select * from improvements where id = :id"
    row = one(db, sql, {"id": before.id}) or {}
    new = {name: value for name, value in changes.items() if row.get(name) != value}
    if not new and before.state is State.PLANNED:
        return
    update(db, "improvements", before.id, {**new, "version": before.version + 1})
    kpis = kpis_as_counted.by_key(db, plan)
    was = in_words({name: row.get(name) for name in new}, kpis)
    after = in_words(new, kpis)
    events.record(db, plan.user.id, kind, before.id, plan_id=plan.id, before=was, after=after)
