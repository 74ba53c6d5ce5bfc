"""FreePBX and Asterisk call detail records: a leg in each row, no time in the queue at all."""

import pandas as pd

from playbook.intake.format import Format, Sample
from playbook.intake.legs import one_row_a_contact
from playbook.intake.tally import Tally

NAMES = (
    "accountcode", "src", "dst", "dcontext", "clid", "channel_name", "dstchannel", "lastapp",
    "lastdata", "calldate", "answer", "end", "duration", "billsec", "disposition", "amaflags",
    "uniqueid", "userfield",
)  # fmt: skip
DISPOSITIONS = {"ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"}


def headerless(sample: Sample) -> tuple[str, ...]:
    """Master.csv has no header: the disposition stands fifteenth among 16 to 18 fields."""
    rows = [row for row in sample if any(row)]
    fits = rows and all(
        16 <= len(row) <= 18 and row[14].strip().upper() in DISPOSITIONS for row in rows
    )
    return NAMES if fits else ()


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """A voicemail box is no agent; calls that start inside are outbound; legs are one call."""
    if "application" in rows:
        voicemail = rows["application"].astype(str).str.lower().str.startswith("voicemail")
        rows["outcome"] = rows["outcome"].mask(voicemail, "other")
    return one_row_a_contact(rows.drop(columns=["wait"], errors="ignore"), tally)


FORMAT = Format(
    key="freepbx_cdr",
    name="FreePBX or Asterisk call detail records",
    grain="contact",
    columns={
        "day": ("calldate", "start"),
        "direction": ("dcontext",),
        "queue": ("dst",),
        "application": ("lastapp",),
        "talk": ("billsec",),
        "outcome": ("disposition",),
        "contact_id": ("uniqueid",),
        "parent_id": ("linkedid",),
    },
    distinctive=(("calldate", "start"), ("billsec",), ("disposition",), ("dcontext", "lastapp")),
    outcomes={
        "answered": "answered",
        "no answer": "abandoned",
        "busy": "other",
        "failed": "other",
        "congestion": "other",
    },
    gather=True,
    shape=shape,
    headerless=headerless,
    notes=(
        "Call detail records hold no time in the queue: waits and service level need queue_log.",
    ),
)
