"""What happens to ideas on the Improve page: noted, rated, set aside, turned into a change."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pages.manager.acting import act_today
from pages.ui import session
from playbook.access import Permission
from playbook.improvement.idea import CycleStep, IdeaSource
from storage import ideas, improvements
from storage.access import OpenPlan
from storage.engine import Engine
from storage.ideas import NewIdea
from storage.rows import new_id

FORM = "idea"
Act = Callable[[Engine, OpenPlan, date], None]


def draft() -> str:
    """The id of the idea that is being typed."""
    return session.draft_id(FORM, new_id())


def save_idea(idea_id: str) -> None:
    def add(db: Engine, key: OpenPlan, today: date) -> None:
        ideas.add(db, key, idea_id, _typed(idea_id), today)

    if done(add, "Idea saved."):
        session.end_draft(FORM, idea_id)


def rate(idea_id: str, seen: int) -> None:
    impact, effort = session.get(f"impact-{idea_id}"), session.get(f"effort-{idea_id}")
    done(lambda db, key, today: ideas.rate(db, key, idea_id, seen, impact, effort), "Rated.")


def set_aside(idea_id: str, seen: int) -> None:
    done(lambda db, key, today: ideas.set_aside(db, key, idea_id, seen, today), "Set aside.")


def take_up(idea_id: str, seen: int) -> None:
    done(lambda db, key, today: ideas.take_up_again(db, key, idea_id, seen), "On the list again.")


def turn_into_improvement(idea_id: str, seen: int) -> None:
    made: list[str] = []

    def plan(db: Engine, key: OpenPlan, today: date) -> None:
        made.append(improvements.plan_from(db, key, idea_id, seen, today))

    if done(plan, "Planned. Find the cause first, then predict."):
        session.open_improvement(made[0])


def from_observation(text: str) -> None:
    """The words go into the idea form, to be reworded before anybody else can read them."""
    idea_id = draft()
    session.put(f"idea-text {idea_id}", text)
    session.put(f"idea-source {idea_id}", IdeaSource.OBSERVATION)
    session.put(session.TO_IMPROVE, True)


def go_back() -> None:
    session.open_improvement(None)


def done(do: Act, words: str) -> bool:
    return act_today(Permission.WORK, do, words)


def _typed(idea_id: str) -> NewIdea:
    def typed(name: str) -> Any:
        return session.get(f"idea-{name} {idea_id}")

    return NewIdea(
        typed("text") or "",
        IdeaSource(typed("source") or IdeaSource.OWN),
        CycleStep(typed("step") or CycleStep.IMPROVE),
        typed("impact"),
        typed("effort"),
    )
