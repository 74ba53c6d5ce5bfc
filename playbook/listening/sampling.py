"""How many recordings to review, and how sure the answer then is."""

from math import ceil, sqrt
from statistics import NormalDist

from playbook.errors import PlaybookError

CONFIDENCES = (0.90, 0.95, 0.99)
WORST_CASE_RATE = 0.5  # a rate of one half spreads widest, so no other rate needs more recordings


def recordings_to_review(
    contacts: int, margin: float, confidence: float = 0.95, expected_rate: float = WORST_CASE_RATE
) -> int:
    """Recordings to draw at random from `contacts` so that a rate is known to ± `margin`.

    `margin` and `expected_rate` are fractions (0.05 is five points). Cochran's
    z² p (1 − p) / e² with the finite population correction, rounded up; never more than there are.
    """
    _refuse_count(contacts, "contacts")
    _refuse_fraction(margin, "The margin", "0.05 for five points either way")
    _refuse_fraction(expected_rate, "The expected rate", "0.85")
    if contacts == 0:
        return 0
    endless = spread(confidence) ** 2 * expected_rate * (1 - expected_rate) / margin**2
    finite = endless / (1 + (endless - 1) / contacts)
    return min(contacts, max(1, ceil(round(finite, 9))))


def margin_reached(
    reviewed: int, contacts: int, confidence: float = 0.95, expected_rate: float = WORST_CASE_RATE
) -> float:
    """The margin (a fraction, 0.05 is ± five points) that `reviewed` random contacts give.

    The inverse of `recordings_to_review`; 0 when every contact was reviewed. Raises
    PlaybookError when nothing was reviewed, or more than there are.
    """
    _refuse_count(contacts, "contacts")
    _refuse_count(reviewed, "reviewed contacts")
    _refuse_fraction(expected_rate, "The expected rate", "0.85")
    if reviewed == 0:
        raise PlaybookError("Nothing has been reviewed yet; review at least one contact first.")
    if reviewed > contacts:
        raise PlaybookError(
            f"{reviewed} reviewed out of {contacts} contacts cannot be; check the two counts."
        )
    if reviewed == contacts:
        return 0.0
    variance = expected_rate * (1 - expected_rate) / reviewed
    unseen = (contacts - reviewed) / (contacts - 1)
    return min(1.0, spread(confidence) * sqrt(variance * unseen))


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The lowest and highest rate that `successes` out of `n` leave likely, as fractions.

    Wilson's score interval (1927), which stays inside 0..1 and holds for small `n`.
    Raises PlaybookError when `n` is 0 or `successes` is not within it.
    """
    _refuse_count(n, "answers")
    _refuse_count(successes, "successes")
    if n == 0:
        raise PlaybookError("There is nothing to judge from yet; at least one answer is needed.")
    if successes > n:
        raise PlaybookError(f"{successes} out of {n} cannot be; check the two counts.")
    z = spread(confidence)
    rate = successes / n
    centre = rate + z**2 / (2 * n)
    reach = z * sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2))
    low = (centre - reach) / (1 + z**2 / n) if successes else 0.0
    high = (centre + reach) / (1 + z**2 / n) if successes < n else 1.0
    return max(0.0, low), min(1.0, high)


def highest_rate_after_no_errors(n: int, confidence: float = 0.95) -> float:
    """The error rate (a fraction) that no error in `n` reviewed contacts still allows.

    Wilson's upper end, z² / (n + z²): 0 in 30 still allows 11 %. The rule of three, 3 / n, is a
    quick check on it.
    """
    return wilson_interval(0, n, confidence)[1]


def spread(confidence: float) -> float:
    """How many standard errors either side hold `confidence` (a fraction) of a normal curve."""
    if not 0.5 <= confidence < 1:
        raise PlaybookError(
            f"A confidence of {confidence:g} cannot be used; "
            "give a fraction such as 0.90, 0.95 or 0.99."
        )
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _refuse_count(count: int, what: str) -> None:
    if count < 0:
        raise PlaybookError(f"The number of {what} cannot be {count}; give 0 or more.")


def _refuse_fraction(value: float, what: str, example: str) -> None:
    if not 0 < value < 1:
        raise PlaybookError(
            f"{what} cannot be {value:g}; give a fraction between 0 and 1, such as {example}."
        )
