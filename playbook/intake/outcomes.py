"""How a contact ended, from whatever words, flags and times the export gives."""

from collections.abc import Mapping

import pandas as pd

from playbook.intake.tally import Tally

ANSWERED, ABANDONED, OTHER, SELF_SERVICE = "answered", "abandoned", "other", "self_service"
UNCLOSED = "unclosed"
OUTBOUND, INTERNAL, NO_CONTACT = "outbound", "internal", "no_contact"
OUTCOMES = (ANSWERED, ABANDONED, OTHER, UNCLOSED, SELF_SERVICE, OUTBOUND, INTERNAL, NO_CONTACT)
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
    OTHER: "other voicemail callback timeout overflow redirected rejected busy failed forwarded full",
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
    evidence = _category(_answered(rows).map({True: ANSWERED, False: ABANDONED}))
    told = _told(rows, own_words, tally) if "outcome" in rows else None
    flagged = _flagged(rows) if "abandoned_flag" in rows else None
    outcome = evidence
    for better in (flagged, told):
        if better is not None:
            outcome = _category(better.where(better.notna(), outcome.astype(object)))
    return rows.assign(outcome=_redirected(outcome, rows))


def is_yes(values: pd.Series) -> pd.Series:
    """True for yes, y, true, 1, x; False for anything else, blanks included."""
    return by_category(values, lambda text: text.lower() in YES or text == "1.0").eq(True)


def by_category(values: pd.Series, meaning: object) -> pd.Series:
    """Each text's meaning, worked out once for each different text."""
    assert callable(meaning)
    if not isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype("category")
    means = {text: meaning(str(text)) for text in values.cat.categories}
    return values.astype(object).map(means)


def _answered(rows: pd.DataFrame) -> pd.Series:
    answered = pd.Series(False, index=rows.index)
    for role in ("talk", "handle", "agent_time"):
        if role in rows:
            answered |= rows[role] > 0
    for role in ("answered_at", "agent"):
        if role in rows:
            answered |= rows[role].notna()
    return answered


def _told(rows: pd.DataFrame, own_words: Mapping[str, str], tally: Tally) -> pd.Series:
    told = by_category(rows["outcome"], lambda text: _meaning(text, own_words))
    unknown = told.isna() & rows["outcome"].notna()
    if unknown.any():
        row = rows.index[unknown.to_numpy()][0]
        word = rows["outcome"][unknown].iloc[0]
        tally.note(
            f"outcome {word}",
            f"Row {row:,}: the outcome “{word}” is not a known word; such rows count as answered "
            "when an agent spoke, and as abandoned otherwise.",
        )
    return told


def _meaning(text: str, own_words: Mapping[str, str]) -> str | None:
    word = " ".join(text.lower().replace("_", " ").split())
    joined = word.replace(" ", "_")
    for vocabulary in (own_words, GENERAL):
        for form in (word, joined, joined.replace("_", "")):
            if form in vocabulary:
                return vocabulary[form]
    return None


def _flagged(rows: pd.DataFrame) -> pd.Series:
    flag = rows["abandoned_flag"]
    abandoned = is_yes(flag)
    return abandoned.map({True: ABANDONED, False: None})


def _redirected(outcome: pd.Series, rows: pd.DataFrame) -> pd.Series:
    if "direction" not in rows:
        return outcome
    turned = by_category(rows["direction"], lambda text: DIRECTIONS.get(text.lower()))
    return _category(turned.where(turned.notna(), outcome.astype(object)))


def _category(values: pd.Series) -> pd.Series:
    return values.astype(pd.CategoricalDtype(list(OUTCOMES)))
