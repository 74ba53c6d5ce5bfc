"""The made-up company's health checks, pulses and other questionnaires, round by round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tomllib import loads
from typing import Any

from playbook.account import User
from playbook.plan import Plan
from playbook.questionnaire.questionnaire import AnswerKind, Questionnaire, Side
from playbook.questionnaire.questionnaire_file import questionnaire
from storage import access, ballots, questionnaire_answers, questionnaire_rounds
from storage.access import OpenPlan
from storage.engine import Engine
from storage.questionnaire_rounds import NewRound
from storage.rows import new_id, pretending

WORDS: dict[str, Any] = loads(
    Path(__file__).with_name("questioning.toml").read_text(encoding="utf-8")
)
OPEN_FOR_DAYS = 3
# Which questionnaire is asked on which plan day, and of how many colleagues.
ROUNDS = (
    ("health_check", 12, 9),
    ("team_pulse", 13, 17),
    ("coherence", 35, 8),
    ("health_check", 58, 11),
    ("team_pulse", 59, 15),
    ("balance_of_disciplines", 112, 0),
    ("health_check", 117, 12),
    ("team_pulse", 118, 16),
)
EVERYBODY = (Side.SELF, Side.REVIEWER, Side.COACH)
# How much likelier a yes is for who looks from further away or from closer by.
LEAN = {Side.SELF: 0.0, Side.REVIEWER: 0.08, Side.COACH: -0.04, Side.COLLEAGUES: -0.06}
AHEAD_A_DAY = 0.0022


@dataclass(frozen=True)
class Asking:
    db: Engine
    plan: Plan
    keys: Mapping[Side, OpenPlan]
    today: date
    chance: Random
    liking: dict[str, float]


def rounds(
    db: Engine, key: OpenPlan, plan: Plan, reviewer: User, coach: User, today: date, last_day: int
) -> list[tuple[date, Callable[[], object]]]:
    """Every round whose day has come, told on the day it closes; the latest may still be open."""
    chance = Random(f"questionnaires {plan.manager} {plan.site}")
    keys = {
        Side.SELF: key,
        Side.REVIEWER: access.open_plan(db, reviewer, key.id),
        Side.COACH: access.open_plan(db, coach, key.id),
    }
    asking = Asking(db, plan, keys, today, chance, {})
    found: list[tuple[date, Callable[[], object]]] = []
    for name, day, colleagues in ROUNDS:
        on = plan.calendar.on_or_after(plan.date_of(day))
        if day <= last_day and on <= today:
            told_on = min(_closed_on(asking, on) or today, plan.date_of(last_day))
            step = partial(_round, asking, questionnaire(name), day, colleagues, on)
            found.append((told_on, step))
    return found


def _closed_on(asking: Asking, on: date) -> date | None:
    """None while it is still open."""
    if (asking.today - on).days < OPEN_FOR_DAYS:
        return None
    return min(asking.plan.calendar.on_or_after(on + timedelta(days=OPEN_FOR_DAYS)), asking.today)


def _round(asking: Asking, asked: Questionnaire, day: int, colleagues: int, on: date) -> None:
    by_name = () if asked.is_anonymous else EVERYBODY
    sides = (*by_name, *((Side.COLLEAGUES,) if colleagues else ()))
    new = NewRound(new_id(), asked.key, sides)
    with pretending(_at(on, 9)):
        questionnaire_rounds.begin(asking.db, asking.keys[Side.SELF], new, on)
    closed_on = _closed_on(asking, on)
    is_over = closed_on is not None
    for side in by_name:
        handed_in = is_over or side is not Side.SELF
        _answer(asking, asked, new.id, side, day, on, handed_in)
    if colleagues:
        _by_link(asking, asked, new.id, day, colleagues if is_over else colleagues // 2, on)
    still_open = questionnaire_rounds.get(asking.db, asking.keys[Side.SELF], new.id).is_open
    if closed_on and still_open:
        with pretending(_at(closed_on, 8)):
            questionnaire_rounds.close(asking.db, asking.keys[Side.SELF], new.id, closed_on)


def _answer(
    asking: Asking,
    asked: Questionnaire,
    round_id: str,
    side: Side,
    day: int,
    on: date,
    handed_in: bool,
) -> None:
    """Who has not handed in has answered half of it."""
    key, given = asking.keys[side], _answers(asking, asked, side, day)
    if not handed_in:
        given = dict(list(given.items())[: len(given) // 2])
    with pretending(_at(on, 11)):
        questionnaire_answers.choose_all(asking.db, key, round_id, given)
        if handed_in:
            questionnaire_answers.hand_in(asking.db, key, round_id, on)


def _by_link(
    asking: Asking, asked: Questionnaire, round_id: str, day: int, people: int, on: date
) -> None:
    with pretending(_at(on, 10)):
        token = questionnaire_rounds.make_link(asking.db, asking.keys[Side.SELF], round_id)
    link = ballots.open_link(asking.db, token, "the demo")
    comments: Sequence[str] = WORDS["comments"][asked.key]
    for number in range(people):
        given = _answers(asking, asked, Side.COLLEAGUES, day)
        says = asking.chance.choice(comments) if asking.chance.random() < 0.3 else ""
        with pretending(_at(on, 12)):
            ballots.cast(asking.db, link, f"phone {number}", given, says)


def _answers(asking: Asking, asked: Questionnaire, side: Side, day: int) -> dict[str, int]:
    """Each question has its own liking on this site; it grows with the days."""
    found = {}
    for question in asked.questions:
        is_yes_no = asked.kind is AnswerKind.YES_NO
        chance = asking.chance
        first = _liking(chance) if is_yes_no else chance.uniform(0.25, 0.7)
        base = asking.liking.setdefault(question.key, first)
        likely = min(0.97, max(0.03, base + LEAN[side] + AHEAD_A_DAY * day))
        rating = min(5, max(1, round(chance.gauss(1 + 4 * likely, 0.8))))
        found[question.key] = int(chance.random() < likely) if is_yes_no else rating
    return found


def _liking(chance: Random) -> float:
    """Most answers are plain to everybody on a site; one in four is disputed."""
    clear = chance.uniform(0.0, 0.08) if chance.random() < 0.55 else chance.uniform(0.9, 1.0)
    return chance.uniform(0.3, 0.65) if chance.random() < 0.25 else clear


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)
