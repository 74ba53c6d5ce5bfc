"""How a manager's files are read: found again by the names of their columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from playbook.intake.mapping import Mapping, header_fingerprint
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.rows import upsert

if TYPE_CHECKING:
    from playbook.intake.report import Reading


def of_header(db: Engine, plan: OpenPlan, header: Sequence[str]) -> Mapping | None:
    """The mapping that the last file with these columns was kept with."""
    sql = "select mapping from mappings where plan_id = :plan_id and header = :header"
    row = one(db, sql, {"plan_id": plan.id, "header": header_fingerprint(header)})
    return Mapping.from_json(row["mapping"]) if row else None


def keep(db: Engine, plan: OpenPlan, reading: "Reading") -> None:
    """Inside a write: remembers how this file was read."""
    if reading.mapping and reading.header:
        row = {
            "plan_id": plan.id,
            "header": header_fingerprint(reading.header),
            "mapping": reading.mapping.to_json(),
        }
        upsert(db, "mappings", row, key=("plan_id", "header"))
