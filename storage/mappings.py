"""How a manager's files are read: found again by the names of their columns."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from playbook.intake.mapping import Mapping, header_fingerprint
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.rows import upsert

if TYPE_CHECKING:
    from playbook.intake.report import Reading

# Answers that hold for one file only, such as the day on which it begins.
OF_ONE_FILE = {"day", "first_day", "repeated_ids"}


def of_header(db: Engine, plan: OpenPlan, header: Sequence[str]) -> Mapping | None:
    """The mapping that the last file with these columns was kept with."""
    sql = "select mapping from mappings where plan_id = :plan_id and header = :header"
    row = one(db, sql, {"plan_id": plan.id, "header": header_fingerprint(header)})
    return Mapping.from_json(row["mapping"]) if row else None


def keep(db: Engine, plan: OpenPlan, reading: "Reading") -> None:
    """Inside a write: remembers how this file was read."""
    if reading.mapping and reading.header:
        answers = tuple(pair for pair in reading.mapping.answers if pair[0] not in OF_ONE_FILE)
        row = {
            "plan_id": plan.id,
            "header": header_fingerprint(reading.header),
            "mapping": replace(reading.mapping, answers=answers).to_json(),
        }
        upsert(db, "mappings", row, key=("plan_id", "header"))
