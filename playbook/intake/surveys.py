"""Survey answers that stand beside contacts: satisfaction, recommendation, effort, resolution."""

import numpy as np
import pandas as pd

from playbook.intake.outcomes import by_category
from playbook.intake.roles import label_of
from playbook.intake.sums import Groups
from playbook.intake.tally import Tally

GOOD = {"good": 1.0, "satisfied": 1.0, "positive": 1.0}
BAD = {"bad": 0.0, "unsatisfied": 0.0, "dissatisfied": 0.0, "negative": 0.0}
RESOLVED = {
    "yes": 1.0,
    "y": 1.0,
    "true": 1.0,
    "1": 1.0,
    "no": 0.0,
    "n": 0.0,
    "false": 0.0,
    "0": 0.0,
}
SCALES = {"recommend": (0, 10), "satisfaction": (1, 5), "effort": (1, 7)}
PROMOTER_FROM, PASSIVE_FROM = 9, 7
SATISFIED_FROM, MOST_SATISFIED, EASY_FROM = 4, 5, 5


def add_surveys(groups: Groups, rows: pd.DataFrame, tally: Tally) -> None:
    """Counts of answers and of each kind of answer; only answered surveys are counted."""
    for role, (low, high) in SCALES.items():
        if role in rows:
            _tell_other_scale(rows[role], role, low, high, tally)
    if "recommend" in rows:
        _add_recommendation(groups, rows["recommend"].to_numpy(float))
    if "satisfaction" in rows:
        _add_satisfaction(groups, rows["satisfaction"])
    if "effort" in rows:
        _add_effort(groups, rows["effort"].to_numpy(float))
    if "resolved" in rows:
        told = by_category(rows["resolved"], lambda text: RESOLVED.get(text.lower()))
        everyone = np.ones(len(rows), bool)
        groups.add("resolved_first", "resolution_answers", told, everyone)


def _tell_other_scale(answers: pd.Series, role: str, low: int, high: int, tally: Tally) -> None:
    numeric = pd.api.types.is_numeric_dtype(answers.dtype)
    scores = answers.to_numpy(float) if numeric else by_category(answers, _score)
    outside = (scores < low) | (scores > high)
    if outside.any():
        row = answers.index[outside][0]
        tally.note(
            f"scale {role}",
            f"Row {row:,}: {scores[outside][0]:g} is not on the scale of {low} to {high} for "
            f"“{label_of(role)}”; answers off the scale are not counted. Is it another scale?",
        )


def _add_recommendation(groups: Groups, scores: np.ndarray) -> None:
    valid = (scores >= 0) & (scores <= 10)
    groups.count("promoters", valid & (scores >= PROMOTER_FROM))
    groups.count("passives", valid & (scores >= PASSIVE_FROM) & (scores < PROMOTER_FROM))
    groups.count("detractors", valid & (scores < PASSIVE_FROM))


def _add_satisfaction(groups: Groups, answers: pd.Series) -> None:
    """Scores of 1 to 5; good and bad count as satisfied or not, without a mean."""
    scores = by_category(answers, _score)
    words = by_category(answers, lambda text: (GOOD | BAD).get(text.lower()))
    scored = (scores >= 1) & (scores <= 5)
    groups.count("satisfaction_answers", scored | ~np.isnan(words))
    groups.count("satisfaction_top_two", (scored & (scores >= SATISFIED_FROM)) | (words == 1))
    if scored.any():
        groups.add("satisfaction_sum", "satisfaction_scored", scores, scored)
        groups.count("satisfaction_top", scored & (scores >= MOST_SATISFIED))
        del groups.columns["satisfaction_scored"]


def _add_effort(groups: Groups, scores: np.ndarray) -> None:
    valid = (scores >= 1) & (scores <= 7)
    groups.add("effort_sum", "effort_answers", scores, valid)
    groups.count("effort_easy", valid & (scores >= EASY_FROM))


def _score(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
