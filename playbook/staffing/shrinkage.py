"""From agents on the phones to agents on the rota, and back."""

from fractions import Fraction
from math import ceil, floor

from playbook.errors import PlaybookError

DIGITS = 9  # a sum of fractions this near a whole number is that number


def scheduled_agents(agents: float, shrinkage_rate: float) -> int:
    """Agents to schedule so that `agents` (fractions allowed) are there, rounded up.

    agents / (1 − shrinkage), not agents × (1 + shrinkage). Worked in exact fractions: 17 at
    32 % are 25, where floating point gives 26.
    """
    present = _present(shrinkage_rate)
    return ceil(round(Fraction(agents) / present, DIGITS))


def available_agents(scheduled: int, shrinkage_rate: float) -> int:
    """Whole agents left of those `scheduled` once breaks, leave and training are taken off."""
    return floor(round(scheduled * _present(shrinkage_rate), DIGITS))


def _present(shrinkage_rate: float) -> Fraction:
    if not 0 <= shrinkage_rate < 1:
        raise PlaybookError(
            f"A shrinkage of {shrinkage_rate:g} cannot be; "
            "give a fraction from 0 up to but not including 1, such as 0.30."
        )
    return 1 - Fraction(str(float(shrinkage_rate)))
