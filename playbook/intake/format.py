"""What a format is: names of columns, words for outcomes, and the few rules of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from playbook.intake.tally import Tally

Sample = list[list[str]]


def as_it_stands(rows: pd.DataFrame, tally: Tally) -> pd.DataFrame:
    return rows


def no_headerless(sample: Sample) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Format:
    """A kind of export.

    `columns` gives each role its names (in the plain form of `headers.plain`); `distinctive`
    are groups of names of which each group needs one in the header. `shape` gets the rows with
    typed columns named by role, and gives them back one row a contact or a period. `gather` says
    that all rows are needed at once (legs and events that belong together). `headerless` names the
    columns of a file that has no header, or gives nothing when the rows are not of this format.
    """

    key: str
    name: str
    grain: str
    columns: Mapping[str, tuple[str, ...]]
    distinctive: tuple[tuple[str, ...], ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    duration_unit: str = "seconds"
    service_level_formula: str = ""
    channel: str | None = None
    gather: bool = False
    shape: Callable[[pd.DataFrame, Tally], pd.DataFrame] = as_it_stands
    headerless: Callable[[Sample], tuple[str, ...]] = no_headerless
    notes: tuple[str, ...] = ()

    def speaks_for(self, names: set[str]) -> bool:
        """True when the header holds what only this system's export has."""
        return bool(self.distinctive) and all(names & set(group) for group in self.distinctive)
