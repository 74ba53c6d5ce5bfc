"""General: one row for each contact, whatever system wrote it."""

import pandas as pd

from playbook.intake.format import Format
from playbook.intake.tally import Tally

COLUMNS = {
    "day": (
        "date", "start", "start time", "start date", "date time", "datetime", "timestamp", "datum",
        "call date", "call time", "arrival", "arrival time", "received", "created", "created at",
        "started at", "calldate", "date start", "call start", "contact start", "date utc",
    ),
    "clock": ("time", "time of day", "vru entry", "time of call", "start clock"),
    "contact_id": (
        "id", "call id", "contact id", "interaction id", "conversation id", "ticket id", "uniqueid",
    ),
    "channel": ("channel", "media type", "media", "medium", "kanal", "canal", "contact channel"),
    "queue": ("queue", "queue name", "skill", "skill name", "team", "department", "ko"),
    "contact_reason": (
        "reason", "contact reason", "topic", "category", "wrap up", "wrap up code", "disposition",
        "disposition code", "call reason", "subject", "type",
    ),
    "source": ("source", "ticket source", "sales source", "origin", "campaign"),
    "agent": ("agent", "agent name", "server", "user", "handled by"),
    "direction": ("direction", "call direction", "call type"),
    "outcome": (
        "outcome", "status", "result", "call status", "call outcome", "answered y n",
        "answered",
    ),
    "abandoned_flag": ("abandoned", "abandon", "is abandoned", "abandoned y n"),
    "queued_at": ("queued at", "queue start", "enqueued at"),
    "answered_at": ("answered at", "answer time", "connected at", "time answered"),
    "ended_at": ("ended at", "end time", "end date", "end", "call end"),
    "wait": (
        "queue time", "q time", "time in queue", "queue wait time", "wait seconds",
        "queue seconds", "speed of answer in seconds", "time to answer", "wait in queue",
    ),
    "self_service_time": ("vru time", "ivr time", "ivr seconds", "menu time"),
    "handle": (
        "handle time", "ser time", "service time", "total handle", "handling time", "aht",
        "handle seconds",
    ),
    "talk": (
        "talk time", "talk duration", "avg talk duration", "talk", "billsec", "talk seconds",
        "talking", "talking time",
    ),
    "hold": ("agent hold time", "hold seconds", "customer hold time"),
    "wrap": (
        "acw", "after call work", "after call work time", "wrap up time", "acw time",
        "wrap time", "acw seconds", "wrap seconds",
    ),
    "ring": ("ring time", "ringing", "ringing time"),
    "transfers": ("transfers", "transferred", "transfer", "transfer?", "number of transfers"),
    "satisfaction": ("csat", "satisfaction rating", "satisfaction score", "satisfaction"),
    "recommend": ("nps", "nps score", "likely to recommend"),
    "effort": ("ces", "effort", "effort score", "customer effort"),
    "longest_hold": ("longest hold", "longest hold time"),
}  # fmt: skip


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """Hang-ups without any time in the queue, in a file that shows the menu, never queued."""
    if "self_service_time" in rows and "wait" in rows and "outcome" in rows:
        hung_up = rows["outcome"].eq("abandoned") & rows["wait"].fillna(0).eq(0)
        rows["outcome"] = rows["outcome"].mask(hung_up, "self_service")
    return rows


FORMAT = Format("contact_rows", "One row per contact", "contact", COLUMNS, shape=shape)
