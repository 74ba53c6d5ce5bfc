"""Facts kept as columns: thousands of them in little memory, made into `Fact`s one by one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from playbook.facts import LONGEST, SUMS, Fact, Within
from playbook.intake.sums import KEYS, combination, grouped

# Enough to be quick, few enough to be small in memory.
AT_A_TIME = 20_000


_OUT_OF = ("answered_within_of", "abandoned_within_of")


class FactTable:
    """All facts of one file. Iterating makes them; `total` and `by` add them up first."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __len__(self) -> int:
        return len(self.frame)

    def __iter__(self) -> Iterator[Fact]:
        return _facts(self.frame)

    def total(self) -> Fact:
        """Everything in one fact; an empty one when there is nothing."""
        if self.frame.empty:
            return Fact()
        return next(_facts(_reduced(self.frame.assign(days=1), [])))

    def by(self, *dimensions: str) -> list[Fact]:
        """One fact for each combination of the dimensions, in their own order."""
        kept = [name for name in dimensions if name in self.frame]
        return list(_facts(_reduced(self.frame, kept))) if kept else [self.total()]

    def without_counts(self) -> "FactTable":
        """The same facts, without counts within thresholds."""
        counts = [name for name in self.frame if "_within:" in str(name)]
        return FactTable(self.frame.drop(columns=[*counts, *_OUT_OF], errors="ignore"))

    def known(self) -> tuple[str, ...]:
        """The sums that at least one fact holds, in the order in which `Fact` names them."""
        names = (*SUMS, *LONGEST)
        return tuple(n for n in names if n in self.frame and self.frame[n].notna().any())

    def patterns(self) -> list[int]:
        """A number for each fact: the same where the same figures are known."""
        measures = [name for name in self.frame if name not in KEYS]
        known = self.frame[measures].notna()
        differing = [known[name] for name in measures if not known[name].all()]
        numbers: list[int] = grouped(combination(differing))[1].tolist() if differing else []
        return numbers or [0] * len(self.frame)

    def counts_by(self, places: Sequence[str]) -> list[tuple[int, Fact]]:
        """Counts alone, added up by pattern and place: each one's pattern, and the counts."""
        kept = [name for name in places if name in self.frame]
        counts = [name for name in self.frame if "_within:" in str(name) or name in _OUT_OF]
        held = self.frame[[*kept, *counts]].assign(pattern=self.patterns())
        if held.empty or not counts:
            return []
        reduced = _reduced(held, ["pattern", *kept])
        return list(zip(reduced["pattern"].tolist(), _facts(reduced), strict=True))

    def days(self) -> tuple[date, date] | None:
        """First and last day covered, or None when the file has no dates."""
        dated = self.frame[self.frame["day"].notna()] if "day" in self.frame else self.frame.head(0)
        if dated.empty:
            return None
        last = dated["day"] + pd.to_timedelta(dated["days"].astype(int) - 1, unit="D")
        return dated["day"].min().date(), last.max().date()


def _reduced(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    measures = [str(name) for name in frame if name not in (*KEYS, *keys)]
    how = {name: "max" if name in LONGEST else "sum" for name in measures}
    if not keys:
        row = {
            name: frame[name].max() if way == "max" else frame[name].sum(min_count=1)
            for name, way in how.items()
        }
        return pd.DataFrame([row])
    grouped = frame.groupby(keys, dropna=False, observed=True, sort=True)
    columns = {
        name: grouped[name].max() if way == "max" else grouped[name].sum(min_count=1)
        for name, way in how.items()
    }
    return pd.DataFrame(columns).reset_index()


def _facts(frame: pd.DataFrame) -> Iterator[Fact]:
    for start in range(0, len(frame), AT_A_TIME):
        yield from _some_facts(frame.iloc[start : start + AT_A_TIME])


def _some_facts(frame: pd.DataFrame) -> Iterator[Fact]:
    columns = {
        name: _plain(frame[name], name) for name in frame if name in (*KEYS, *SUMS, *LONGEST)
    }
    names = list(columns)
    counts = [_counted(seconds, four) for seconds, four in _thresholds(frame)]
    rows = zip(*columns.values(), strict=True) if columns else iter([()] * len(frame))
    within = zip(*counts, strict=True) if counts else iter([()] * len(frame))
    gaps = any(None in count for count in counts)
    for values, several in zip(rows, within, strict=True):
        fields: dict[str, Any] = dict(zip(names, values, strict=True))
        known = tuple(count for count in several if count is not None) if gaps else several
        fields["within"] = known
        yield _fact(fields)


def _fact(fields: dict[str, Any]) -> Fact:
    """`Fact(**fields)`, ten times faster: the fields not named keep the class's own default."""
    fact = object.__new__(Fact)
    fact.__dict__.update(fields)
    return fact


def _counted(seconds: int, four: list[pd.Series]) -> list[Within | None]:
    """One threshold's counts for each fact; None where neither is known."""
    first, group = grouped(combination(four))
    some = [column.iloc[first] for column in four]
    # Thousands of facts share a few counts, and so they share the tuples that say so.
    made = [Within(seconds, *counts) for counts in zip(*(_plain(c, "") for c in some), strict=True)]
    told = [None if one.answered is None and one.abandoned is None else one for one in made]
    return [told[place] for place in group.tolist()]


def _thresholds(frame: pd.DataFrame) -> list[tuple[int, list[pd.Series]]]:
    found = {int(str(name).split(":")[1]) for name in frame if "_within:" in str(name)}
    nothing = pd.Series(np.nan, index=frame.index)
    return [
        (
            seconds,
            [
                column
                for ended in ("answered", "abandoned")
                for column in (
                    frame.get(f"{ended}_within:{seconds}", nothing),
                    _out_of(frame, ended, seconds, nothing),
                )
            ],
        )
        for seconds in sorted(found)
    ]


def _out_of(frame: pd.DataFrame, ended: str, seconds: int, nothing: pd.Series) -> pd.Series:
    shared = frame.get(f"{ended}_within_of", nothing)
    return frame.get(f"{ended}_within:{seconds}:of", shared)


def _plain(column: pd.Series, name: str) -> list[Any]:
    """Python's own values, None for not known."""
    if name not in KEYS and not column.hasnans:
        return column.tolist()
    if name == "day":
        codes, days = pd.factorize(column)
        plain = [*(pd.Timestamp(day).date() for day in days), None]
        return [plain[code] for code in codes]
    if name in ("hour", "days"):
        return [None if value is None or value != value else int(value) for value in column]
    if name in KEYS:
        return [None if value is None or value != value else value for value in column.tolist()]
    return [None if value != value else float(value) for value in column.tolist()]
