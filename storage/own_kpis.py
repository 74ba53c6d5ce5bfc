"""KPIs of a manager's own, beside those of the catalogue, with figures typed in week by week."""

from collections.abc import Mapping
from datetime import date

from playbook.access import Permission
from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.kpi.kpi import DIRECTIONS, UNITS, Definition, Kpi, Variant, catalogue
from playbook.kpi.kpi import OWN as OWN_VARIANT
from playbook.kpi.kpi import definition as definition_of
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.fact_columns import week_of
from storage.rows import insert, instant, upsert

OWN = "own."
LONGEST_NAME, LONGEST_DEFINITION = 60, 500


def all_kpis(db: Engine, plan: OpenPlan) -> dict[str, Kpi]:
    """The catalogue's, then the manager's own."""
    sql = """select * from own_kpis where plan_id = :id and withdrawn_at is null
        order by created_at"""
    return catalogue() | {OWN + r["id"]: _kpi(r) for r in db.query(sql, {"id": plan.id})}


def named(db: Engine, plan: OpenPlan) -> dict[str, Kpi]:
    """The same with those that were withdrawn: what was held against them can still be read."""
    sql = "select * from own_kpis where plan_id = :id order by created_at"
    return catalogue() | {OWN + r["id"]: _kpi(r) for r in db.query(sql, {"id": plan.id})}


def definition(kpi_key: str, variant: str = "", threshold_seconds: int | None = None) -> Definition:
    if kpi_key.startswith(OWN):
        return Definition(kpi_key, OWN_VARIANT)
    return definition_of(kpi_key, variant, threshold_seconds)


def define(
    db: Engine, plan: OpenPlan, own_id: str, name: str, unit: str, direction: str, counted: str
) -> str:
    """The new KPI's key. `own_id` comes from the form, so that a double click defines one."""
    words, meaning = " ".join(name.split()), counted.strip()
    if not words or len(words) > LONGEST_NAME:
        raise PlaybookError(f"Give the KPI a name of at most {LONGEST_NAME} characters.")
    if not meaning or len(meaning) > LONGEST_DEFINITION:
        raise PlaybookError("Say what it counts, and what it is divided by.")
    if unit not in UNITS or direction not in DIRECTIONS:
        raise PlaybookError("Choose the unit, and which way is better.")
    with writing_on(db, plan, Permission.WORK):
        if not one(db, "select id from own_kpis where id = :id", {"id": own_id}):
            if any(
                each.name.casefold() == words.casefold() for each in all_kpis(db, plan).values()
            ):
                raise PlaybookError(f"There is a KPI called “{words}” already.")
            row = {"name": words, "unit": unit, "direction": direction, "definition": meaning}
            insert(
                db,
                "own_kpis",
                {"id": own_id, "plan_id": plan.id, **row, "created_at": instant()},
            )
            events.record(db, plan.user.id, "KPI defined", own_id, plan_id=plan.id, after=row)
    return OWN + own_id


def type_in(
    db: Engine,
    plan: OpenPlan,
    kpi_key: str,
    day: date,
    value: float | None,
    size: float | None = None,
) -> None:
    """One week's value; typed again, the new one counts; None takes it out."""
    week = week_of(day)
    assert week, "a day lies in one week"
    with writing_on(db, plan, Permission.WORK):
        own_id = _own_id(db, plan, kpi_key)
        key: Row = {"own_kpi_id": own_id, "week": week.isoformat()}
        if value is None:
            db.execute(
                "delete from own_figures where own_kpi_id = :own_kpi_id and week = :week", key
            )
        else:
            row = {**key, "value": value, "size": size}
            upsert(db, "own_figures", row, key=("own_kpi_id", "week"))
        after = {"KPI": named(db, plan)[kpi_key].name, "week": key["week"], "value": value}
        events.record(db, plan.user.id, "figure typed in", own_id, plan_id=plan.id, after=after)


def keep_measured(
    db: Engine,
    plan_id: str,
    name: str,
    title: str,
    counted: str,
    day: date,
    value: float,
    size: float,
) -> None:
    """Inside a write: what Day 120 itself has measured becomes a KPI of this plan."""
    week, own_id = week_of(day), f"{name}-{plan_id}"
    assert week, "a day lies in one week"
    made = {"name": title, "unit": "score", "direction": "increase", "definition": counted}
    kept = {"plan_id": plan_id, "created_at": instant(), "withdrawn_at": None}
    if not one(db, "select id from own_kpis where id = :id", {"id": own_id}):
        insert(db, "own_kpis", {"id": own_id, **made, **kept})
        events.record(db, None, "KPI defined", own_id, plan_id=plan_id, after=made)
    row = {"own_kpi_id": own_id, "week": week.isoformat(), "value": value, "size": size}
    upsert(db, "own_figures", row, key=("own_kpi_id", "week"))
    after = {"week": row["week"], "value": round(value, 2)}
    events.record(db, None, "figure typed in", own_id, plan_id=plan_id, after=after)


def withdraw(db: Engine, plan: OpenPlan, kpi_key: str) -> None:
    with writing_on(db, plan, Permission.WORK):
        own_id = _own_id(db, plan, kpi_key)
        sql = "update own_kpis set withdrawn_at = :now where id = :id"
        db.execute(sql, {"now": instant(), "id": own_id})
        events.record(db, plan.user.id, "KPI withdrawn", own_id, plan_id=plan.id)


def weekly(db: Engine, plan: OpenPlan, kpi_key: str) -> list[Observation]:
    sql = """select f.* from own_figures f join own_kpis k on k.id = f.own_kpi_id
        where k.plan_id = :plan_id and k.id = :id and k.withdrawn_at is null order by f.week"""
    rows = db.query(sql, {"plan_id": plan.id, "id": kpi_key.removeprefix(OWN)})
    return [Observation(date.fromisoformat(r["week"]), r["value"], r["size"]) for r in rows]


def _own_id(db: Engine, plan: OpenPlan, kpi_key: str) -> str:
    own_id = kpi_key.removeprefix(OWN)
    sql = "select id from own_kpis where id = :id and plan_id = :plan_id and withdrawn_at is null"
    if not one(db, sql, {"id": own_id, "plan_id": plan.id}):
        raise PlaybookError("This KPI does not exist in this plan.")
    return own_id


def _kpi(row: Mapping[str, str]) -> Kpi:
    return Kpi(
        key=OWN + row["id"],
        name=row["name"],
        short=row["name"],
        unit=row["unit"],
        direction=row["direction"],
        definition=row["definition"],
        watch="",
        variants=(Variant(OWN_VARIANT, "As you defined it", row["definition"]),),
        guard_rails=(),
    )
