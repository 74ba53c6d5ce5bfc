"""The end of a round: ballots are counted and deleted, the secret goes, a pulse becomes a KPI."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from secrets import token_hex

from playbook.anonymity import enough, is_enough, shuffled
from playbook.questionnaire.questionnaire import Questionnaire
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.scoring import score
from storage import events, own_kpis
from storage.engine import Engine, Row, one
from storage.rows import insert, insert_all, text, update

Counts = dict[str, dict[int, int]]


def finish(db: Engine, round_id: str, today: date, by: str | None) -> None:
    """Inside a write. `by` is None when the last answer closed the round.

    What stays of the anonymous answers are counts of four and more, and the comments in an
    order of their own; nothing says which of them came from one person.
    """
    row = one(db, "select * from questionnaire_rounds where id = :id", {"id": round_id})
    assert row, "the round has just been read in this write"
    asked = questionnaire(row["questionnaire"])
    _drop_drafts(db, round_id)
    ballots = _take_ballots(db, round_id)
    counts = _counted(ballots)
    insert_all(db, "questionnaire_tallies", tallies(round_id, counts))
    if is_enough(len(ballots)):
        _keep_comments(db, row, [ballot["comment"] for ballot in ballots if ballot["comment"]])
    ended = {"secret": None, "closed_on": text(today), "colleagues_in": len(ballots)}
    update(db, "questionnaire_rounds", round_id, ended)
    only_for = row["opened_by"] if asked.is_private else None
    after = {"questionnaire": asked.title, "round": row["number"]}
    events.record(
        db, by, "round closed", round_id, plan_id=row["plan_id"], after=after, only_for=only_for
    )
    if asked.is_anonymous:
        _keep_as_kpi(db, row["plan_id"], asked, counts, len(ballots), today)


def _drop_drafts(db: Engine, round_id: str) -> None:
    """What was never handed in was never said."""
    unsaid = """where round_id = :id and user_id not in (select h.user_id
        from questionnaire_hand_ins h where h.round_id = :id and h.handed_in_on is not null)"""
    for table in ("questionnaire_choices", "questionnaire_hand_ins"):
        db.execute(f"delete from {table} {unsaid}", {"id": round_id})


def _take_ballots(db: Engine, round_id: str) -> list[Row]:
    sql = "select answers, comment from questionnaire_ballots where round_id = :id"
    ballots = list(db.query(sql, {"id": round_id}))
    db.execute("delete from questionnaire_ballots where round_id = :id", {"id": round_id})
    return ballots


def _counted(ballots: Iterable[Row]) -> Counts:
    """Questions that fewer than four answered are left out, each for itself."""
    found: dict[str, Counter[int]] = {}
    for ballot in ballots:
        for question, answer in json.loads(ballot["answers"]).items():
            found.setdefault(question, Counter())[answer] += 1
    return {question: kept for question, counts in found.items() if (kept := enough(counts))}


def tallies(round_id: str, counts: Counts) -> Iterable[Row]:
    for question in sorted(counts):
        for answer, answers in sorted(counts[question].items()):
            row = {"round_id": round_id, "question": question}
            yield {**row, "answer": answer, "answers": answers}


def _keep_comments(db: Engine, row: Row, comments: list[str]) -> None:
    """Ids that are made by chance: an id made in time order would tell who wrote first."""
    for words in shuffled(comments, bytes.fromhex(row["secret"])):
        new = {"id": token_hex(16), "round_id": row["id"], "text": words}
        insert(db, "questionnaire_comments", new)


def _keep_as_kpi(
    db: Engine, plan_id: str, asked: Questionnaire, counts: Counts, people: int, today: date
) -> None:
    if found := score(asked, counts):
        own_kpis.keep_measured(
            db, plan_id, asked.key, asked.title, asked.purpose, today, found.value, people
        )
