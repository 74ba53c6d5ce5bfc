"""Rounds of a questionnaire on a plan: opened, shared by link, closed, listed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from secrets import token_hex, token_urlsafe

from playbook.access import Permission, Role
from playbook.errors import PlaybookError, Refused
from playbook.questionnaire.questionnaire import Questionnaire, Side
from playbook.questionnaire.questionnaire_file import questionnaire, questionnaires
from playbook.questionnaire.round import ROLES, Round, check_colleagues, check_sides
from playbook.questionnaire.wording import SIDE_NAMES
from storage import events, plans, questionnaire_closing
from storage.access import OpenPlan, OpenRound, hash_of, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, text

SECRET_BYTES = 32


@dataclass(frozen=True)
class NewRound:
    """`id` comes from the form, so that a double click opens one round. `colleagues` is how many
    are expected to answer by the link, where that is known."""

    id: str
    questionnaire: str
    sides: tuple[Side, ...]
    colleagues: int | None = None


def begin(db: Engine, plan: OpenPlan, new: NewRound, today: date) -> None:
    asked = questionnaire(new.questionnaire)
    sides = check_sides(asked, new.sides)
    row = {
        "id": new.id,
        "plan_id": plan.id,
        "questionnaire": asked.key,
        "opened_by": plan.user.id,
        "opened_on": text(today),
        "sides": " ".join(sides),
        "colleagues_expected": check_colleagues(sides, new.colleagues),
        "secret": token_hex(SECRET_BYTES),
    }
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from questionnaire_rounds where id = :id", {"id": new.id}):
            return
        place = {"number": _next_number(db, plan, asked), "day": plans.load(db, plan).day(today)}
        insert(db, "questionnaire_rounds", {**row, **place})
        after = {
            "questionnaire": asked.title,
            "asked": [SIDE_NAMES[side].lower() for side in sides],
        }
        record(db, plan, asked, "round opened", new.id, after)


def make_link(db: Engine, plan: OpenPlan, round_id: str) -> str:
    """A link's token, which is not stored. Earlier links of the round keep working."""
    token = token_urlsafe(24)
    with writing_on(db, plan, Permission.WORK):
        opened = get_open(db, plan, round_id)
        if not opened.asks_colleagues:
            raise PlaybookError("This round does not ask colleagues, so it has no link.")
        insert(db, "questionnaire_links", {"token_hash": hash_of(token), "round_id": round_id})
        asked = questionnaire(opened.questionnaire)
        record(db, plan, asked, "link to answer made", round_id, {"questionnaire": asked.title})
    return token


def close(db: Engine, plan: OpenPlan, round_id: str, today: date) -> None:
    """Results are shown from now on, the secret is gone, links open nothing more."""
    with writing_on(db, plan, Permission.WORK):
        found = get(db, plan, round_id)
        if found.is_open:
            questionnaire_closing.finish(db, round_id, today, by=plan.user.id)


def get(db: Engine, plan: OpenPlan, round_id: str) -> Round:
    found = next((each for each in of_plan(db, plan) if each.id == round_id), None)
    if not found:
        raise PlaybookError("This round does not exist in this plan.")
    return found


def get_open(db: Engine, plan: OpenPlan, round_id: str) -> Round:
    found = get(db, plan, round_id)
    if not found.is_open:
        raise Refused("This round is closed: its results are shown. Open a new round.")
    return found


def of_plan(db: Engine, plan: OpenPlan) -> list[Round]:
    """Oldest first. A questionnaire asked of the manager alone is its author's alone."""
    return [each for row, each in _rounds(db, plan.id) if _is_readable(row, plan)]


def standing(db: Engine, link: OpenRound) -> Round:
    """Inside a write by link: the link's round, with what has come in so far."""
    return next(each for _, each in _rounds(db, link.plan_id) if each.id == link.id)


def counts(db: Engine, plan: OpenPlan) -> dict[str, int]:
    """Closed rounds by questionnaire: evidence, whoever may read them."""
    sql = """select questionnaire, count(*) as n from questionnaire_rounds
        where plan_id = :id and closed_on is not null group by questionnaire"""
    return {row["questionnaire"]: row["n"] for row in db.query(sql, {"id": plan.id})}


def record(
    db: Engine, plan: OpenPlan, asked: Questionnaire, kind: str, round_id: str, after: Row
) -> None:
    """Inside a write. What is private leaves no trace for others."""
    only_for = plan.user.id if asked.is_private else None
    me = plan.user.id
    events.record(db, me, kind, round_id, plan_id=plan.id, after=after, only_for=only_for)


def _next_number(db: Engine, plan: OpenPlan, asked: Questionnaire) -> int:
    earlier = [each for each in of_plan(db, plan) if each.questionnaire == asked.key]
    if any(each.is_open for each in earlier):
        raise PlaybookError(f"A round of “{asked.title}” is open already. Close it first.")
    return len(earlier) + 1


def _is_readable(row: Row, plan: OpenPlan) -> bool:
    asked = questionnaire(row["questionnaire"])
    return not asked.is_private or row["opened_by"] == plan.user.id


def _rounds(db: Engine, plan_id: str) -> list[tuple[Row, Round]]:
    """A round of a questionnaire that is no longer there stays out of sight."""
    sql = "select * from questionnaire_rounds where plan_id = :id order by opened_on, id"
    rows = [r for r in db.query(sql, {"id": plan_id}) if r["questionnaire"] in questionnaires()]
    if not rows:
        return []
    people, answered, came = _people(db, plan_id), _answered(db, plan_id), _came(db, plan_id)
    return [(r, _round(r, people, answered[r["id"]], came.get(r["id"], 0))) for r in rows]


def _people(db: Engine, plan_id: str) -> dict[Side, list[str]]:
    sql = """select m.role, u.name from memberships m join users u on u.id = m.user_id
        where m.plan_id = :id and u.closed_on is null order by u.name"""
    found: dict[Side, list[str]] = defaultdict(list)
    for row in db.query(sql, {"id": plan_id}):
        if side := ROLES.get(Role(row["role"])):
            found[side].append(row["name"])
    return found


def _answered(db: Engine, plan_id: str) -> dict[str, list[str]]:
    sql = """select h.round_id, u.name from questionnaire_hand_ins h
        join questionnaire_rounds r on r.id = h.round_id join users u on u.id = h.user_id
        where r.plan_id = :id and h.handed_in_on is not null order by u.name"""
    found: dict[str, list[str]] = defaultdict(list)
    for row in db.query(sql, {"id": plan_id}):
        found[row["round_id"]].append(row["name"])
    return found


def _came(db: Engine, plan_id: str) -> dict[str, int]:
    sql = """select b.round_id, count(*) as n from questionnaire_ballots b
        join questionnaire_rounds r on r.id = b.round_id
        where r.plan_id = :id group by b.round_id"""
    return {row["round_id"]: row["n"] for row in db.query(sql, {"id": plan_id})}


def _round(row: Row, people: dict[Side, list[str]], answered: list[str], came: int) -> Round:
    sides = tuple(Side(side) for side in row["sides"].split())
    closed_on = day(row["closed_on"])
    expected = [name for side in sides for name in people.get(side, ())]
    return Round(
        id=row["id"],
        questionnaire=row["questionnaire"],
        number=row["number"],
        opened_on=date.fromisoformat(row["opened_on"]),
        day=row["day"],
        sides=sides,
        colleagues_expected=row["colleagues_expected"],
        colleagues_in=row["colleagues_in"] if closed_on else came,
        people=tuple(answered if closed_on else expected),
        answered=tuple(answered),
        closed_on=closed_on,
    )
