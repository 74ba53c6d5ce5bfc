"""One row a period: averages turned back into sums, so that they can be added up."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from playbook.intake.sums import KEYS, combined
from playbook.intake.tally import Tally

SERVICE_LEVEL_WEIGHTS = {
    "service_level_offered": "offered",
    "service_level_answered": "answered",
}
# average or total role, the sum it gives, the count beside it, and what an average is weighted by
SUMS = (
    ("average_speed_of_answer", "total_answered_wait", "answered_wait_seconds", "answered_waited",
     "answered"),
    ("average_wait", "total_wait", "wait_seconds", "waited", "offered"),
    ("average_handle", "total_handle", "handle_seconds", "handled", "answered"),
    ("average_talk", "total_talk", "talk_seconds", "talked", "answered"),
    ("average_hold", "total_hold", "hold_seconds", "held", "answered"),
    ("average_wrap", "total_wrap", "wrap_seconds", "wrapped", "answered"),
)  # fmt: skip
AS_THEY_STAND = {
    "offered": "offered",
    "answered": "answered",
    "abandoned": "abandoned",
    "other": "other",
    "transferred": "transferred",
    "longest_wait": "longest_wait_seconds",
    "longest_hold": "longest_hold_seconds",
    "busy": "busy_seconds",
    "available": "available_seconds",
    "logged_in": "logged_in_seconds",
}


def summed(
    rows: pd.DataFrame, keys: Mapping[str, pd.Series], answers: Mapping[str, str], tally: Tally
) -> pd.DataFrame:
    """Facts as columns. Rows with the same key and the same cells known are added up.

    A ready-made average is multiplied by its own weight (answered for the speed of answer,
    offered for the time in queue); a ready-made rate is never averaged.
    """
    facts = {name: rows[role] for role, name in AS_THEY_STAND.items() if role in rows}
    counts = _with_offered(facts, tally)
    for average, total, name, counted, weight in SUMS:
        _add_sum(counts, rows, (average, total), (name, counted), weight)
    _add_handle(counts)
    _add_wait_of_all(counts, rows)
    _add_transfer_base(counts)
    _add_thresholds(counts, rows)
    _add_service_level(counts, rows, answers)
    frame = pd.DataFrame(dict(keys) | counts)
    frame["shape"] = _shape(frame[list(counts)])
    return _added(frame)


def _with_offered(facts: dict[str, pd.Series], tally: Tally) -> dict[str, pd.Series]:
    if "offered" not in facts and {"answered", "abandoned"} <= facts.keys():
        other = facts["other"].fillna(0) if "other" in facts else 0
        facts["offered"] = facts["answered"] + facts["abandoned"] + other
        tally.note(
            "offered",
            "The file has no column of offered contacts: answered and abandoned are added.",
        )
    return facts


def _add_sum(
    counts: dict[str, pd.Series],
    rows: pd.DataFrame,
    roles: tuple[str, str],
    names: tuple[str, str],
    weight: str,
) -> None:
    if weight not in counts:
        return
    average, total = roles
    if total in rows:
        seconds = rows[total]
    elif average in rows:
        seconds = rows[average] * counts[weight]
        seconds = seconds.where(counts[weight] != 0, 0.0)
    else:
        return
    counts[names[0]] = seconds.where(counts[weight].notna())
    counts[names[1]] = counts[weight].where(seconds.notna())


def _add_handle(counts: dict[str, pd.Series]) -> None:
    if "handle_seconds" in counts or not {"talk_seconds", "wrap_seconds"} <= counts.keys():
        return
    hold = counts["hold_seconds"].fillna(0) if "hold_seconds" in counts else 0
    counts["handle_seconds"] = counts["talk_seconds"] + hold + counts["wrap_seconds"]
    counts["handled"] = counts["answered"].where(counts["handle_seconds"].notna())


def _add_wait_of_all(counts: dict[str, pd.Series], rows: pd.DataFrame) -> None:
    """All waits, when the file tells those of the answered and of the abandoned apart."""
    if "wait_seconds" in counts or "average_abandoned_wait" not in rows:
        return
    if not {"answered_wait_seconds", "abandoned"} <= counts.keys():
        return
    gone = (rows["average_abandoned_wait"] * counts["abandoned"]).where(counts["abandoned"] != 0, 0)
    counts["wait_seconds"] = counts["answered_wait_seconds"] + gone
    both = counts["answered"] + counts["abandoned"]
    counts["waited"] = both.where(counts["wait_seconds"].notna())


def _add_transfer_base(counts: dict[str, pd.Series]) -> None:
    if {"transferred", "answered"} <= counts.keys():
        counts["transfer_of"] = counts["answered"].where(counts["transferred"].notna())


def _add_thresholds(counts: dict[str, pd.Series], rows: pd.DataFrame) -> None:
    for role in rows:
        which, _, seconds = str(role).partition(":")
        if which in ("answered_within", "abandoned_within") and seconds:
            ended = which.split("_")[0]
            counts[str(role)] = rows[role]
            if ended in counts:
                counts[f"{role}:of"] = counts[ended].where(rows[role].notna())
            if which == "answered_within" and "abandoned" in counts:
                counts.setdefault(f"abandoned_within:{seconds}:of", counts["abandoned"])


def _add_service_level(
    counts: dict[str, pd.Series], rows: pd.DataFrame, answers: Mapping[str, str]
) -> None:
    """A ready-made rate: with its threshold and formula known, contacts answered in time."""
    role = next((str(name) for name in rows if str(name).startswith("service_level")), "")
    seconds = role.partition(":")[2] or answers.get("service_level_threshold", "")
    formula = answers.get("service_level_formula", "")
    weight = SERVICE_LEVEL_WEIGHTS.get(formula, "offered")
    if not role or weight not in counts or f"answered_within:{seconds}" in counts:
        return
    reached = (rows[role] * counts[weight]).where(counts[weight] != 0, 0.0)
    if formula in SERVICE_LEVEL_WEIGHTS and seconds.isdigit() and "answered" in counts:
        counts[f"answered_within:{seconds}"] = reached
        counts[f"answered_within:{seconds}:of"] = counts["answered"].where(reached.notna())
        if "abandoned" in counts:
            counts[f"abandoned_within:{seconds}:of"] = counts["abandoned"]
    counts["reported_within"] = reached
    counts["reported_within_of"] = counts[weight].where(reached.notna())


def _shape(measures: pd.DataFrame) -> np.ndarray:
    """Which cells are known, as one number: a blank is never added to a figure."""
    known = measures.notna().to_numpy()
    _, shapes = np.unique(known, axis=0, return_inverse=True)
    return shapes.reshape(-1)


def _added(frame: pd.DataFrame) -> pd.DataFrame:
    pieces = [
        combined([piece.drop(columns="shape"), piece.head(0).drop(columns="shape")])
        for _, piece in frame.groupby("shape", sort=True)
    ]
    keys = [name for name in KEYS if name in frame]
    return pd.concat(pieces, ignore_index=True).sort_values(keys, ignore_index=True)
