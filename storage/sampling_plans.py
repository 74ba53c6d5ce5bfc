"""How many recordings a manager means to review."""

from playbook.access import Permission
from playbook.listening.sampling_plan import SamplingPlan
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, one
from storage.rows import upsert
from storage.stale import refuse_stale


def get(db: Engine, plan: OpenPlan) -> SamplingPlan:
    """What was chosen, or the usual starting point (version 0)."""
    row = one(db, "select * from sampling_plans where id = :id", {"id": plan.id})
    if not row:
        return SamplingPlan()
    return SamplingPlan(row["contacts"], row["margin"], row["confidence"], row["version"])


def choose(db: Engine, plan: OpenPlan, chosen: SamplingPlan) -> None:
    """`chosen.version` is the version that was seen."""
    values = {
        "contacts": chosen.contacts,
        "margin": chosen.margin,
        "confidence": chosen.confidence,
    }
    with writing_on(db, plan, Permission.WORK):
        if get(db, plan).is_chosen:
            refuse_stale(db, "sampling_plans", plan.id, chosen.version, "The sampling plan")
        row = {"id": plan.id, **values, "version": chosen.version + 1}
        upsert(db, "sampling_plans", row, key=("id",))
        events.record(
            db, plan.user.id, "sampling plan chosen", plan.id, plan_id=plan.id, after=values
        )
