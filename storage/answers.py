"""Answers to the guiding questions: their author's alone until shared, one by one."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError, Stale
from storage import events, playbooks
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, new_id, text, update
from storage.stale import KEPT, refuse_stale

LONGEST_ANSWER = 5_000


@dataclass(frozen=True)
class Answer:
    """`version` 0: nothing is saved yet."""

    question_key: str
    author_id: str
    author: str
    text: str = ""
    shared_on: date | None = None
    version: int = 0


def readable(db: Engine, plan: OpenPlan) -> list[Answer]:
    """One's own answers, and what others have shared."""
    sql = """select a.*, u.name as author from answers a join users u on u.id = a.author_id
        where a.plan_id = :plan_id and (a.author_id = :me or a.shared_on is not null)
        and a.text <> '' order by a.id"""
    return [_answer(row) for row in db.query(sql, {"plan_id": plan.id, "me": plan.user.id})]


def save(
    db: Engine, plan: OpenPlan, key: str, words: str, shared: bool, seen: int, today: date
) -> None:
    if len(words) > LONGEST_ANSWER:
        raise PlaybookError(f"An answer has {LONGEST_ANSWER:,} characters at most.")
    with writing_on(db, plan, Permission.WORK):
        _refuse_unknown(db, plan, key)
        row = _own(db, plan, key)
        values: Row = {"text": words.strip(), "shared_on": text(today) if shared else None}
        if row:
            refuse_stale(db, "answers", row["id"], seen, "This answer")
            update(db, "answers", row["id"], {**values, "version": seen + 1})
        else:
            if seen:
                raise Stale(f"This answer was removed. {KEPT}")
            row = {"id": new_id(), "plan_id": plan.id, "question_key": key}
            insert(db, "answers", {**row, "author_id": plan.user.id, **values})
        _record(db, plan, row["id"], key, values, None if shared else plan.user.id)


def counted(db: Engine, plan: OpenPlan) -> set[str]:
    """Keys of the questions that have an answer, shared or not: counts are no confidence."""
    sql = "select distinct question_key from answers where plan_id = :id and text <> ''"
    return {row["question_key"] for row in db.query(sql, {"id": plan.id})}


def _record(
    db: Engine, plan: OpenPlan, answer_id: str, key: str, after: Row, only_for: str | None
) -> None:
    events.record(
        db,
        plan.user.id,
        "question answered",
        answer_id,
        plan_id=plan.id,
        after={**after, "question": key},
        only_for=only_for,
    )
    if only_for:
        events.keep_for(db, answer_id, only_for)
    if not after["text"]:
        events.blank(db, answer_id, "text")


def _refuse_unknown(db: Engine, plan: OpenPlan, key: str) -> None:
    questions = (q.key for m in playbooks.milestones_of(db, plan) for q in m.questions)
    if key not in questions:
        raise PlaybookError("This question is not one of the plan’s.")


def _own(db: Engine, plan: OpenPlan, key: str) -> Row | None:
    sql = """select * from answers
        where plan_id = :plan_id and question_key = :key and author_id = :me"""
    return one(db, sql, {"plan_id": plan.id, "key": key, "me": plan.user.id})


def _answer(row: Row) -> Answer:
    return Answer(
        row["question_key"],
        row["author_id"],
        row["author"],
        row["text"],
        day(row["shared_on"]),
        row["version"],
    )
