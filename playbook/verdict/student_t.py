"""Student's t distribution, for intervals from short series; the standard library has none."""

from functools import lru_cache
from math import exp, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

_TINY = 1e-300
_ENOUGH = 1e-15


def tail(t: float, degrees: float) -> float:
    """P(T > t) for t >= 0 and any positive number of degrees of freedom, also a fraction."""
    return 0.5 * _incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t))


@lru_cache(maxsize=4096)
def critical(degrees: float, confidence: float = 0.95) -> float:
    """The t that leaves (1 - confidence) / 2 in each tail; about 2.09 for 20 degrees.

    Newton's method from the normal quantile, which lies below and so never overshoots; good to
    a relative 1e-12. `degrees` > 0, `confidence` inside 0..1.
    """
    beyond = (1 - confidence) / 2
    t = NormalDist().inv_cdf(1 - beyond)
    for _ in range(200):
        step = (tail(t, degrees) - beyond) / _density(t, degrees)
        t += step
        if abs(step) <= 1e-12 * t:
            break
    return t


def _density(t: float, degrees: float) -> float:
    front = lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - log(degrees * pi) / 2
    return exp(front - (degrees + 1) / 2 * log1p(t * t / degrees))


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function (Abramowitz and Stegun 26.5.8, Lentz's method)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, term by term."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, 1000):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            result *= d * c
        if abs(d * c - 1) < _ENOUGH:
            break
    return result


def _away_from_zero(value: float) -> float:
    return value if abs(value) > sqrt(_TINY) else _TINY
