"""What stands around one KPI on the workbench: its guard-rail now, and the volumes behind it."""

from collections.abc import Mapping
from datetime import timedelta

from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.kpi import Kpi
from playbook.kpi.target import Target
from storage import facts, measuring, volumes
from storage.access import OpenPlan
from storage.engine import Engine
from storage.facts import Window
from storage.volumes import Volumes


def guard_rail(
    db: Engine, key: OpenPlan, kpis: Mapping[str, Kpi], target: Target | None, channel: str
) -> tuple[Kpi, str] | None:
    """The guard-rail of the target with its value over the latest weeks."""
    if target is None or target.newest.guard_rail not in kpis:
        return None
    rail = kpis[target.newest.guard_rail]
    span = facts.span(db, key)
    first = span[1] - timedelta(days=4 * 7 - 1) if span else None
    found = measuring.over(db, key, Window(first, None, channel or None))
    now = next((each for each in found if each.kpi.key == rail.key), None)
    if now is None:
        return rail, ""
    unit = unit_of(rail, now.measured.definition.variant)
    return rail, spoken_value(now.measured.value, unit)


def volumes_for(db: Engine, key: OpenPlan, kpi_key: str, channel: str) -> Volumes:
    if kpi_key != "service_level":
        return Volumes({}, {}, {})
    return volumes.by_hour(db, key, Window(channel=channel or None))
