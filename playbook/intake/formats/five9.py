"""Five9, call log: a call (or a segment of one) in each row, headers in capitals."""

import pandas as pd

from playbook.intake.format import Format
from playbook.intake.legs import one_row_a_contact
from playbook.intake.tally import Tally


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """No time in a queue and no agent means the call ended in the menu; segments are one call."""
    if "wait" in rows and "self_service_time" in rows:
        unqueued = rows["outcome"].eq("abandoned") & rows["wait"].fillna(0).eq(0)
        rows["outcome"] = rows["outcome"].mask(
            unqueued & (rows["self_service_time"] > 0), "self_service"
        )
    return one_row_a_contact(rows, tally)


FORMAT = Format(
    key="five9",
    name="Five9 call log",
    grain="contact",
    columns={
        "contact_id": ("call id",),
        "day": ("timestamp", "date"),
        "clock": ("time",),
        "queue": ("skill", "campaign"),
        "source": ("campaign",),
        "direction": ("call type",),
        "agent": ("agent name", "agent"),
        "contact_reason": ("disposition",),
        "self_service_time": ("ivr time",),
        "wait": ("queue wait time",),
        "ring": ("ring time",),
        "talk": ("talk time",),
        "hold": ("hold time",),
        "wrap": ("after call work time",),
        "handle": ("handle time",),
        "transfers": ("transfers",),
        "abandoned_flag": ("abandoned",),
    },
    distinctive=(("call id",), ("campaign",), ("queue wait time", "bill time rounded", "ivr time")),
    gather=True,
    shape=shape,
)
