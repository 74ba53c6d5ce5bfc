"""Due days that moved, read from the events of a plan."""

import json

from playbook.review.slips import DueDayMoved, Slip, slips
from storage.access import OpenPlan
from storage.engine import Engine, Row

MOVED = """select e.subject, e.before, e.after, e.happened_at, t.title, t.milestone
    from events e join tasks t on t.id = e.subject
    where e.plan_id = :plan_id and e.before like '%"due_day"%' order by e.id"""


def of_plan(db: Engine, plan: OpenPlan) -> list[Slip]:
    return slips(move_of(row) for row in db.query(MOVED, {"plan_id": plan.id}))


def move_of(row: Row) -> DueDayMoved:
    was, became = json.loads(row["before"])["due_day"], json.loads(row["after"])["due_day"]
    place = (row["subject"], row["title"], row["milestone"])
    return DueDayMoved(*place, was, became, row["happened_at"])
