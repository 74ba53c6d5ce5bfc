"""Asterisk queue_log: an event in each row, pipes between fields, no header, epoch seconds."""

import pandas as pd

from playbook.intake.format import Format, Sample
from playbook.intake.tally import Tally

NAMES = ("day", "contact_id", "queue", "agent", "event", "data1", "data2", "data3", "data4")
EVENTS = {
    "ENTERQUEUE", "CONNECT", "COMPLETEAGENT", "COMPLETECALLER", "ABANDON", "EXITWITHTIMEOUT",
    "EXITWITHKEY", "EXITEMPTY", "RINGNOANSWER", "QUEUESTART", "CONFIGRELOAD", "BLINDTRANSFER",
    "ATTENDEDTRANSFER", "TRANSFER", "DID", "ADDMEMBER", "REMOVEMEMBER", "PAUSE", "UNPAUSE",
}  # fmt: skip
COMPLETED = ("COMPLETEAGENT", "COMPLETECALLER")
EXITS = ("EXITWITHTIMEOUT", "EXITEMPTY")
KEY_EXITS = ("EXITWITHKEY",)
TRANSFERS = ("BLINDTRANSFER", "ATTENDEDTRANSFER", "TRANSFER")
# Where the wait and the talk stand among an event's data: Asterisk, queue logs.
ABANDON_WAIT, TIMEOUT_WAIT, KEY_WAIT = "data3", "data3", "data4"


def headerless(sample: Sample) -> tuple[str, ...]:
    """Every row has five fields or more, an epoch first and an event's name fifth."""
    rows = [row for row in sample if any(row)]
    known = [len(row) > 4 and row[0].isdigit() and row[4] in EVENTS for row in rows]
    return NAMES if rows and sum(known) > 0.9 * len(rows) else ()


def shape(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """One row for each call that entered a queue: what became of it, its wait, its talk."""
    _leave_out_what_is_no_call(rows, tally)
    entered = _first(rows, ("ENTERQUEUE",))
    calls = entered[["at", "on", "days", "queue", "contact_id"]].copy()
    calls["row"] = calls.index
    calls = calls.set_index("contact_id")
    connected, completed = _by_call(rows, ("CONNECT",)), _by_call(rows, COMPLETED)
    abandoned, exits = _by_call(rows, ("ABANDON",)), _by_call(rows, EXITS)
    by_key = _by_call(rows, KEY_EXITS)
    transfers = _by_call(rows, TRANSFERS)
    calls["agent"] = connected["agent"].astype(object).reindex(calls.index)
    calls["wait"] = _figures(connected, "data1").reindex(calls.index)
    calls["talk"] = _figures(completed, "data2").reindex(calls.index)
    waits = (abandoned, ABANDON_WAIT), (exits, TIMEOUT_WAIT), (by_key, KEY_WAIT)
    for ended, place in waits:
        calls["wait"] = calls["wait"].fillna(_figures(ended, place).reindex(calls.index))
    calls["transfers"] = calls.index.isin(transfers.index).astype(float)
    calls["outcome"] = "unclosed"
    for index, word in (
        (exits.index, "other"),
        (by_key.index, "other"),
        (abandoned.index, "abandoned"),
        (completed.index, "answered"),
        (connected.index, "answered"),
    ):
        calls.loc[calls.index.isin(index), "outcome"] = word
    return calls.reset_index().set_index("row")


def _leave_out_what_is_no_call(rows: pd.DataFrame, tally: Tally) -> None:
    rings = rows["event"].eq("RINGNOANSWER")
    calls = set(rows["contact_id"][rows["event"].eq("ENTERQUEUE")])
    stray = ~rings & ~rows["contact_id"].isin(calls)
    tally.leave_out(
        "Ring attempt that an agent did not take: an event, not a call", rows.index[rings]
    )
    tally.leave_out(
        "Event of no call in this file (system row, or a cut-off call)", rows.index[stray]
    )


def _first(rows: pd.DataFrame, events: tuple[str, ...]) -> pd.DataFrame:
    kept = rows[rows["event"].isin(events)]
    return kept.drop_duplicates("contact_id", keep="first")


def _by_call(rows: pd.DataFrame, events: tuple[str, ...]) -> pd.DataFrame:
    return _first(rows, events).set_index("contact_id")


def _figures(events: pd.DataFrame, place: str) -> pd.Series:
    return pd.to_numeric(events[place].astype(object), errors="coerce").astype(float)


FORMAT = Format(
    key="asterisk_queue_log",
    name="Asterisk queue log",
    grain="event",
    columns={name: (name.replace("_", " "),) for name in NAMES},
    gather=True,
    shape=shape,
    headerless=headerless,
)
