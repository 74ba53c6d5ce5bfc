"""What a survey says, and how sure it is: CSAT, first contact resolution, shares of answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from playbook.errors import PlaybookError
from playbook.listening.sampling import wilson_interval

FEWEST_FOR_A_SCORE = 30
FEWEST_FOR_A_FIRM_SCORE = 100
SATISFIED = frozenset({4, 5})  # satisfied and very satisfied, of one to five


class Display(StrEnum):
    """How much of a result may be shown."""

    COUNTS_ONLY = "counts_only"
    INDICATIVE = "indicative"
    SCORE = "score"


@dataclass(frozen=True)
class Estimate:
    """A result with its interval, in its own unit (fractions; points for NPS), and its answers.

    The interval covers chance alone: who answers and who does not usually matters more.
    """

    value: float
    low: float
    high: float
    answers: int

    @property
    def display(self) -> Display:
        """Under 30 answers counts only, under 100 an indication, from 100 the score."""
        if self.answers < FEWEST_FOR_A_SCORE:
            return Display.COUNTS_ONLY
        if self.answers < FEWEST_FOR_A_FIRM_SCORE:
            return Display.INDICATIVE
        return Display.SCORE


def csat(answers_by_score: Mapping[int, int], confidence: float = 0.95) -> Estimate:
    """Satisfied and very satisfied (4 and 5 of 1 to 5) over all answers, with Wilson's interval.

    Raises PlaybookError for a score outside 1 to 5, a negative count, or no answers.
    """
    refuse_odd_counts(answers_by_score, range(1, 6))
    satisfied = sum(count for score, count in answers_by_score.items() if score in SATISFIED)
    return share_of_answers(satisfied, sum(answers_by_score.values()), confidence)


def first_contact_resolution(resolved: int, unresolved: int, confidence: float = 0.95) -> Estimate:
    """Those who say their matter was resolved at the first contact, over all who answered."""
    return share_of_answers(resolved, resolved + unresolved, confidence)


def share_of_answers(positive: int, answers: int, confidence: float = 0.95) -> Estimate:
    """`positive` over `answers` as a fraction, with Wilson's interval."""
    low, high = wilson_interval(positive, answers, confidence)
    return Estimate(positive / answers, low, high, answers)


def response_rate(answers: int, asked: int) -> float:
    """The share (a fraction) of those asked who answered. Raises PlaybookError if it cannot be."""
    if not 0 <= answers <= asked or asked == 0:
        raise PlaybookError(f"{answers} answers of {asked} asked cannot be; check the two counts.")
    return answers / asked


@dataclass(frozen=True)
class Change:
    """What changed from one period to the next, in the unit of the estimates."""

    difference: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval of the difference leaves out no change at all."""
        return self.low > 0 or self.high < 0


def change_of_share(before: Estimate, after: Estimate) -> Change:
    """The change of a share of answers, with the interval that the two intervals give.

    Source: Newcombe (1998), method 10, which builds on Wilson's intervals. Both estimates must
    have been made with the same confidence.
    """
    difference = after.value - before.value
    down = hypot(after.value - after.low, before.high - before.value)
    up = hypot(after.high - after.value, before.value - before.low)
    return Change(difference, difference - down, difference + up)


def refuse_odd_counts(answers_by_score: Mapping[int, int], scale: range) -> None:
    """Refuse a score off the scale, a negative count, and no answers at all."""
    for score, count in answers_by_score.items():
        if score not in scale:
            raise PlaybookError(
                f"A score of {score} is not on the scale from {scale[0]} to {scale[-1]}; "
                "check the answers."
            )
        if count < 0:
            raise PlaybookError(f"{count} answers of {score} cannot be; give 0 or more.")
    if not any(answers_by_score.values()):
        raise PlaybookError("There are no answers yet; at least one is needed for a score.")
