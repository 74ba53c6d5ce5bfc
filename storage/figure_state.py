"""Which state a plan's figures are in: what is worked out from them holds until it changes."""

from storage.access import OpenPlan
from storage.engine import Engine, one

# Every event after which a KPI's weeks, how they are counted or their limits may be others.
CHANGES = (
    "figures imported",
    "import undone",
    "figure typed in",
    "KPI defined",
    "KPI withdrawn",
    "target proposed",
    "target locked",
    "target withdrawn",
    "limits worked out anew",
    "baseline frozen",
    "baseline withdrawn",
    "start moved",
)


def of_plan(db: Engine, plan: OpenPlan) -> str:
    """A text that is another one as soon as any figure of this plan is."""
    kinds = ", ".join(f"'{kind}'" for kind in CHANGES)
    sql = f"""select count(*) as n, max(id) as id from events
        where plan_id = :id and kind in ({kinds})"""
    row = one(db, sql, {"id": plan.id})
    return f"{row['n']} {row['id']}" if row else ""
