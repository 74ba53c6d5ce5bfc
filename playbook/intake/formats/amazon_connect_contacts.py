"""Amazon Connect, contact records: one record for each contact, delivered at least once."""

import pandas as pd

from playbook.intake.format import Format
from playbook.intake.legs import latest_of_each
from playbook.intake.tally import Tally


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """Only the last delivery of a record counts; a contact that never queued is no queue's."""
    rows = latest_of_each(rows, tally)
    if "queue" in rows and "queued_at" in rows:
        unqueued = rows["queued_at"].isna() & rows["queue"].isna()
        rows["outcome"] = rows["outcome"].mask(
            unqueued & rows["outcome"].eq("abandoned"), "self_service"
        )
    return rows


FORMAT = Format(
    key="amazon_connect_contacts",
    name="Amazon Connect contact records",
    grain="contact",
    columns={
        "contact_id": ("contactid", "contact id"),
        "channel": ("channel",),
        "direction": ("initiationmethod", "initiation method"),
        "day": ("initiationtimestamp", "initiation timestamp"),
        "queue": ("queue.name", "queue name"),
        "queued_at": ("queue.enqueuetimestamp", "queue.enqueue timestamp"),
        "wait": ("queue.duration",),
        "agent": ("agent.username",),
        "answered_at": ("agent.connectedtoagenttimestamp", "agent.connected to agent timestamp"),
        "talk": ("agent.agentinteractionduration", "agent.agent interaction duration"),
        "hold": ("agent.customerholdduration", "agent.customer hold duration"),
        "longest_hold": ("agent.longestholdduration", "agent.longest hold duration"),
        "wrap": ("agent.aftercontactworkduration", "agent.after contact work duration"),
        "ended_at": ("disconnecttimestamp", "disconnect timestamp"),
        "updated": ("lastupdatetimestamp", "last update timestamp"),
    },
    distinctive=(
        ("contactid", "contact id"),
        ("initiationtimestamp", "initiation timestamp"),
    ),
    gather=True,
    shape=shape,
    notes=("Records are delivered at least once: only the last version of each is counted.",),
)
