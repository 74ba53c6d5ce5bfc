"""Talkdesk, calls and contacts reports: a call in each row, ring attempts repeated."""

import pandas as pd

from playbook.intake.format import Format
from playbook.intake.legs import one_row_a_contact
from playbook.intake.tally import Tally


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """Rows of one interaction (a row for each ring) are one contact."""
    return one_row_a_contact(rows, tally)


FORMAT = Format(
    key="talkdesk",
    name="Talkdesk calls",
    grain="contact",
    columns={
        "contact_id": ("interaction id", "contact id", "call id"),
        "outcome": ("call type", "contact type", "type"),
        "direction": ("direction",),
        "day": ("start time", "started at"),
        "ended_at": ("end time",),
        "queue": ("ring groups", "ring group", "queue", "team"),
        "talk": ("talk time",),
        "wait": ("wait time", "waiting time"),
        "hold": ("hold time",),
        "wrap": ("wrap up time", "after call work time", "acw time"),
        "contact_reason": ("disposition code", "disposition"),
        "transfers": ("transfer?", "transfer", "transferred"),
        "agent": ("handling user name", "agent name", "user name"),
    },
    distinctive=(
        ("interaction id",),
        ("talkdesk phone number", "company number", "handling user id", "ring groups"),
    ),
    outcomes={
        "inbound": "answered",
        "outbound": "outbound",
        "outbound missed": "outbound",
        "missed": "abandoned",
        "inbound missed": "abandoned",
        "abandoned": "abandoned",
        "short abandoned": "abandoned",
        "voicemail": "other",
        "inbound voicemail": "other",
        "after hours": "other",
    },
    gather=True,
    shape=shape,
    notes=("Missed calls are counted as abandoned, voicemails as other exits.",),
)
