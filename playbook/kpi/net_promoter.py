"""Net Promoter Score: promoters less detractors, in points from −100 to +100."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from playbook.errors import PlaybookError
from playbook.kpi.survey import Change, Estimate, refuse_odd_counts
from playbook.listening.sampling import spread

SCALE = range(11)
DETRACTORS = range(7)
PROMOTERS = range(9, 11)
ADDED_ANSWERS = 3  # counted on top for the interval, so that few or equal answers do not seem sure
ADDED_AT_EACH_END = 0.75
WIDEST_VARIANCE = 1.0  # half promoters, half detractors


@dataclass(frozen=True)
class NpsAnswers:
    """Answers in their groups; those neither promoters nor detractors are passive."""

    promoters: int
    detractors: int
    answers: int

    def __post_init__(self) -> None:
        groups = self.promoters + self.detractors
        if min(self.promoters, self.detractors) < 0 or groups > self.answers or not self.answers:
            raise PlaybookError(
                f"{self.promoters} promoters and {self.detractors} detractors of "
                f"{self.answers} answers cannot be; check the three counts."
            )

    @property
    def score(self) -> float:
        return 100 * (self.promoters - self.detractors) / self.answers

    @property
    def centre(self) -> float:
        """The middle of the interval, as a fraction, from the answers and those added."""
        return (self.promoters - self.detractors) / (self.answers + ADDED_ANSWERS)

    @property
    def squared_error(self) -> float:
        """The square of the standard error of `centre`."""
        counted = self.answers + ADDED_ANSWERS
        either = (self.promoters + self.detractors + 2 * ADDED_AT_EACH_END) / counted
        return (either - self.centre**2) / counted


def grouped(answers_by_score: Mapping[int, int]) -> NpsAnswers:
    """Answers 0 to 10 in their groups: 9 and 10 promoters, 0 to 6 detractors.

    Raises PlaybookError for a score off the scale, a negative count, or no answers.
    """
    refuse_odd_counts(answers_by_score, SCALE)
    return NpsAnswers(
        promoters=sum(answers_by_score.get(score, 0) for score in PROMOTERS),
        detractors=sum(answers_by_score.get(score, 0) for score in DETRACTORS),
        answers=sum(answers_by_score.values()),
    )


def net_promoter_score(answers: NpsAnswers, confidence: float = 0.95) -> Estimate:
    """The score in points with its adjusted Wald interval, which always holds the score.

    Three answers are counted on top, ¾ at each end. Source: Rocks (2016).
    """
    reach = 100 * spread(confidence) * sqrt(answers.squared_error)
    middle, score = 100 * answers.centre, answers.score
    return Estimate(
        value=score,
        low=max(-100.0, min(score, middle - reach)),
        high=min(100.0, max(score, middle + reach)),
        answers=answers.answers,
    )


def change_of_score(before: NpsAnswers, after: NpsAnswers, confidence: float = 0.95) -> Change:
    """The change in points, with an interval from the sum of both periods' squared errors."""
    reach = 100 * spread(confidence) * sqrt(before.squared_error + after.squared_error)
    middle = 100 * (after.centre - before.centre)
    difference = after.score - before.score
    return Change(difference, min(difference, middle - reach), max(difference, middle + reach))


def answers_needed(
    margin_points: float, confidence: float = 0.95, variance: float = WIDEST_VARIANCE
) -> int:
    """Answers that give an interval of ± `margin_points`: z² variance / margin² − 3, rounded up.

    `variance` is promoters + detractors − (promoters − detractors)², as fractions; 1 is the
    widest there is, and 0.61 that of half promoters and a fifth detractors.
    """
    if not 0 < margin_points <= 100:
        raise PlaybookError(
            f"A margin of {margin_points:g} points cannot be; give more than 0 and up to 100."
        )
    needed = spread(confidence) ** 2 * variance / (margin_points / 100) ** 2 - ADDED_ANSWERS
    return max(1, ceil(round(needed, 9)))
