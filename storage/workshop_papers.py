"""What came of sessions: one to take away, all of them for trends."""

from collections import defaultdict
from datetime import date

from playbook.account import User
from playbook.reports.workshop_tables import WorkshopPapers
from playbook.workshop import counting
from playbook.workshop.answer import Answer
from playbook.workshop.counting import Counts
from playbook.workshop.trend import Held
from storage import workshop_actions, workshop_rows, workshop_votes
from storage.access import OpenWorkshop
from storage.engine import Engine


def gather(db: Engine, workshop: OpenWorkshop, today: date) -> WorkshopPapers:
    """Of a closed session; of one that runs, only what its wall has shown."""
    session = workshop_rows.session(db, workshop.id)
    results: dict[str, Counts] = {}
    named: dict[str, list[tuple[str, Answer]]] = {}
    for step in session.guide.steps:
        if step.is_voted:
            results[step.key] = workshop_votes.shown(db, workshop, step)
            said = workshop_votes.named(db, workshop, step)
            named[step.key] = [(each.name, each.answer) for each in said]
    return WorkshopPapers(
        guide=session.guide,
        held_on=session.held_on,
        run_by=session.run_by,
        joined=session.joined,
        plans=[f"{plan.manager}, {plan.site}" for plan in session.plans],
        results=results,
        named=named,
        actions=workshop_actions.of_workshop(db, workshop),
        today=today,
    )


def held(db: Engine, user: User) -> list[Held]:
    """Closed sessions for plans for which this person may hold workshops, with their results."""
    sql = f"""select w.id, w.content, w.held_on, w.joined from workshops w
        where w.closed_at is not null and w.id in {MINE} order by w.held_on, w.id"""
    rows = list(db.query(sql, {"me": user.id}))
    results: defaultdict[str, dict[str, Counts]] = defaultdict(dict)
    sql = f"select * from workshop_results where workshop_id in {MINE}"
    for row in db.query(sql, {"me": user.id}):
        results[row["workshop_id"]][row["step"]] = counting.from_json(row["counts"])
    plans: defaultdict[str, set[str]] = defaultdict(set)
    sql = f"select * from workshop_plans where workshop_id in {MINE}"
    for row in db.query(sql, {"me": user.id}):
        plans[row["workshop_id"]].add(row["plan_id"])
    return [
        Held(
            row["id"],
            workshop_rows.guide_in(row["content"]),
            date.fromisoformat(row["held_on"]),
            row["joined"],
            results[row["id"]],
            frozenset(plans[row["id"]]),
        )
        for row in rows
    ]


MINE = """(select p.workshop_id from workshop_plans p
    join memberships m on m.plan_id = p.plan_id and m.user_id = :me
    where m.role in ('manager', 'coach'))"""
