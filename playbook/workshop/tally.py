"""What the counts of a step come to: shares, means, sums of dots, Borda points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playbook.workshop.counting import Counts
from playbook.workshop.guide import NO, UNSURE, YES, Item, Step, StepKind


@dataclass(frozen=True)
class Line:
    """One item's result. `value` is what it is ordered by; `words` say it."""

    item: Item
    value: float
    words: str


@dataclass(frozen=True)
class Split:
    """How a yes-or-no question split. `evenness` is 0 when all agree, 1 at one half each."""

    item: Item
    yes: int
    no: int
    unsure: int

    @property
    def evenness(self) -> float:
        most = max(self.yes, self.no)
        return min(self.yes, self.no) / most if most else 0.0

    @property
    def yes_share(self) -> float | None:
        """Of those who know."""
        known = self.yes + self.no
        return self.yes / known if known else None


def splits(step: Step, counts: Counts) -> list[Split]:
    """In the guide's order."""
    return [
        Split(item, *(counts.of(item.key, mark) for mark in (YES, NO, UNSURE)))
        for item in step.items
    ]


def most_divided(found: Sequence[Split], most: int = 3) -> list[Split]:
    """The questions on which people disagree most; those where all agree are left out."""
    divided = [split for split in found if split.evenness > 0]
    return sorted(divided, key=lambda s: (-s.evenness, -(s.yes + s.no), s.item.key))[:most]


def lines(step: Step, counts: Counts) -> list[Line]:
    """Scales in the guide's order; dots and rankings with the highest first."""
    if step.kind is StepKind.SCALE:
        return [_mean_line(item, counts.marks.get(item.key, {})) for item in step.items]
    points = dots if step.kind is StepKind.DOTS else borda
    found = points(step, counts)
    unit = "dot" if step.kind is StepKind.DOTS else "point"
    ranked = [Line(item, found[item.key], _counted(found[item.key], unit)) for item in step.items]
    return sorted(ranked, key=lambda line: -line.value)


def dots(step: Step, counts: Counts) -> dict[str, int]:
    """The sum of dots by item; an item that got none has 0."""
    return {
        item.key: sum(mark * n for mark, n in counts.marks.get(item.key, {}).items())
        for item in step.items
    }


def borda(step: Step, counts: Counts) -> dict[str, int]:
    """Borda points by item: with k places, the first gets k, the last 1, the others nothing.

    With as many places as items this is Borda's own count (de Borda, 1781) plus one a ballot,
    which orders the items alike.
    """
    places = min(step.places, len(step.items))
    return {
        item.key: sum(
            (places - place + 1) * n for place, n in counts.marks.get(item.key, {}).items()
        )
        for item in step.items
    }


def merged(words: Sequence[str]) -> list[str]:
    """The same words once, with how often they were said: “Late notice (3 times)”."""
    said: dict[str, list[str]] = {}
    for each in words:
        said.setdefault(" ".join(each.split()).casefold(), []).append(each)
    alike = said.values()
    return [each[0] if len(each) == 1 else f"{each[0]} ({len(each)} times)" for each in alike]


def mean(marks: Mapping[int, int]) -> float | None:
    """Of the marks on a scale; None without any."""
    total = sum(marks.values())
    return sum(mark * n for mark, n in marks.items()) / total if total else None


def spread(marks: Mapping[int, int]) -> float | None:
    """Standard deviation of the marks, all of those present being counted; None without any."""
    middle, total = mean(marks), sum(marks.values())
    if middle is None:
        return None
    return float((sum(n * (mark - middle) ** 2 for mark, n in marks.items()) / total) ** 0.5)


def _mean_line(item: Item, marks: Mapping[int, int]) -> Line:
    middle = mean(marks)
    if middle is None:
        return Line(item, 0.0, "no answers")
    return Line(item, middle, f"{middle:.1f}, from {min(marks)} to {max(marks)}")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
