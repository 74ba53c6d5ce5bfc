"""All KPIs of a plan, each in the way and the unit in which this plan counts it."""

from dataclasses import replace

from playbook.kpi.amount import unit_of
from playbook.kpi.kpi import Kpi
from storage import own_kpis, targets
from storage.access import OpenPlan
from storage.engine import Engine


def by_key(db: Engine, plan: OpenPlan) -> dict[str, Kpi]:
    """The catalogue's and the manager's own, the withdrawn too. Customer effort is a score, but
    a share where the agreed target counts it as one, and so a prediction is typed in per cent."""
    found = own_kpis.named(db, plan)
    for target in targets.of_plan(db, plan):
        one = found.get(target.kpi)
        if one and target.variant and not target.channel:
            agreed = one.variant(target.variant)
            others = tuple(each for each in one.variants if each is not agreed)
            unit = unit_of(one, target.variant)
            found[target.kpi] = replace(one, unit=unit, variants=(agreed, *others))
    return found
