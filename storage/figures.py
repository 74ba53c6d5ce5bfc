"""What an import writes: sums for each interval, counts within thresholds for each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from playbook.errors import PlaybookError
from playbook.facts import Fact, Span
from storage.fact_columns import (
    Columns,
    counts_of,
    dated,
    known_in,
    patterned,
    span_of,
    sums_of,
)

if TYPE_CHECKING:
    from playbook.intake.fact_table import FactTable


@dataclass(frozen=True)
class Figures:
    """Columns for `facts`, by interval first, and for `fact_withins`, each row with its pattern.

    Facts are added up in the database only within one pattern, so that a figure which is missing
    beside its denominator never becomes a zero. `places` are days, channels and queues.
    """

    sums: tuple[Columns, ...]
    counts: Columns
    known: tuple[str, ...]
    places: Sequence[Span]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day covered."""
        spans = {(first, days) for first, days, _, _ in self.places if first}
        ends = [first + timedelta(days=days - 1) for first, days in spans]
        return min(first for first, _ in spans), max(ends)

    @property
    def intervals(self) -> int:
        return len(self.sums[0]["day"])


def of_table(table: "FactTable") -> Figures:
    """A file's figures; PlaybookError when some have no date."""
    places = table.places()
    if not all(day for day, *_ in places):
        raise PlaybookError("The figures have no dates. Say on which day the file begins.")
    counts = {**table.counts()}
    if counts:
        counts["counted"] = ["within"] * len(counts["day"])
    return Figures(tuple(map(dated, table.sums())), dated(counts), table.known(), places)


def of_facts(facts: Sequence[Fact]) -> Figures:
    """A few figures, such as those typed in."""
    known = known_in(facts)
    numbered = patterned(facts, known)
    sums, counts = sums_of(numbered, known), counts_of(numbered)
    return Figures(tuple(map(dated, sums)), dated(counts), known, list(set(map(span_of, facts))))
