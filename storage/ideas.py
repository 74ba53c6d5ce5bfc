"""Ideas and feedback: noted, rated, turned into an improvement or set aside."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.improvement.idea import CycleStep, Idea, IdeaSource, check_idea, check_score
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, text, update
from storage.stale import refuse_stale


@dataclass(frozen=True)
class NewIdea:
    """What the form holds before it is saved."""

    text: str
    source: IdeaSource = IdeaSource.OWN
    step: CycleStep = CycleStep.IMPROVE
    impact: int | None = None
    effort: int | None = None


def add(db: Engine, plan: OpenPlan, idea_id: str, new: NewIdea, today: date) -> None:
    """`idea_id` comes from the form, so that a double click notes it once."""
    with writing_on(db, plan, Permission.WORK):
        insert_new(db, plan, idea_id, new, today)


def insert_new(
    db: Engine,
    plan: OpenPlan,
    idea_id: str,
    new: NewIdea,
    today: date,
    source: Row | None = None,
) -> None:
    """Inside a write: an idea with its event; one that is there already stays as it is."""
    words = check_idea(new.text)
    if one(db, "select id from ideas where id = :id", {"id": idea_id}):
        return
    row = {
        "id": idea_id,
        "plan_id": plan.id,
        "author_id": plan.user.id,
        "text": words,
        "source": new.source.value,
        "step": new.step.value,
        "impact": check_score(new.impact),
        "effort": check_score(new.effort),
        "noted_on": text(today),
    }
    insert(db, "ideas", row)
    after = {"text": words, "from": new.source.value, "step": new.step.value, **(source or {})}
    events.record(db, plan.user.id, "idea noted", idea_id, plan_id=plan.id, after=after)


def of_plan(db: Engine, plan: OpenPlan) -> list[Idea]:
    sql = """select i.*, u.name as author from ideas i join users u on u.id = i.author_id
        where i.plan_id = :id order by i.noted_on desc, i.id desc"""
    return [_idea(row) for row in db.query(sql, {"id": plan.id})]


def get(db: Engine, plan: OpenPlan, idea_id: str) -> Idea:
    sql = """select i.*, u.name as author from ideas i join users u on u.id = i.author_id
        where i.plan_id = :plan_id and i.id = :id"""
    row = one(db, sql, {"plan_id": plan.id, "id": idea_id})
    if not row:
        raise PlaybookError("This idea does not exist in this plan.")
    return _idea(row)


def rate(
    db: Engine, plan: OpenPlan, idea_id: str, seen: int, impact: int | None, effort: int | None
) -> None:
    scores = {"impact": check_score(impact), "effort": check_score(effort)}
    _change(db, plan, idea_id, seen, "idea rated", scores)


def set_aside(db: Engine, plan: OpenPlan, idea_id: str, seen: int, today: date) -> None:
    _change(db, plan, idea_id, seen, "idea set aside", {"set_aside_on": text(today)})


def take_up_again(db: Engine, plan: OpenPlan, idea_id: str, seen: int) -> None:
    _change(db, plan, idea_id, seen, "idea taken up again", {"set_aside_on": None})


def _change(db: Engine, plan: OpenPlan, idea_id: str, seen: int, kind: str, changes: Row) -> None:
    with writing_on(db, plan, Permission.WORK):
        before = get(db, plan, idea_id)
        refuse_stale(db, "ideas", idea_id, seen, "This idea")
        if before.improvement_id:
            raise PlaybookError("This idea has become an improvement; change it there.")
        update(db, "ideas", idea_id, {**changes, "version": seen + 1})
        events.record(db, plan.user.id, kind, idea_id, plan_id=plan.id, after=changes)


def _idea(row: Row) -> Idea:
    return Idea(
        id=row["id"],
        author=row["author"],
        text=row["text"],
        source=IdeaSource(row["source"]),
        step=CycleStep(row["step"]),
        noted_on=date.fromisoformat(row["noted_on"]),
        impact=row["impact"],
        effort=row["effort"],
        improvement_id=row["improvement_id"],
        set_aside_on=day(row["set_aside_on"]),
        version=row["version"],
    )
