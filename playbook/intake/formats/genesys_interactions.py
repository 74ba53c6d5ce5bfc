"""Genesys Cloud, interactions view: a conversation in each row, three columns of its own first."""

import pandas as pd

from playbook.intake.format import Format
from playbook.intake.tally import Tally


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """The column “Abandoned in Queue” holds the queue's name; no queue means the menu."""
    if "queue" in rows:
        unqueued = rows["queue"].isna() & rows["outcome"].eq("abandoned")
        rows["outcome"] = rows["outcome"].mask(unqueued, "self_service")
    return rows


FORMAT = Format(
    key="genesys_interactions",
    name="Genesys Cloud interactions",
    grain="contact",
    columns={
        "contact_id": ("conversation id",),
        "day": ("date", "start date"),
        "ended_at": ("end date",),
        "channel": ("media type",),
        "direction": ("direction", "initial direction"),
        "queue": ("queue", "first queue"),
        "contact_reason": ("wrap up",),
        "agent": ("users", "users interacted"),
        "wait": ("total queue",),
        "abandoned_wait": ("time to abandon",),
        "abandoned_flag": ("abandoned",),
        "self_service_time": ("total ivr",),
        "handle": ("total handle",),
        "talk": ("total talk",),
        "hold": ("total hold",),
        "wrap": ("total acw",),
        "transfers": ("transfers", "transferred"),
    },
    distinctive=(
        ("full export completed", "partial result timestamp", "conversation id"),
        ("media type", "direction", "users", "remote"),
        ("conversation id", "remote", "dnis", "ani"),
    ),
    duration_unit="milliseconds",
    shape=shape,
)
