"""An idea or a piece of feedback, before anybody decides to act on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.errors import PlaybookError

LONGEST_TEXT = 1_000
HIGH_FROM = 3  # of five: from here on an impact or an effort counts as high
SCORES = (1, 2, 3, 4, 5)


class IdeaSource(StrEnum):
    """Whom or what the idea came from."""

    CUSTOMER = "customer"
    AGENT = "agent"
    OBSERVATION = "observation"
    GAP = "gap"
    HEALTH_CHECK = "health check"
    OWN = "own thought"


class CycleStep(StrEnum):
    """The six steps of the improvement cycle; each idea belongs to one of them."""

    PLAN = "plan"
    DISTRIBUTE = "distribute"
    CAPTURE = "capture and resolve"
    MEASURE = "measure"
    ANALYSE = "analyse"
    IMPROVE = "improve"


STEP_MEANING = {
    CycleStep.PLAN: "forecast, staff and prepare the work",
    CycleStep.DISTRIBUTE: "bring each contact to the right person",
    CycleStep.CAPTURE: "understand, solve and note the contact",
    CycleStep.MEASURE: "count and hear what happened",
    CycleStep.ANALYSE: "find out why",
    CycleStep.IMPROVE: "change it, and train for it",
}


class Quadrant(StrEnum):
    QUICK_WIN = "quick win"
    MAJOR_PROJECT = "major project"
    FILL_IN = "fill-in"
    HARD_SLOG = "hard slog"
    NOT_RATED = "not rated"


_QUADRANTS = {
    (True, False): Quadrant.QUICK_WIN,
    (True, True): Quadrant.MAJOR_PROJECT,
    (False, False): Quadrant.FILL_IN,
    (False, True): Quadrant.HARD_SLOG,
}


@dataclass(frozen=True)
class Idea:
    """Open until it is turned into an improvement or set aside. Scores run from 1 to 5."""

    id: str
    author: str
    text: str
    source: IdeaSource
    step: CycleStep
    noted_on: date
    impact: int | None = None
    effort: int | None = None
    improvement_id: str | None = None
    set_aside_on: date | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.improvement_id is None and self.set_aside_on is None

    @property
    def quadrant(self) -> Quadrant:
        if self.impact is None or self.effort is None:
            return Quadrant.NOT_RATED
        return _QUADRANTS[self.impact >= HIGH_FROM, self.effort >= HIGH_FROM]


def by_promise(ideas: list[Idea]) -> list[Idea]:
    """Quick wins first, then by impact over effort; what nobody has rated comes last."""
    order = list(Quadrant)

    def rank(idea: Idea) -> tuple[int, int]:
        return order.index(idea.quadrant), (idea.effort or 0) - (idea.impact or 0)

    return sorted(ideas, key=rank)


def check_idea(text: str) -> str:
    words = text.strip()
    if not words:
        raise PlaybookError("Write down the problem or the idea in one sentence first.")
    if len(words) > LONGEST_TEXT:
        raise PlaybookError(f"An idea has at most {LONGEST_TEXT:,} characters; shorten it.")
    return words


def check_score(score: int | None) -> int | None:
    if score is not None and score not in SCORES:
        raise PlaybookError("Impact and effort are numbers from 1 to 5.")
    return score
