"""Imports: a file's figures kept whole or not at all, once, and undone in one step."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.facts import Fact
from storage import events, figures, kpi_reckoning, mappings
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.fact_columns import Columns
from storage.figures import Figures
from storage.overlaps import Overlap, about_other_days, give_back, overlaps, set_aside
from storage.rows import day, insert, insert_columns, instant, update

if TYPE_CHECKING:
    from playbook.intake.report import Reading, Report

BY_HAND = "Typed in"


class Overlapping(PlaybookError):
    """The days are there already: whether to replace or keep them is the manager's choice."""

    def __init__(self, found: Sequence[Overlap]) -> None:
        self.found = tuple(found)
        super().__init__(
            "Some of these days are already there, from "
            f"{', '.join(f'“{each.name}”' for each in found)}. Choose whether to replace them. "
            f"{about_other_days(found)}".strip()
        )


@dataclass(frozen=True)
class Import:
    """One import and what was said about it; `report` is the intake's report in plain fields."""

    id: str
    kind: str
    name: str
    format_name: str
    rows_read: int
    rows_used: int
    first_day: date
    last_day: date
    by: str
    imported_at: str
    is_undone: bool
    report: dict[str, Any]

    @property
    def is_by_hand(self) -> bool:
        return self.kind == "hand"


def of_plan(db: Engine, plan: OpenPlan) -> list[Import]:
    """Newest first, the undone ones too."""
    sql = f"{IMPORTS} where i.plan_id = :plan_id order by i.imported_at desc, i.id desc"
    return [_import(row) for row in db.query(sql, {"plan_id": plan.id})]


def get(db: Engine, plan: OpenPlan, import_id: str) -> Import:
    row = one(
        db,
        f"{IMPORTS} where i.plan_id = :plan_id and i.id = :id",
        {"plan_id": plan.id, "id": import_id},
    )
    if not row:
        raise PlaybookError("This import does not exist in this plan.")
    return _import(row)


def same_file(db: Engine, plan: OpenPlan, fingerprint: str) -> Import | None:
    """The import in force that came from a file with exactly these bytes."""
    sql = f"""{IMPORTS} where i.plan_id = :plan_id and i.fingerprint = :fingerprint
        and i.undone_at is null order by i.imported_at limit 1"""
    row = one(db, sql, {"plan_id": plan.id, "fingerprint": fingerprint})
    return _import(row) if row else None


def count(db: Engine, plan: OpenPlan) -> int:
    """Files whose figures are in force; what was typed in is no report."""
    sql = """select count(*) as n from imports
        where plan_id = :id and kind = 'file' and undone_at is null"""
    row = one(db, sql, {"id": plan.id})
    return int(row["n"]) if row else 0


def overlapping(db: Engine, plan: OpenPlan, reading: "Reading") -> list[Overlap]:
    """Earlier imports that tell the same figures of the same days and queues."""
    return overlaps(db, plan, reading.facts.places(), reading.facts.known())


def add(
    db: Engine, plan: OpenPlan, import_id: str, reading: "Reading", replace: bool | None = None
) -> Import:
    """Keeps a reading: all of it in one transaction. The same file again changes nothing.

    `replace` True sets earlier figures of the same days and queues aside, False adds to them;
    with None `Overlapping` is raised when there are any.
    """
    if not reading.ready:
        raise PlaybookError("A question about this file is still open. Answer it, then import.")
    given = figures.of_table(reading.facts)
    kept: Kept = (*_told(reading.report), _report(reading.report, reading.answers))
    with writing_on(db, plan, Permission.WORK):
        if before := same_file(db, plan, reading.report.fingerprint):
            return before
        _write(db, plan, import_id, "file", kept, given, replace)
        mappings.keep(db, plan, reading)
    return get(db, plan, import_id)


def add_by_hand(
    db: Engine, plan: OpenPlan, import_id: str, facts: Sequence[Fact], replace: bool | None = None
) -> Import:
    """A period's figures as somebody typed them; `import_id` comes from the form."""
    if not facts or not all(fact.day for fact in facts):
        raise PlaybookError("Type in at least one figure, with the first day it belongs to.")
    kept: Kept = (BY_HAND, import_id, "", len(facts), len(facts), {})
    with writing_on(db, plan, Permission.WORK):
        if not one(db, "select id from imports where id = :id", {"id": import_id}):
            _write(db, plan, import_id, "hand", kept, figures.of_facts(facts), replace)
    return get(db, plan, import_id)


def undo(db: Engine, plan: OpenPlan, import_id: str) -> None:
    """Its figures go; what they had replaced counts again, unless a later import replaces that."""
    with writing_on(db, plan, Permission.WORK):
        found = get(db, plan, import_id)
        if found.is_undone:
            return
        give_back(db, plan, import_id)
        update(db, "imports", import_id, {"undone_at": instant()})
        kpi_reckoning.renew(db, plan)
        after = {"name": found.name}
        events.record(db, plan.user.id, "import undone", import_id, plan_id=plan.id, after=after)


Kept = tuple[str, str, str, int, int, dict[str, Any]]


def _told(report: "Report") -> tuple[str, str, str, int, int]:
    return (
        report.name,
        report.fingerprint,
        report.format_name,
        report.rows_read,
        report.rows_used,
    )


def _write(
    db: Engine,
    plan: OpenPlan,
    import_id: str,
    kind: str,
    kept: Kept,
    given: Figures,
    replace: bool | None,
) -> None:
    name, fingerprint, format_name, read, used, report = kept
    first, last = given.days
    found = overlaps(db, plan, given.places, given.known)
    if found and replace is None:
        raise Overlapping(found)
    row: Row = {
        "id": import_id,
        "plan_id": plan.id,
        "kind": kind,
        "name": name,
        "fingerprint": fingerprint,
        "format_name": format_name,
        "rows_read": read,
        "rows_used": used,
        "facts": given.intervals,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "known": " ".join(given.known),
        "report": json.dumps(report, ensure_ascii=False),
        "adds": int(bool(found) and not replace),
        "imported_by": plan.user.id,
        "imported_at": instant(),
    }
    insert(db, "imports", row)
    if replace:
        set_aside(db, import_id, given.places, found)
    for columns in given.sums:
        _insert(db, "facts", import_id, columns)
    if given.counts:
        _insert(db, "fact_withins", import_id, given.counts)
    kpi_reckoning.renew(db, plan)
    after = {"name": name, "first_day": row["first_day"], "last_day": row["last_day"]}
    events.record(db, plan.user.id, "figures imported", import_id, plan_id=plan.id, after=after)


def _insert(db: Engine, table: str, import_id: str, columns: Columns) -> None:
    whose = [import_id] * len(columns["day"])
    insert_columns(db, table, {"import_id": whose, **columns})


def _report(report: "Report", answers: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {
        "left_out": [asdict(each) for each in report.left_out],
        "columns": [asdict(each) for each in report.columns],
        "unused_columns": list(report.unused_columns),
        "warnings": list(report.warnings),
        "answers": dict(answers),
        "totals": _totals(report.totals),
    }


def _totals(totals: Fact) -> dict[str, float | None]:
    names = ("offered", "answered", "abandoned", "other", "unaccounted")
    return {name: getattr(totals, name) for name in names}


IMPORTS = "select i.*, u.name as by_name from imports i join users u on u.id = i.imported_by"


def _import(row: Row) -> Import:
    first, last = day(row["first_day"]), day(row["last_day"])
    assert first, "an import covers days"
    assert last, "an import covers days"
    return Import(
        row["id"],
        row["kind"],
        row["name"],
        row["format_name"],
        row["rows_read"],
        row["rows_used"],
        first,
        last,
        row["by_name"],
        row["imported_at"],
        row["undone_at"] is not None,
        json.loads(row["report"]),
    )
