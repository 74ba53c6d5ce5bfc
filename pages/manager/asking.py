"""Opening, answering, sharing and closing a round: the callbacks of the Health check page."""

from collections.abc import Collection
from datetime import date

import storage
from pages.manager.acting import Act, act
from pages.ui import session
from pages.ui.questionnaire_form import Actions, answer_key, comment_key, place_key
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.improvement.idea import IdeaSource
from playbook.questionnaire.questionnaire import Question, Questionnaire, Side
from playbook.questionnaire.result import Result
from playbook.questionnaire.scoring import to_try
from playbook.wording import counted
from storage import ideas, plans, questionnaire_answers, questionnaire_rounds
from storage.access import OpenPlan
from storage.engine import Engine
from storage.ideas import NewIdea
from storage.questionnaire_rounds import NewRound
from storage.rows import new_id

FORM = "questionnaire round"


def draft(asked: Questionnaire) -> str:
    """The id of the round that is being prepared."""
    return session.draft_id(f"{FORM} {asked.key}", new_id())


def begin(asked: Questionnaire, round_id: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        sides = session.get(f"check-sides {round_id}")
        chosen = asked.asks if len(asked.asks) == 1 else tuple(Side(side) for side in sides or ())
        expected = session.get(f"check-colleagues {round_id}")
        new = NewRound(round_id, asked.key, chosen, int(expected) if expected else None)
        questionnaire_rounds.begin(db, key, new, _today(db, key))

    if act(Permission.WORK, do):
        session.end_draft(f"{FORM} {asked.key}", round_id)


def make_link(round_id: str) -> None:
    """Held for this visit; only its hash is stored."""
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            token = questionnaire_rounds.make_link(db, key, round_id)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return
    session.put(
        session.CHECK_TOKENS, {**(session.get(session.CHECK_TOKENS) or {}), round_id: token}
    )


def link_of(round_id: str) -> str | None:
    token = (session.get(session.CHECK_TOKENS) or {}).get(round_id)
    return f"{storage.settings().address}/answer/{token}" if token else None


def close(round_id: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        questionnaire_rounds.close(db, key, round_id, _today(db, key))

    act(Permission.WORK, do, "Closed. The link opens nothing more.")


def choose(round_id: str, question: str) -> None:
    given = session.get(answer_key(round_id, question))
    _answering(lambda db, key: questionnaire_answers.choose(db, key, round_id, question, given))


def comment(round_id: str) -> None:
    words = str(session.get(comment_key(round_id)) or "")
    _answering(lambda db, key: questionnaire_answers.comment(db, key, round_id, words))


def hand_in(round_id: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        questionnaire_answers.hand_in(db, key, round_id, _today(db, key))

    if _answering(do, "Handed in."):
        session.put(session.REDRAW, True)


def take_back(round_id: str) -> None:
    _answering(lambda db, key: questionnaire_answers.take_back(db, key, round_id))


def go_to(round_id: str, place: int) -> None:
    session.put(place_key(round_id), place)


def note_ideas(result: Result) -> None:
    """What to try first, on the list of ideas; a second click adds nothing."""
    tried = to_try(result.asked, result.counts)

    def do(db: Engine, key: OpenPlan) -> None:
        for question in tried:
            step = result.asked.category_of(question.key).step
            new = NewIdea(question.idea, IdeaSource.HEALTH_CHECK, step)
            ideas.add(db, key, _idea_id(result, question), new, _today(db, key))

    act(Permission.WORK, do, f"{counted(len(tried), 'idea')} noted on Improve.")


def are_noted(result: Result, known: Collection[str]) -> bool:
    tried = to_try(result.asked, result.counts)
    return all(_idea_id(result, question) in known for question in tried)


def _idea_id(result: Result, question: Question) -> str:
    return f"{result.round.id} {question.key}"


ACTIONS = Actions(choose, comment, go_to, hand_in)


def _answering(do: Act, words: str = "") -> bool:
    return act(Permission.ANSWER, do, words)


def _today(db: Engine, key: OpenPlan) -> date:
    return session.today(plans.load(db, key))
