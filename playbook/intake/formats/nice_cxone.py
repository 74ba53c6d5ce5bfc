"""NICE CXone, data download 540 (call detail): one leg in each row, times in seconds."""

import pandas as pd

from playbook.intake.format import Format
from playbook.intake.legs import one_row_a_contact
from playbook.intake.tally import Tally


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """Agent time holds hold time too; legs with one master contact are one contact."""
    if "agent_time" in rows:
        hold = rows["hold"].fillna(0) if "hold" in rows else 0
        rows["talk"] = (rows["agent_time"] - hold).clip(lower=0)
        wrap = rows["wrap"].fillna(0) if "wrap" in rows else 0
        rows["handle"] = rows["agent_time"] + wrap
    unqueued = rows["outcome"].eq("abandoned") & rows.get("wait", pd.Series(1, rows.index)).eq(0)
    if "self_service_time" in rows:
        rows["outcome"] = rows["outcome"].mask(
            unqueued & (rows["self_service_time"] > 0), "self_service"
        )
    return one_row_a_contact(rows, tally)


FORMAT = Format(
    key="nice_cxone",
    name="NICE CXone call detail (540)",
    grain="contact",
    columns={
        "contact_id": ("contact id",),
        "parent_id": ("master contact id",),
        "channel": ("media name",),
        "queue": ("skill name",),
        "source": ("campaign name",),
        "agent": ("agent name",),
        "day": ("start date",),
        "clock": ("start time",),
        "self_service_time": ("pre queue", "prequeue"),
        "wait": ("in queue", "inqueue"),
        "agent_time": ("agent time", "agent working time"),
        "wrap": ("acw time",),
        "abandoned_flag": ("abandon",),
        "abandoned_wait": ("abandon time",),
        "hold": ("hold time",),
        "contact_reason": ("disp name",),
        "sla_met": ("sla",),
    },
    distinctive=(("contact id",), ("master contact id",), ("skill name", "skill no", "in queue")),
    gather=True,
    shape=shape,
    notes=(
        "Agent time is read as talk and hold together; ask your supplier if your centre differs.",
        "Legs with one master contact are counted as one contact.",
    ),
)
