"""One row a contact, added up into interval facts."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from playbook.intake.numbers import is_blank
from playbook.intake.outcomes import (
    ABANDONED,
    ANSWERED,
    NOT_QUEUED,
    OTHER,
    QUEUED,
    SELF_SERVICE,
    by_category,
)
from playbook.intake.sums import Groups
from playbook.intake.surveys import add_surveys
from playbook.intake.tally import Tally


def with_times(rows: pd.DataFrame) -> pd.DataFrame:
    """The wait from its own column, or between joining the queue and the answer."""
    rows = rows.copy()
    if "wait" not in rows and {"queued_at", "answered_at"} <= set(rows):
        between = (rows["answered_at"] - rows["queued_at"]).dt.total_seconds()
        rows["wait"] = between.where(between >= 0)
    if "abandoned_wait" in rows:
        gone = rows["outcome"].eq(ABANDONED)
        known = rows["abandoned_wait"].where(gone & (rows["abandoned_wait"] > 0))
        rows["wait"] = known.fillna(rows["wait"]) if "wait" in rows else known
    if "handle" not in rows and {"talk", "wrap"} <= set(rows):
        parts = [rows[role].fillna(0) for role in ("hold", "wrap") if role in rows]
        rows["handle"] = sum(parts, start=rows["talk"])
    return rows


def leave_out_unqueued(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """Without the rows that never belonged to a queue; each kind is told with its count."""
    for outcome, reason in NOT_QUEUED.items():
        tally.leave_out(reason, rows.index[rows["outcome"].eq(outcome).to_numpy()])
    kept = rows["outcome"].isin([*QUEUED, SELF_SERVICE])
    return rows if kept.all() else rows[kept.to_numpy()]


def summed(rows: pd.DataFrame, keys: Mapping[str, pd.Series], tally: Tally) -> pd.DataFrame:
    """Facts as columns: one row for each key, counts and sums of seconds named as in `Fact`.

    Only intervals get counts within thresholds: they would be the most of what is kept.
    """
    groups = Groups(keys)
    ended = {name: rows["outcome"].eq(name).to_numpy(bool) for name in (ANSWERED, ABANDONED, OTHER)}
    queued = rows["outcome"].isin(QUEUED).to_numpy(bool)
    groups.count("offered", queued)
    for name, flags in ended.items():
        groups.count(name, flags)
    _add_waits(groups, rows, ended, queued)
    if "hour" in keys:
        _add_counts_within(groups, rows, ended)
    _add_agent_time(groups, rows, ended[ANSWERED])
    _add_self_service(groups, rows)
    add_surveys(groups, rows, tally)
    return groups.frame()


def _add_waits(
    groups: Groups, rows: pd.DataFrame, ended: Mapping[str, np.ndarray], queued: np.ndarray
) -> None:
    if "wait" not in rows:
        return
    waits = rows["wait"].to_numpy(float)
    groups.add("wait_seconds", "waited", waits, queued)
    groups.add("answered_wait_seconds", "answered_waited", waits, ended[ANSWERED])
    groups.longest("longest_wait_seconds", waits, queued)


def _add_counts_within(groups: Groups, rows: pd.DataFrame, ended: Mapping[str, np.ndarray]) -> None:
    if "wait" in rows:
        for name in (ANSWERED, ABANDONED):
            groups.within(name, rows["wait"].to_numpy(float), ended[name])


def _add_agent_time(groups: Groups, rows: pd.DataFrame, answered: np.ndarray) -> None:
    for role, name, counted in (
        ("handle", "handle_seconds", "handled"),
        ("talk", "talk_seconds", "talked"),
        ("hold", "hold_seconds", "held"),
        ("wrap", "wrap_seconds", "wrapped"),
    ):
        if role in rows:
            groups.add(name, counted, rows[role].to_numpy(float), answered)
    if "longest_hold" in rows:
        groups.longest("longest_hold_seconds", rows["longest_hold"].to_numpy(float), answered)
    if "transfers" in rows:
        transfers = _transfers(rows["transfers"])
        groups.add("transfers", "transfer_of", transfers, answered)
        groups.count("transferred", answered & (np.nan_to_num(transfers) > 0))


def _transfers(values: pd.Series) -> np.ndarray:
    """Counts as they stand; yes is one and no is none; a blank among them is none."""
    if pd.api.types.is_numeric_dtype(values.dtype):
        return values.to_numpy(float)
    counts = by_category(values, _transfer_count)
    return np.where(np.isnan(counts), 0.0, counts)


def _transfer_count(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float(not is_blank(text) and text.lower() not in {"no", "n", "false", "f"})


def _add_self_service(groups: Groups, rows: pd.DataFrame) -> None:
    contained = rows["outcome"].eq(SELF_SERVICE).to_numpy(bool)
    if "self_service_time" in rows:
        entered = rows["self_service_time"].notna().to_numpy(bool) | contained
        groups.count("self_service_entered", entered)
        groups.count("self_service_contained", contained)
    if "sla_met" in rows or "sla_missed" in rows:
        _add_reported_service_level(groups, rows)


def _add_reported_service_level(groups: Groups, rows: pd.DataFrame) -> None:
    role = "sla_met" if "sla_met" in rows else "sla_missed"
    slow = role == "sla_missed"
    told = by_category(rows[role], lambda text: float(_is_met(text, above_is_met=not slow)))
    groups.add(
        "reported_within",
        "reported_within_of",
        told,
        rows["outcome"].isin(QUEUED).to_numpy(bool),
    )


def _is_met(text: str, *, above_is_met: bool) -> bool:
    word = text.lower()
    if "above" in word or "below" in word:
        return ("above" in word) == above_is_met
    return word in {"1", "1.0", "yes", "y", "true", "met", "in sla"} or word.startswith("within")
