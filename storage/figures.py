"""What an import writes: sums for each fact, and counts within thresholds for each place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from playbook.errors import PlaybookError
from playbook.facts import Fact, add_within, group
from storage.fact_columns import WITHIN_PLACES, known_in, patterns

if TYPE_CHECKING:
    from playbook.intake.fact_table import FactTable


@dataclass(frozen=True)
class Figures:
    """`patterns` are one for each fact; `counts` are facts that hold nothing but counts.

    The counts go by interval, channel and queue: not by reason, source or agent.
    """

    facts: Sequence[Fact]
    patterns: Sequence[int]
    counts: Sequence[tuple[int, Fact]]
    known: tuple[str, ...]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day covered."""
        spans = {(fact.day, fact.days) for fact in self.facts if fact.day}
        ends = [date.fromordinal(first.toordinal() + days - 1) for first, days in spans]
        return min(first for first, _ in spans), max(ends)


def of_table(table: "FactTable") -> Figures:
    """A file's figures, added up column by column; PlaybookError when some have no date."""
    facts = list(table.without_counts())
    if not all(fact.day for fact in facts):
        raise PlaybookError("The figures have no dates. Say on which day the file begins.")
    return Figures(facts, table.patterns(), table.counts_by(WITHIN_PLACES), table.known())


def of_facts(facts: Sequence[Fact]) -> Figures:
    """A few figures, such as those typed in."""
    known = known_in(facts)
    numbers = patterns(facts, known)
    return Figures(facts, numbers, _counts(facts, numbers), known)


def _counts(facts: Sequence[Fact], numbers: Sequence[int]) -> list[tuple[int, Fact]]:
    by_pattern: dict[int, list[Fact]] = {}
    for fact, pattern in zip(facts, numbers, strict=True):
        if fact.within or fact.replied_within:
            by_pattern.setdefault(pattern, []).append(fact)
    return [
        (pattern, _added(same))
        for pattern, several in by_pattern.items()
        for same in group(several, *WITHIN_PLACES).values()
    ]


def _added(same: list[Fact]) -> Fact:
    first = same[0]
    return Fact(
        day=first.day, hour=first.hour, days=first.days, channel=first.channel, queue=first.queue,
        within=add_within(fact.within for fact in same),
        replied_within=add_within(fact.replied_within for fact in same),
    )  # fmt: skip
