"""Answers by link, without an account and without a name: one phone, one vote."""

import json
from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from playbook.anonymity import voter_key
from playbook.errors import PlaybookError
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.round import MOST_COLLEAGUES
from playbook.questionnaire.voice import check_comment
from playbook.throttle import FREE_TRIES_FROM_AN_ADDRESS
from storage import access, questionnaire_closing, questionnaire_rounds
from storage.access import OpenRound, hash_of
from storage.engine import Engine, Row, one, writing
from storage.questionnaire_answers import Mine
from storage.rows import now, upsert
from storage.tries import note_failure, refuse_while_waiting


def open_link(db: Engine, token: str, address: str) -> OpenRound:
    """Who tries many links that do not exist has to wait. A link that exists opens all the same:
    a whole office may share one address, and nobody guesses 24 random bytes."""
    sql = "select round_id from questionnaire_links where token_hash = :hash"
    if not one(db, sql, {"hash": hash_of(token)}):
        subjects = [(f"questionnaire link {address}", FREE_TRIES_FROM_AN_ADDRESS)]
        refuse_while_waiting(db, subjects)
        with writing(db):
            note_failure(db, subjects)
    return access.open_round(db, token)


def cast(
    db: Engine, link: OpenRound, cookie: str, answers: Mapping[str, int], comment: str
) -> None:
    """Sent twice it is one ballot; sent anew it takes the place of the first.

    The last ballot that a round with a known number waits for closes it.
    """
    asked = questionnaire(link.questionnaire)
    checked = {question: asked.check(question, answer) for question, answer in answers.items()}
    if not checked:
        raise PlaybookError("Answer at least one question before you send.")
    words = check_comment(comment) if asked.comment else ""
    with writing(db):
        _refuse_closed(db, link)
        ballot = {
            "round_id": link.id,
            "voter": _voter(link, cookie),
            "answers": json.dumps(checked, sort_keys=True),
            "comment": words,
        }
        upsert(db, "questionnaire_ballots", ballot, key=("round_id", "voter"))
        now_in = questionnaire_rounds.standing(db, link)
        if now_in.colleagues_in > MOST_COLLEAGUES:
            raise PlaybookError("More answers have come in than this round can take.")
        if now_in.is_complete:
            questionnaire_closing.finish(db, link.id, _today(link), by=None)


def mine(db: Engine, link: OpenRound, cookie: str) -> Mine | None:
    """What this phone has sent, to be changed while the round is open."""
    row = _ballot(db, link, cookie)
    return Mine(json.loads(row["answers"]), row["comment"]) if row else None


def _ballot(db: Engine, link: OpenRound, cookie: str) -> Row | None:
    sql = "select * from questionnaire_ballots where round_id = :id and voter = :voter"
    return one(db, sql, {"id": link.id, "voter": _voter(link, cookie)})


def _voter(link: OpenRound, cookie: str) -> str:
    return voter_key(bytes.fromhex(link.secret), cookie)


def _refuse_closed(db: Engine, link: OpenRound) -> None:
    """Asked again inside the write: the round may have closed since the page was opened."""
    sql = """select r.id from questionnaire_rounds r join plans p on p.id = r.plan_id
        where r.id = :id and r.closed_on is null
        and p.closed_on is null and p.archived_on is null"""
    if not one(db, sql, {"id": link.id}):
        raise PlaybookError("Answering has ended, so this came too late and was not counted.")


def _today(link: OpenRound) -> date:
    """The site's date, as for everybody else on the plan."""
    return now().astimezone(ZoneInfo(link.time_zone)).date()
