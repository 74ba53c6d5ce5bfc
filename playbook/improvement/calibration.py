"""Predicted against achieved, by owner: how well we know beforehand what a change will bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from playbook.improvement.improvement import Improvement
from playbook.verdict.look import Result
from playbook.verdict.verdict import Stage, Verdict


@dataclass(frozen=True)
class Calibration:
    """`shares` are achieved over predicted change, one a verdict (1 = as predicted)."""

    owner: str
    shares: tuple[float, ...]
    real: int

    @property
    def in_words(self) -> str:
        reviews = f"{len(self.shares)} {'review' if len(self.shares) == 1 else 'reviews'}"
        usual = f"{max(0.0, median(self.shares)) * 100:.0f}\u00a0%"
        kept = f"{self.real} of {reviews} showed a real improvement"
        which = "it reached" if len(self.shares) == 1 else "half of them reached at least"
        return f"{kept}; {which} {usual} of what was predicted"


def calibrations(
    improvements: Sequence[Improvement], verdicts: Mapping[str, Verdict]
) -> list[Calibration]:
    """Owners in alphabetical order, never ranked; changes stopped early tell nothing."""
    found: dict[str, list[Verdict]] = {}
    for each in improvements:
        verdict = verdicts.get(each.id)
        if verdict and verdict.stage is not Stage.EARLY_LOOK:
            found.setdefault(each.owner or "No owner", []).append(verdict)
    return [
        Calibration(
            owner,
            tuple(v.share_of_prediction or 0.0 for v in several),
            sum(v.result is Result.BETTER for v in several),
        )
        for owner, several in sorted(found.items())
    ]
