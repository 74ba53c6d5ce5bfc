"""Votes of phones: each arrives once however often it is sent, and none leads to its phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex

from playbook.anonymity import is_enough, lets_in, shuffled
from playbook.workshop import answer as answers
from playbook.workshop import counting, secrecy
from playbook.workshop.answer import Answer
from playbook.workshop.counting import Counts
from playbook.workshop.course import refuse_answers
from playbook.workshop.guide import Step
from storage import workshop_rows
from storage.access import OpenPhone, OpenWorkshop
from storage.engine import Engine, Row, one, writing
from storage.rows import insert, insert_all, upsert


@dataclass(frozen=True)
class Named:
    """An answer that carries its name, as its phone said when it was asked."""

    name: str
    answer: Answer


def join(db: Engine, phone: OpenPhone) -> bool:
    """Whether it is new here. Twice is once; in a closed session nothing happens."""
    if not _is_new(db, phone):
        return False
    with writing(db):
        row = _is_new(db, phone)
        if row:
            insert(db, "workshop_phones", row)
        return row is not None


def vote(db: Engine, phone: OpenPhone, step_key: str, fields: Mapping[str, str]) -> None:
    """Counts this phone's answer to the step that is open; a later one takes its place."""
    with writing(db):
        row = _running(db, phone)
        course = workshop_rows.course_in(row)
        refuse_answers(course, step_key)
        step = course.step
        assert step, "a step that takes answers is there"
        said = answers.read_answer(step, fields)
        vote_row = {
            **_mine(row, phone, step),
            "answer": answers.to_json(said),
            "name": answers.check_voter_name(fields.get("name", "")) if step.is_named else "",
        }
        upsert(db, "workshop_votes", vote_row, key=("workshop_id", "step", "voter_key"))
        if step.is_live:
            let_in(db, phone.workshop_id, step)


def mine(db: Engine, phone: OpenPhone, step: Step) -> Named | None:
    """What this phone has said here, so that it may look again and change it."""
    row = _running(db, phone)
    if not row["secret"]:
        return None
    found = one(
        db, f"select answer, name from workshop_votes where {ONE_VOTE}", _mine(row, phone, step)
    )
    return Named(found["name"], answers.from_json(found["answer"])) if found else None


def answered(db: Engine, workshop: OpenWorkshop, step: Step) -> int:
    """How many have answered, shown or not."""
    sql = f"select count(*) as n from workshop_votes where {OF_STEP}"
    row = one(db, sql, {"id": workshop.id, "step": step.key})
    return int(row["n"]) if row else 0


def shown(db: Engine, workshop: OpenWorkshop, step: Step) -> Counts:
    """What may be shown of a step: answers that were let in; kept results once it has closed."""
    at = {"id": workshop.id, "step": step.key}
    kept = one(db, f"select counts from workshop_results where {OF_STEP}", at)
    if kept:
        return counting.from_json(kept["counts"])
    sql = f"select counted from workshop_votes where {OF_STEP} and counted is not null"
    counts = counting.count([answers.from_json(row["counted"]) for row in db.query(sql, at)])
    return _without_order(db, workshop.id, step, counts)


def named(db: Engine, workshop: OpenWorkshop, step: Step) -> list[Named]:
    """Answers with names, once they are shown; none of an anonymous step."""
    sql = f"""select name, counted from workshop_votes
        where {OF_STEP} and counted is not null and name <> '' order by lower(name), voter_key"""
    rows = db.query(sql, {"id": workshop.id, "step": step.key})
    return [Named(row["name"], answers.from_json(row["counted"])) for row in rows]


def let_in(db: Engine, workshop_id: str, step: Step) -> None:
    """Inside a write: what waits enters the result, if it is enough to hide in."""
    at = {"id": workshop_id, "step": step.key}
    waiting = "(counted is null or counted <> answer)"
    sql = f"select count(*) as n from workshop_votes where {OF_STEP} and {waiting}"
    row = one(db, sql, at)
    if row and (step.is_named or lets_in(row["n"])):
        db.execute(f"update workshop_votes set counted = answer where {OF_STEP}", at)


def forget_order(db: Engine, workshop_id: str, step: Step) -> None:
    """Inside a write, once a step is locked: its votes are stored anew in the order of their
    keys, which is none, so that not even the file says who was first."""
    at = {"id": workshop_id, "step": step.key}
    rows = list(db.query(f"select * from workshop_votes where {OF_STEP} order by voter_key", at))
    db.execute(f"delete from workshop_votes where {OF_STEP}", at)
    insert_all(db, "workshop_votes", rows)


def settle(db: Engine, workshop_id: str, steps: Sequence[Step]) -> int:
    """Inside the closing write: keep each step's result, forget who voted; returns who joined."""
    for step in steps:
        if step.is_voted:
            _settle_step(db, workshop_id, step)
    count = workshop_rows.joined(db, workshop_id)
    db.execute("delete from workshop_phones where workshop_id = :id", {"id": workshop_id})
    return count


def _settle_step(db: Engine, workshop_id: str, step: Step) -> None:
    let_in(db, workshop_id, step)
    at = {"id": workshop_id, "step": step.key}
    sql = f"select * from workshop_votes where {OF_STEP}"
    rows = list(db.query(sql, at))
    counted = [answers.from_json(row["counted"]) for row in rows if row["counted"]]
    db.execute(f"delete from workshop_votes where {OF_STEP}", at)
    if step.is_named:
        for row in sorted(rows, key=lambda each: str(each["name"]).casefold()):
            insert(db, "workshop_votes", {**row, "voter_key": token_hex(16)})
    if step.is_named or is_enough(len(counted)):
        result = {"workshop_id": workshop_id, "step": step.key}
        counts = counting.to_json(counting.count(counted))
        insert(db, "workshop_results", {**result, "counts": counts})


def _without_order(db: Engine, workshop_id: str, step: Step, counts: Counts) -> Counts:
    """While the session runs its secret shuffles; what is kept afterwards is sorted by letters."""
    if step.is_named or not counts.words:
        return counts
    row = one(db, "select secret from workshops where id = :id", {"id": workshop_id})
    secret = bytes.fromhex(row["secret"]) if row and row["secret"] else b""
    words = shuffled(counts.words, secret + step.key.encode())
    return Counts(counts.answers, counts.marks, tuple(words))


def _is_new(db: Engine, phone: OpenPhone) -> Row | None:
    """The row that this phone has not got yet, in a session that runs."""
    row = _running(db, phone)
    if not row["secret"]:
        return None
    key = secrecy.phone_key(row["secret"], phone.cookie)
    here = {"workshop_id": phone.workshop_id, "phone_key": key}
    found = one(db, f"select phone_key from workshop_phones where {ONE_PHONE}", here)
    return None if found else here


def _running(db: Engine, phone: OpenPhone) -> Row:
    row = one(db, "select * from workshops where id = :id", {"id": phone.workshop_id})
    assert row, "an open session exists"
    return row


def _mine(row: Row, phone: OpenPhone, step: Step) -> Row:
    key = secrecy.vote_key(row["secret"], step.key, phone.cookie)
    return {"workshop_id": row["id"], "step": step.key, "voter_key": key}


ONE_PHONE = "workshop_id = :workshop_id and phone_key = :phone_key"
ONE_VOTE = "workshop_id = :workshop_id and step = :step and voter_key = :voter_key"
OF_STEP = "workshop_id = :id and step = :step"
