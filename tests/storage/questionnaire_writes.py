"""The writes on a plan's questionnaires, beside those in `writes.py`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlite_utils import Database

from playbook.questionnaire.questionnaire import Side
from storage import questionnaire_answers, questionnaire_rounds
from storage.access import OpenPlan
from storage.questionnaire_rounds import NewRound

TODAY = date(2026, 3, 16)
EVERYBODY = (Side.SELF, Side.REVIEWER, Side.COACH, Side.COLLEAGUES)
OPEN = "open round"
QUESTION = "words.same_terms"
PULSE = NewRound("another round", "team_pulse", (Side.COLLEAGUES,))


def furnish_questionnaires(db: Database, key: OpenPlan) -> None:
    """A round that is open to all, with an answer and one handed in by nobody yet."""
    questionnaire_rounds.begin(db, key, NewRound(OPEN, "coherence", EVERYBODY), TODAY)


def _taken_back(key: OpenPlan, at: Any) -> object:
    _handed_in(key, at)
    return questionnaire_answers.take_back(at.db, key, OPEN)


def _handed_in(key: OpenPlan, at: Any) -> object:
    questionnaire_answers.choose(at.db, key, OPEN, QUESTION, 1)
    return questionnaire_answers.hand_in(at.db, key, OPEN, TODAY)


Write = Callable[[OpenPlan, Any], object]
QUESTIONNAIRE_WRITES: dict[str, Write] = {
    "questionnaire_rounds.begin": lambda key, at: questionnaire_rounds.begin(
        at.db, key, PULSE, TODAY
    ),
    "questionnaire_rounds.make_link": lambda key, at: questionnaire_rounds.make_link(
        at.db, key, OPEN
    ),
    "questionnaire_rounds.close": lambda key, at: questionnaire_rounds.close(
        at.db, key, OPEN, TODAY
    ),
}
QUESTIONNAIRE_ANSWERS: dict[str, Write] = {
    "questionnaire_answers.choose": lambda key, at: questionnaire_answers.choose(
        at.db, key, OPEN, QUESTION, 1
    ),
    "questionnaire_answers.choose_all": lambda key, at: questionnaire_answers.choose_all(
        at.db, key, OPEN, {QUESTION: 0}
    ),
    "questionnaire_answers.comment": lambda key, at: questionnaire_answers.comment(
        at.db, key, OPEN, "The chat closes earlier than it says"
    ),
    "questionnaire_answers.hand_in": _handed_in,
    "questionnaire_answers.take_back": _taken_back,
}
QUESTIONNAIRE_READS = {
    "questionnaire_answers.mine",
    "questionnaire_results.of_questionnaire",
    "questionnaire_rounds.counts",
    "questionnaire_rounds.get",
    "questionnaire_rounds.get_open",
    "questionnaire_rounds.of_plan",
}
QUESTIONNAIRE_PARTS = {"questionnaire_rounds.record"}
