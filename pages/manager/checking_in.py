"""Drafting, handing in, acknowledging and answering: the callbacks of the Check-in page."""

from datetime import date

from pages.manager.acting import act, act_today
from pages.ui import check_in_form, session
from pages.ui.check_in_list import Actions
from playbook.access import Permission
from playbook.review.check_in import Standing
from storage import check_ins, plans
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id


def keep(plan_id: str, due_on: date, field: str) -> None:
    value = session.get(check_in_form.key(plan_id, due_on, field))
    words = str(value) if value else ("" if field != "standing" else None)

    def do(db: Engine, key: OpenPlan) -> None:
        version = check_ins.keep_draft(db, key, due_on, field, words)
        session.put(check_in_form.key(plan_id, due_on, "version"), version)

    act(Permission.WORK, do)


def hand_in(plan_id: str, due_on: date, seen: int) -> None:
    """What this form has kept since it was drawn, it has seen too."""

    def typed(field: str) -> str:
        return str(session.get(check_in_form.key(plan_id, due_on, field)) or "")

    standing = typed("standing")
    chosen = Standing(standing) if standing else None
    words = check_ins.Words(chosen, typed("moved"), typed("blocks"), typed("decision"))
    newest = max(seen, session.get(check_in_form.key(plan_id, due_on, "version"), 0))

    def do(db: Engine, key: OpenPlan, today: date) -> None:
        check_ins.hand_in(db, key, due_on, words, newest, today)

    act_today(Permission.WORK, do, "Handed in. Your reviewer sees it now.")


def choose_weekday(box: str, seen: int) -> None:
    def do(db: Engine, key: OpenPlan, today: date) -> None:
        plans.choose_check_in_weekday(db, key, int(session.get(box)), seen)

    act_today(Permission.ARRANGE, do, "Saved.")


def acknowledge(check_in_id: str) -> None:
    def do(db: Engine, key: OpenPlan, today: date) -> None:
        check_ins.acknowledge(db, key, check_in_id, today)

    act_today(Permission.REVIEW, do, "Acknowledged.")


def answer(check_in_id: str, draft: str) -> None:
    _respond(check_in_id, draft, False, "Answered.")


def ask(check_in_id: str, draft: str) -> None:
    _respond(check_in_id, draft, True, "Asked. It stands on their Today.")


def reply(check_in_id: str, draft: str) -> None:
    def do(db: Engine, key: OpenPlan, today: date) -> None:
        check_ins.reply(db, key, draft, check_in_id, session.get(f"remark {draft}", ""))

    if act_today(Permission.WORK, do, "Answered."):
        session.end_draft(check_in_id, draft)


def draft(check_in_id: str) -> str:
    return session.draft_id(check_in_id, new_id())


ACTIONS = Actions(draft, acknowledge, answer, ask, reply)


def _respond(check_in_id: str, draft: str, is_question: bool, words: str) -> None:
    def do(db: Engine, key: OpenPlan, today: date) -> None:
        said = session.get(f"remark {draft}", "")
        check_ins.respond(db, key, draft, check_in_id, said, is_question, today)

    if act_today(Permission.REVIEW, do, words):
        session.end_draft(check_in_id, draft)
