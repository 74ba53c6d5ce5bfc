"""Answers by name: kept as they are given, handed in, taken back while the round is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError, Refused
from playbook.questionnaire.questionnaire import Questionnaire, Side
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.round import ROLES, Round
from playbook.questionnaire.voice import check_comment
from storage import questionnaire_closing, questionnaire_rounds
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, text, upsert

KEY = ("round_id", "user_id")


@dataclass(frozen=True)
class Mine:
    """One's own answers, handed in or not yet."""

    answers: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""
    handed_in_on: date | None = None


def mine(db: Engine, plan: OpenPlan, round_id: str) -> Mine:
    sql = """select c.question, c.answer from questionnaire_choices c
        join questionnaire_rounds r on r.id = c.round_id
        where r.plan_id = :plan_id and c.round_id = :round_id and c.user_id = :me"""
    params = {"plan_id": plan.id, "round_id": round_id, "me": plan.user.id}
    answers = {row["question"]: row["answer"] for row in db.query(sql, params)}
    row = _hand_in(db, plan, round_id)
    return Mine(answers, row["comment"] if row else "", day(row["handed_in_on"]) if row else None)


def choose(db: Engine, plan: OpenPlan, round_id: str, question: str, answer: int | None) -> None:
    """One answer as it is given, nobody else's business until it is handed in. None opens it."""
    choose_all(db, plan, round_id, {question: answer})


def choose_all(
    db: Engine, plan: OpenPlan, round_id: str, answers: Mapping[str, int | None]
) -> None:
    with writing_on(db, plan, Permission.ANSWER):
        asked = _asked(db, plan, round_id)
        for question, answer in answers.items():
            _keep(db, {"round_id": round_id, "user_id": plan.user.id}, asked, question, answer)


def comment(db: Engine, plan: OpenPlan, round_id: str, words: str) -> None:
    """Kept like an answer."""
    tidy = check_comment(words)
    with writing_on(db, plan, Permission.ANSWER):
        _asked(db, plan, round_id)
        _store(db, plan, round_id, {"comment": tidy})


def hand_in(db: Engine, plan: OpenPlan, round_id: str, today: date) -> Round:
    """The round as it stands afterwards: closed, when this was the last answer it waited for."""
    with writing_on(db, plan, Permission.ANSWER):
        asked = _asked(db, plan, round_id)
        if not mine(db, plan, round_id).answers:
            raise PlaybookError("Answer at least one question before you hand in.")
        _store(db, plan, round_id, {"handed_in_on": text(today)})
        after = {"questionnaire": asked.title}
        questionnaire_rounds.record(db, plan, asked, "questionnaire handed in", round_id, after)
        found = questionnaire_rounds.get(db, plan, round_id)
        if found.is_complete:
            questionnaire_closing.finish(db, round_id, today, by=None)
        return questionnaire_rounds.get(db, plan, round_id)


def take_back(db: Engine, plan: OpenPlan, round_id: str) -> None:
    """To change answers, as long as nobody has seen them."""
    with writing_on(db, plan, Permission.ANSWER):
        questionnaire_rounds.get_open(db, plan, round_id)
        row = _hand_in(db, plan, round_id)
        if row and row["handed_in_on"]:
            _store(db, plan, round_id, {"handed_in_on": None})
            found = questionnaire_rounds.get(db, plan, round_id)
            asked = questionnaire(found.questionnaire)
            after = {"questionnaire": asked.title}
            kind = "questionnaire taken back"
            questionnaire_rounds.record(db, plan, asked, kind, round_id, after)


def _asked(db: Engine, plan: OpenPlan, round_id: str) -> Questionnaire:
    """Refuses a closed round, one that asks others, and answers that were handed in."""
    found = questionnaire_rounds.get_open(db, plan, round_id)
    if _side(plan) not in found.sides:
        raise Refused(f"This round does not ask the {plan.role}.")
    row = _hand_in(db, plan, round_id)
    if row and row["handed_in_on"]:
        raise PlaybookError("You have handed in. Take your answers back to change them.")
    return questionnaire(found.questionnaire)


def _keep(db: Engine, who: Row, asked: Questionnaire, question: str, answer: int | None) -> None:
    if answer is None:
        sql = """delete from questionnaire_choices where round_id = :round_id
            and user_id = :user_id and question = :question"""
        db.execute(sql, {**who, "question": question})
    else:
        row = {**who, "question": question, "answer": asked.check(question, answer)}
        upsert(db, "questionnaire_choices", row, key=(*KEY, "question"))


def _side(plan: OpenPlan) -> Side | None:
    return ROLES.get(plan.role)


def _store(db: Engine, plan: OpenPlan, round_id: str, values: Row) -> None:
    side = _side(plan)
    assert side, "only who is asked gets here"
    key = {"round_id": round_id, "user_id": plan.user.id}
    upsert(db, "questionnaire_hand_ins", {**key, "side": side.value, **values}, key=KEY)


def _hand_in(db: Engine, plan: OpenPlan, round_id: str) -> Row | None:
    sql = """select h.* from questionnaire_hand_ins h
        join questionnaire_rounds r on r.id = h.round_id
        where r.plan_id = :plan_id and h.round_id = :round_id and h.user_id = :me"""
    return one(db, sql, {"plan_id": plan.id, "round_id": round_id, "me": plan.user.id})
