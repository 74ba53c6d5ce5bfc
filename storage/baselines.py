"""Baselines: the figures of a named period, kept as they were with their definitions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.account import check_name
from playbook.errors import PlaybookError
from playbook.kpi.kpi import Definition
from storage import events, facts, kpi_weeks, measuring
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.facts import Window
from storage.measuring import Figure
from storage.rows import insert, insert_all, instant, text, update


@dataclass(frozen=True)
class BaselineFigure:
    definition: Definition
    channel: str
    value: float
    n: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Baseline:
    id: str
    name: str
    first_day: date
    last_day: date
    by: str
    frozen_at: str
    figures: tuple[BaselineFigure, ...]

    def of(self, kpi_key: str, channel: str = "") -> BaselineFigure | None:
        wanted = (kpi_key, channel)
        return next((f for f in self.figures if (f.definition.kpi, f.channel) == wanted), None)


def of_plan(db: Engine, plan: OpenPlan) -> list[Baseline]:
    """Newest first."""
    figures = defaultdict(list)
    for row in db.query(FIGURES, {"id": plan.id}):
        figures[row["baseline_id"]].append(_figure(row))
    rows = db.query(BASELINES, {"id": plan.id})
    return [_baseline(row, tuple(figures[row["id"]])) for row in rows]


def freeze(
    db: Engine, plan: OpenPlan, baseline_id: str, name: str, first: date, last: date
) -> None:
    """Every KPI of the period, over all channels and for each; later imports change none of it.

    `baseline_id` comes from the form, so that a double click freezes once.
    """
    words = check_name(name, "The baseline’s name")
    if first > last:
        raise PlaybookError("The first day of a baseline lies before its last.")
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from baselines where id = :id", {"id": baseline_id}):
            return
        rows = [
            {"baseline_id": baseline_id, "channel": channel or "", **_columns(figure)}
            for channel in (None, *facts.different(db, plan, "channel", Window(first, last)))
            for figure in measuring.over(db, plan, Window(first, last, channel), days=True)
        ]
        if not rows:
            raise PlaybookError(
                "There are no figures in this period. Import or type some in first."
            )
        row = {"name": words, "first_day": text(first), "last_day": text(last)}
        kept = {"plan_id": plan.id, "frozen_by": plan.user.id, "frozen_at": instant()}
        insert(db, "baselines", {"id": baseline_id, **row, **kept})
        insert_all(db, "baseline_figures", rows)
        kpi_weeks.forget(db, plan)
        events.record(db, plan.user.id, "baseline frozen", baseline_id, plan_id=plan.id, after=row)


def withdraw(db: Engine, plan: OpenPlan, baseline_id: str) -> None:
    with writing_on(db, plan, Permission.WORK):
        sql = "select id from baselines where id = :id and plan_id = :plan_id"
        if not one(db, sql, {"id": baseline_id, "plan_id": plan.id}):
            raise PlaybookError("This baseline does not exist in this plan.")
        update(db, "baselines", baseline_id, {"withdrawn_at": instant()})
        kpi_weeks.forget(db, plan)
        events.record(db, plan.user.id, "baseline withdrawn", baseline_id, plan_id=plan.id)


def count_kpis(db: Engine, plan: OpenPlan) -> int:
    """How many different KPIs stand in a baseline."""
    sql = """select count(distinct f.kpi) as n from baseline_figures f
        join baselines b on b.id = f.baseline_id
        where b.plan_id = :id and b.withdrawn_at is null"""
    row = one(db, sql, {"id": plan.id})
    return int(row["n"]) if row else 0


BASELINES = """select b.*, u.name as by_name from baselines b join users u on u.id = b.frozen_by
    where b.plan_id = :id and b.withdrawn_at is null order by b.frozen_at desc, b.id desc"""
FIGURES = """select f.* from baseline_figures f join baselines b on b.id = f.baseline_id
    where b.plan_id = :id and b.withdrawn_at is null order by f.channel"""


def _columns(figure: Figure) -> Row:
    measured, interval = figure.measured, figure.interval or (None, None)
    return {
        "kpi": figure.kpi.key,
        "variant": measured.definition.variant,
        "threshold_seconds": measured.definition.threshold_seconds,
        "value": measured.value,
        "numerator": measured.numerator,
        "denominator": measured.denominator,
        "n": measured.n,
        "low": interval[0],
        "high": interval[1],
    }


def _figure(row: Row) -> BaselineFigure:
    definition = Definition(row["kpi"], row["variant"], row["threshold_seconds"])
    numbers = (row["value"], row["n"], row["low"], row["high"])
    return BaselineFigure(definition, row["channel"], *numbers)


def _baseline(row: Row, figures: tuple[BaselineFigure, ...]) -> Baseline:
    return Baseline(
        row["id"],
        row["name"],
        date.fromisoformat(row["first_day"]),
        date.fromisoformat(row["last_day"]),
        row["by_name"],
        row["frozen_at"],
        figures,
    )
