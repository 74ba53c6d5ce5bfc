"""What a closed round says: by name for those who answered by name, as counts for colleagues."""

from collections import defaultdict

from playbook.questionnaire.questionnaire import Side
from playbook.questionnaire.round import Round
from playbook.questionnaire.voice import Voice, person
from storage.access import OpenPlan
from storage.engine import Engine, Row
from storage.questionnaire_rounds import of_plan

Answers = dict[str, dict[str, int]]
ORDER = list(Side)


def of_questionnaire(db: Engine, plan: OpenPlan, key: str) -> list[tuple[Round, list[Voice]]]:
    """Every round with its voices, oldest first; an open round has none yet, for anybody."""
    rounds = [each for each in of_plan(db, plan) if each.questionnaire == key]
    if not any(not each.is_open for each in rounds):
        return [(each, []) for each in rounds]
    named, colleagues = _named(db, plan, key), _colleagues(db, plan, key, rounds)
    return [
        (each, [] if each.is_open else [*named[each.id], *colleagues.get(each.id, [])])
        for each in rounds
    ]


def _named(db: Engine, plan: OpenPlan, key: str) -> dict[str, list[Voice]]:
    hand_ins = f"""select h.round_id, h.user_id, h.side, h.comment, u.name
        from questionnaire_hand_ins h join users u on u.id = h.user_id
        join questionnaire_rounds r on r.id = h.round_id
        where {CLOSED} and h.handed_in_on is not null order by u.name"""
    params = {"plan_id": plan.id, "key": key}
    answers = _answers(db, params)
    found: dict[str, list[Voice]] = defaultdict(list)
    for row in db.query(hand_ins, params):
        given = answers[row["round_id"], row["user_id"]]
        voice = person(Side(row["side"]), row["name"], given, row["comment"])
        found[row["round_id"]].append(voice)
    for voices in found.values():
        voices.sort(key=lambda voice: ORDER.index(voice.side))
    return found


def _answers(db: Engine, params: Row) -> dict[tuple[str, str], dict[str, int]]:
    sql = f"""select c.* from questionnaire_choices c
        join questionnaire_rounds r on r.id = c.round_id where {CLOSED}"""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in db.query(sql, params):
        found[row["round_id"], row["user_id"]][row["question"]] = row["answer"]
    return found


def _colleagues(
    db: Engine, plan: OpenPlan, key: str, rounds: list[Round]
) -> dict[str, list[Voice]]:
    params = {"plan_id": plan.id, "key": key}
    counts: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    sql = f"""select t.* from questionnaire_tallies t
        join questionnaire_rounds r on r.id = t.round_id where {CLOSED}"""
    for row in db.query(sql, params):
        counts[row["round_id"]][row["question"]][row["answer"]] = row["answers"]
    comments: dict[str, list[str]] = defaultdict(list)
    sql = f"""select m.round_id, m.text from questionnaire_comments m
        join questionnaire_rounds r on r.id = m.round_id where {CLOSED} order by m.id"""
    for row in db.query(sql, params):
        comments[row["round_id"]].append(row["text"])
    people = {each.id: each.colleagues_in for each in rounds}
    return {
        id_: [Voice(Side.COLLEAGUES, "Colleagues", people[id_], each, tuple(comments[id_]))]
        for id_, each in counts.items()
        if id_ in people
    }


CLOSED = "r.plan_id = :plan_id and r.questionnaire = :key and r.closed_on is not null"
