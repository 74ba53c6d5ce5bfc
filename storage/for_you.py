"""What waits for one person, across all their plans: a handful of queries."""

from datetime import date

from playbook.access import Role
from playbook.account import User
from playbook.questionnaire.questionnaire_file import questionnaires
from playbook.questionnaire.round import ROLES
from playbook.review.for_you import Item, Kind, in_order
from storage.engine import Engine, Row

OPEN_PLAN = "p.closed_on is null and p.archived_on is null"
REVIEWS = f"""select p.id, p.manager_name, r.name as about, r.submitted_on as since,
    r.id as subject from milestone_reviews r
    join plans p on p.id = r.plan_id
    join memberships m on m.plan_id = p.id and m.user_id = :me and m.role = 'reviewer'
    where r.decided_on is null and r.submitted_by <> :me and {OPEN_PLAN}"""
CHECK_INS = f"""select p.id, p.manager_name, c.standing as about, c.submitted_on as since,
    c.id as subject, c.decision from check_ins c
    join plans p on p.id = c.plan_id
    join memberships m on m.plan_id = p.id and m.user_id = :me and m.role = 'reviewer'
    where c.submitted_at >= m.since and c.acknowledged_on is null and c.author_id <> :me
    and {OPEN_PLAN}"""
DECISIONS = f"""select p.id, p.manager_name, c.decision as about, c.submitted_on as since,
    c.id as subject from check_ins c
    join plans p on p.id = c.plan_id
    join memberships m on m.plan_id = p.id and m.user_id = :me and m.role = 'reviewer'
    where c.submitted_at >= m.since and c.decision <> '' and c.author_id <> :me and {OPEN_PLAN}
    and not exists (select 1 from check_in_remarks r
        where r.check_in_id = c.id and r.author_id <> c.author_id and (r.is_question = 0
        or not exists (select 1 from check_in_remarks a where a.check_in_id = c.id
            and a.said_at > r.said_at and a.author_id <> r.author_id)))"""
REPEATS = f"""select p.id, u.name as manager_name, r.name || ': ' || r.word as about,
    r.decided_on as since, r.id as subject from milestone_reviews r
    join plans p on p.id = r.plan_id
    join users u on u.id = r.decided_by
    join memberships m on m.plan_id = p.id and m.user_id = :me and m.role = 'manager'
    where r.outcome = 'repeat' and {OPEN_PLAN}
    and not exists (select 1 from milestone_reviews n
        where n.plan_id = r.plan_id and n.milestone = r.milestone and n.id <> r.id
        and (n.decided_on is null or n.outcome <> 'repeat' or n.id > r.id))"""
QUESTIONS = f"""select p.id, u.name as manager_name, q.text as about, q.said_at as since,
    c.id as subject from check_in_remarks q
    join check_ins c on c.id = q.check_in_id
    join plans p on p.id = c.plan_id
    join users u on u.id = q.author_id
    join memberships m on m.plan_id = p.id and m.user_id = :me and m.role = 'manager'
    where q.is_question = 1 and q.author_id <> :me and {OPEN_PLAN}
    and not exists (select 1 from check_in_remarks r
        where r.check_in_id = c.id and r.said_at > q.said_at and r.author_id <> q.author_id)"""
CONDITIONS = f"""select p.id, u.name as manager_name, t.title as about, c.due_on as since,
    t.id as subject from review_conditions c
    join tasks t on t.id = c.task_id
    join plans p on p.id = t.plan_id
    join milestone_reviews r on r.id = c.review_id
    join users u on u.id = r.decided_by
    join memberships m on m.plan_id = p.id and m.user_id = :me and m.role = 'manager'
    where t.completed_on is null and t.not_applicable_on is null and t.withdrawn_at is null
    and {OPEN_PLAN}"""

QUESTIONNAIRES = f"""select p.id, p.manager_name, r.questionnaire as about, r.opened_on as since,
    r.id as subject, r.sides, m.role from questionnaire_rounds r
    join plans p on p.id = r.plan_id
    join memberships m on m.plan_id = p.id and m.user_id = :me
    where r.closed_on is null and (r.sides <> 'self' or r.opened_by = :me)
    and {OPEN_PLAN} and not exists (select 1 from questionnaire_hand_ins h
        where h.round_id = r.id and h.user_id = :me and h.handed_in_on is not null)"""


def of_user(db: Engine, user: User) -> list[Item]:
    """A decision asked for stands once, not also as a check-in to acknowledge."""
    decisions = _items(db, user, DECISIONS, Kind.DECISION)
    asked = {item.subject for item in decisions}
    check_ins = [
        item for item in _items(db, user, CHECK_INS, Kind.CHECK_IN) if item.subject not in asked
    ]
    others = [
        *_items(db, user, REVIEWS, Kind.REVIEW),
        *_items(db, user, REPEATS, Kind.REPEAT),
        *_items(db, user, QUESTIONS, Kind.QUESTION),
        *_items(db, user, CONDITIONS, Kind.CONDITION),
        *_questionnaires(db, user),
    ]
    return in_order([*others, *decisions, *check_ins])


def _items(db: Engine, user: User, sql: str, kind: Kind) -> list[Item]:
    return [_item(row, kind) for row in db.query(sql, {"me": user.id})]


def _questionnaires(db: Engine, user: User) -> list[Item]:
    """By their titles; one that is no longer there waits for nobody."""
    known = questionnaires()
    return [
        _item({**row, "about": known[row["about"]].title}, Kind.QUESTIONNAIRE)
        for row in db.query(QUESTIONNAIRES, {"me": user.id})
        if row["about"] in known and ROLES.get(Role(row["role"])) in row["sides"].split()
    ]


def _item(row: Row, kind: Kind) -> Item:
    since = date.fromisoformat(row["since"][:10])
    return Item(kind, row["id"], row["manager_name"], row["about"], since, row["subject"])
