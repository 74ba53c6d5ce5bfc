"""Legs are not contacts: joining the rows that belong to one contact."""

import pandas as pd

from playbook.intake.outcomes import ANSWERED, OUTCOMES
from playbook.intake.tally import Tally

SUMMED = ("talk", "hold", "wrap", "handle", "agent_time")
LATEST = ("contact_reason", "satisfaction", "resolved", "ended_at")
PRIORITY = {outcome: place for place, outcome in enumerate(OUTCOMES)}


def latest_of_each(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """The last version of each record; earlier deliveries of the same one are left out."""
    if "contact_id" not in rows:
        return rows
    ordered = rows.sort_values("updated", kind="stable") if "updated" in rows else rows
    again = ordered.duplicated("contact_id", keep="last") & ordered["contact_id"].ne("")
    tally.leave_out("Earlier delivery of a record that came again", ordered.index[again])
    return ordered[~again].sort_index()


def one_row_a_contact(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    """One row for each contact: its first leg, with the agents' time of all legs summed.

    The contact is answered if any leg was; every answered leg after the first is a transfer.
    """
    if "contact_id" not in rows and "parent_id" not in rows:
        return rows
    contact = _contact(rows)
    further = contact.duplicated(keep="first")
    if not further.any():
        return rows
    tally.leave_out("Further leg of a contact that is already counted", rows.index[further])
    whole = rows[~further].copy()
    mine = contact[~further]
    for role in (role for role in SUMMED if role in rows):
        sums = rows[role].groupby(contact.to_numpy()).sum(min_count=1)
        whole[role] = mine.map(sums)
    for role in (role for role in LATEST if role in rows):
        latest = rows[role].astype(object).groupby(contact.to_numpy()).last()
        whole[role] = mine.map(latest)
    whole["outcome"] = mine.map(_best_outcome(rows, contact)).astype(rows["outcome"].dtype)
    return _with_transfers(whole, rows, contact, mine)


def _contact(rows: pd.DataFrame) -> pd.Series:
    """The contact each row belongs to; a row that names none is a contact of its own."""
    own = pd.Series([f"row {row}" for row in rows.index], index=rows.index, dtype=object)
    for role in ("contact_id", "parent_id"):
        if role in rows:
            told = rows[role].astype(object)
            own = told.where(~told.isin(["", "0", None]), own)
    return own


def _best_outcome(rows: pd.DataFrame, contact: pd.Series) -> pd.Series:
    places = rows["outcome"].astype(object).map(PRIORITY).astype(float)
    return places.groupby(contact.to_numpy()).min().map(lambda place: OUTCOMES[int(place)])


def _with_transfers(
    whole: pd.DataFrame, rows: pd.DataFrame, contact: pd.Series, mine: pd.Series
) -> pd.DataFrame:
    legs = rows["outcome"].eq(ANSWERED).groupby(contact.to_numpy()).sum()
    counted = (mine.map(legs) - 1).clip(lower=0).astype(float)
    if "transfers" in whole:
        whole["transfers"] = whole["transfers"].astype(object).where(counted.eq(0), counted)
    else:
        whole["transfers"] = counted
    return whole
