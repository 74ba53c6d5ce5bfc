"""The same guide held again: what moved between sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.workshop.counting import Counts
from playbook.workshop.guide import Guide, Step, StepKind
from playbook.workshop.tally import mean, splits


@dataclass(frozen=True)
class Held:
    """A session that has closed; `results` by step key, only what was shown; `plans` by id."""

    id: str
    guide: Guide
    held_on: date
    joined: int
    results: Mapping[str, Counts]
    plans: frozenset[str] = frozenset()

    def is_like(self, other: "Held") -> bool:
        """The same guide, with somebody in common."""
        return self.guide.key == other.guide.key and bool(self.plans & other.plans)


@dataclass(frozen=True)
class Point:
    held_on: date
    value: float
    answers: int


@dataclass(frozen=True)
class Trend:
    """One item through the sessions, oldest first. `unit` is “of 5” or “% yes”."""

    title: str
    unit: str
    points: tuple[Point, ...]

    @property
    def change(self) -> float:
        return self.points[-1].value - self.points[-2].value

    @property
    def in_words(self) -> str:
        digits = 0 if self.unit.startswith("%") else 1
        before, now = (f"{point.value:.{digits}f}" for point in self.points[-2:])
        return f"{before} → {now} {self.unit}"


def trends(sessions: Sequence[Held]) -> list[Trend]:
    """Items measured in at least two sessions of one guide, the largest change first.

    A scale's value is its mean; of yes and no, the share of yes in percent of those who know.
    """
    ordered = sorted(sessions, key=lambda held: held.held_on)
    found: dict[tuple[str, str, str], list[Point]] = {}
    names: dict[tuple[str, str, str], tuple[str, str]] = {}
    for held in ordered:
        for step in held.guide.steps:
            counts = held.results.get(step.key, Counts())
            for item, title, unit, value in _values(step, counts):
                key = (held.guide.key, step.key, item)
                names[key] = (title, unit)
                point = Point(held.held_on, value, counts.answers)
                found.setdefault(key, []).append(point)
    measured = [Trend(*names[key], tuple(each)) for key, each in found.items() if len(each) > 1]
    return sorted(measured, key=lambda trend: -abs(_comparable(trend)))


def _values(step: Step, counts: Counts) -> list[tuple[str, str, str, float]]:
    if step.kind is StepKind.SCALE and not step.options_from:
        means = [(item, mean(counts.marks.get(item.key, {}))) for item in step.items]
        unit = f"of {step.top}"
        return [(i.key, _title(step, i.on_the_wall), unit, m) for i, m in means if m is not None]
    if step.kind in (StepKind.YES_NO, StepKind.HEALTH_CHECK):
        shares = [(split.item, split.yes_share) for split in splits(step, counts)]
        return [
            (i.key, _title(step, i.on_the_wall), "% yes", 100 * share)
            for i, share in shares
            if share is not None
        ]
    return []


def _title(step: Step, item: str) -> str:
    return item if item == step.title else f"{item} ({step.title})"


def _comparable(trend: Trend) -> float:
    """Changes on scales and in percent on one footing: as a part of the range."""
    if trend.unit.startswith("%"):
        return trend.change / 100
    return trend.change / (int(trend.unit.removeprefix("of ")) - 1)
