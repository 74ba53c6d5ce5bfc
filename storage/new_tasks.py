"""Tasks that a newer version of the playbook has: a running plan takes them only if asked to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.content import Milestone, TaskTemplate
from playbook.edition.new_tasks import fitting
from storage import events, playbooks, tasks
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, one
from storage.rows import insert, text


@dataclass(frozen=True)
class Offer:
    """The newest version that grew out of the plan's own, and what it adds."""

    version_id: str
    title: str
    tasks: tuple[tuple[Milestone, TaskTemplate], ...]


def offered(db: Engine, plan: OpenPlan) -> Offer | None:
    """None when there is nothing new, or the manager has decided about it already."""
    newer = one(db, NEWER, {"plan_id": plan.id})
    if not newer:
        return None
    sql = "select key from tasks where plan_id = :id and key is not null"
    known = {row["key"] for row in db.query(sql, {"id": plan.id})}
    for row in db.query(SEEN, {"plan_id": plan.id}):
        known |= {t.key for m in playbooks.parsed(row["content"]).milestones for t in m.tasks}
    own = playbooks.milestones_of(db, plan)
    found = fitting(playbooks.parsed(newer["content"]), own, known)
    return Offer(newer["id"], newer["title"], found) if found else None


def decide(db: Engine, plan: OpenPlan, version_id: str, taken: Collection[str], today: date) -> int:
    """Takes the named ones of the offered tasks, or none; the same is not asked again."""
    with writing_on(db, plan, Permission.WORK):
        offer = offered(db, plan)
        if not offer or offer.version_id != version_id:
            return 0
        chosen = [(m, each) for m, each in offer.tasks if each.key in taken]
        for milestone, template in chosen:
            tasks.insert_own(db, plan, tasks.from_template(milestone.key, template))
        row = {"plan_id": plan.id, "version_id": version_id, "decided_on": text(today)}
        insert(db, "plan_updates", {**row, "decided_by": plan.user.id, "taken": len(chosen)})
        after = {"of": offer.title, "taken": len(chosen), "offered": len(offer.tasks)}
        kind = "new tasks decided"
        events.record(db, plan.user.id, kind, version_id, plan_id=plan.id, after=after)
        return len(chosen)


# Every version that descends from the plan's own, the newest that is still on offer.
NEWER = """with recursive later (id) as (
    select playbook_version_id from plans where id = :plan_id
    union
    select v.id from playbook_versions v join later l on v.based_on = l.id)
    select v.id, v.title, v.content from playbook_versions v
    where v.id in (select id from later) and v.withdrawn_on is null
    and v.id <> (select playbook_version_id from plans where id = :plan_id)
    and not exists (select 1 from plan_updates u
        where u.plan_id = :plan_id and u.version_id = v.id)
    order by v.published_at desc, v.id limit 1"""
# What the plan started with and what was decided before is not asked about again.
SEEN = """select v.content from playbook_versions v where v.id in (
    select playbook_version_id from plans where id = :plan_id
    union select version_id from plan_updates where plan_id = :plan_id)"""
