"""How a contact ended, from whatever words, flags and times the export gives."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from playbook.intake.tally import Tally

ANSWERED, ABANDONED, OTHER, SELF_SERVICE = "answered", "abandoned", "other", "self_service"
UNCLOSED = "unclosed"
OUTBOUND, INTERNAL, NO_CONTACT = "outbound", "internal", "no_contact"
OUTCOMES = (ANSWERED, ABANDONED, OTHER, UNCLOSED, SELF_SERVICE, OUTBOUND, INTERNAL, NO_CONTACT)
PLACES = {outcome: place for place, outcome in enumerate(OUTCOMES)}
QUEUED = (ANSWERED, ABANDONED, OTHER, UNCLOSED)
NOT_QUEUED = {
    SELF_SERVICE: "Ended in the menu (IVR) before reaching the queue",
    OUTBOUND: "Outbound contact",
    INTERNAL: "Internal contact between colleagues",
    NO_CONTACT: "No customer contact (test, phantom or system row)",
}
WORDS = {
    ANSWERED: "answered agent handled completed complete connected answer served yes y true 1 "
    "closed resolved success normal",
    ABANDONED: "abandoned abandon aband hang hangup lost missed unanswered noanswer no_answer "
    "n no false 0 dropped disconnected",
    OTHER: "other voicemail callback timeout overflow redirected rejected busy failed forwarded "
    "full",
    SELF_SERVICE: "ivr abandoned_in_ivr self_service selfservice contained",
    UNCLOSED: "unclosed",
    NO_CONTACT: "phantom test system",
}
GENERAL = {word: outcome for outcome, words in WORDS.items() for word in words.split()}
YES = {"yes", "y", "true", "t", "1", "x", "ja", "oui", "sí", "si"}
DIRECTIONS = {
    "outbound": OUTBOUND,
    "outgoing": OUTBOUND,
    "out": OUTBOUND,
    "outbound call": OUTBOUND,
    "manual": OUTBOUND,
    "internal": INTERNAL,
    "extension": INTERNAL,
    "from-internal": OUTBOUND,
}


def with_outcome(rows: pd.DataFrame, own_words: Mapping[str, str], tally: Tally) -> pd.DataFrame:
    """The rows with a column `outcome` of fixed words; words nobody knows fall back on evidence."""
    places = np.where(_answered(rows), PLACES[ANSWERED], PLACES[ABANDONED])
    if "abandoned_flag" in rows:
        places = np.where(is_yes(rows["abandoned_flag"]), PLACES[ABANDONED], places)
    if "outcome" in rows:
        told = _places(rows["outcome"], lambda text: _meaning(text, own_words))
        _tell_unknown(rows["outcome"], told, tally)
        places = np.where(told >= 0, told, places)
    if "direction" in rows:
        turned = _places(rows["direction"], lambda text: DIRECTIONS.get(text.lower()))
        places = np.where(turned >= 0, turned, places)
    outcome = pd.Categorical.from_codes(places, pd.Index(OUTCOMES))
    return rows.assign(outcome=pd.Series(outcome, index=rows.index))


def is_yes(values: pd.Series) -> np.ndarray:
    """True for yes, y, true, 1, x; False for anything else, blanks included."""
    told = by_category(values, lambda text: float(text.lower() in YES))
    return np.isin(told, [1.0])


def by_category(values: pd.Series, meaning: Callable[[str], float | None]) -> np.ndarray:
    """A figure for each text, worked out once for each different text; NaN for blanks."""
    if not isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype("category")
    means = [meaning(str(text)) for text in values.cat.categories]
    known = [np.nan if one is None else float(one) for one in means]
    figures: np.ndarray = np.array([*known, np.nan])[values.cat.codes.to_numpy()]
    return figures


def _places(values: pd.Series, meaning: Callable[[str], str | None]) -> np.ndarray:
    figures = by_category(values, lambda text: PLACES.get(meaning(text) or "", -1))
    return np.where(np.isnan(figures), -1, figures).astype(np.int8)


def _answered(rows: pd.DataFrame) -> np.ndarray:
    answered = np.zeros(len(rows), bool)
    for role in ("talk", "handle", "agent_time"):
        if role in rows:
            answered |= rows[role].to_numpy(float) > 0
    for role in ("answered_at", "agent"):
        if role in rows:
            answered |= rows[role].notna().to_numpy(bool)
    return answered


def _tell_unknown(words: pd.Series, places: np.ndarray, tally: Tally) -> None:
    unknown = (places < 0) & words.notna().to_numpy(bool)
    if unknown.any():
        row, word = words.index[unknown][0], words[unknown].iloc[0]
        tally.note(
            f"outcome {word}",
            f"Row {row:,}: the outcome “{word}” is not a known word; such rows count as answered "
            "when an agent spoke, and as abandoned otherwise.",
        )


def _meaning(text: str, own_words: Mapping[str, str]) -> str | None:
    word = " ".join(text.lower().replace("_", " ").split())
    joined = word.replace(" ", "_")
    for vocabulary in (own_words, GENERAL):
        for form in (word, joined, joined.replace("_", "")):
            if form in vocabulary:
                return vocabulary[form]
    return None
