"""Facts kept as columns: thousands of them in little memory, made into `Fact`s when asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from playbook.facts import LONGEST, SPAN, SUMS, Fact, Span, Within
from playbook.intake.sums import KEYS, combination, grouped

_OUT_OF = ("answered_within_of", "abandoned_within_of")


class FactTable:
    """All facts of one file: by interval, and `beside` it by contact reason, source or agent.

    Iterating makes those by interval; `total` and `by` add them up first.
    """

    def __init__(
        self, frame: pd.DataFrame, beside: Mapping[str, pd.DataFrame] | None = None
    ) -> None:
        self.frame = frame
        told = {by: other[other[by].notna()] for by, other in (beside or {}).items() if by in other}
        self.beside = {by: other for by, other in told.items() if not other.empty}

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
        """One fact for each combination of the dimensions, in their own order; of the contacts
        whose reason, source or agent is told, where one of these is asked for."""
        frame = next((self.beside[name] for name in dimensions if name in self.beside), self.frame)
        kept = [name for name in dimensions if name in frame]
        return list(_facts(_reduced(frame, kept))) if kept else [self.total()]

    def known(self) -> tuple[str, ...]:
        """The sums that at least one fact holds, in the order in which `Fact` names them."""
        names = (*SUMS, *LONGEST)
        return tuple(n for n in names if n in self.frame and self.frame[n].notna().any())

    def places(self) -> list[Span]:
        """Every different day, number of days, channel and queue."""
        names = [name for name in SPAN if name in self.frame]
        some = self.frame.drop_duplicates(names) if names else self.frame.head(0)
        columns = [_plain(some[n], n) if n in names else [None] * len(some) for n in SPAN]
        return list(zip(*columns, strict=True))

    def sums(self) -> Iterator[dict[str, list[Any]]]:
        """Sums as columns of plain values, with the number of each fact's pattern: first those by
        interval, then those beside it."""
        for frame in (self.frame, *self.beside.values()):
            names = [name for name in (*KEYS, *self.known()) if name in frame]
            yield {"pattern": patterns(frame), **{n: _plain(frame[n], n) for n in names}}

    def counts(self) -> dict[str, list[Any]]:
        """Counts within thresholds as columns, added up by pattern, day, channel and queue."""
        kept = [name for name in SPAN if name in self.frame]
        counts = [name for name in self.frame if "_within:" in str(name) or name in _OUT_OF]
        held = self.frame[[*kept, *counts]].assign(pattern=patterns(self.frame))
        if held.empty or not counts:
            return {}
        reduced = _reduced(held, ["pattern", *kept])
        return _one_below_another(reduced, ["pattern", *kept])

    def days(self) -> tuple[date, date] | None:
        """First and last day covered, or None when the file has no dates."""
        dated = self.frame[self.frame["day"].notna()] if "day" in self.frame else self.frame.head(0)
        if dated.empty:
            return None
        last = dated["day"] + pd.to_timedelta(dated["days"].astype(int) - 1, unit="D")
        return dated["day"].min().date(), last.max().date()


def patterns(frame: pd.DataFrame) -> list[int]:
    """A number for each fact: the same where the same figures are known."""
    known = frame[[name for name in frame if name not in KEYS]].notna()
    differing = [known[name] for name in known if not known[name].all()]
    numbers: list[int] = grouped(combination(differing))[1].tolist() if differing else []
    return numbers or [0] * len(frame)


def _one_below_another(frame: pd.DataFrame, places: list[str]) -> dict[str, list[Any]]:
    """A row for each place and threshold, where at least one of the two counts is known."""
    columns: dict[str, list[Any]] = {name: [] for name in (*places, *Within._fields)}
    for seconds, four in _thresholds(frame):
        told = (four[0].notna() | four[2].notna()).to_numpy()
        for name in places:
            columns[name] += _plain(frame[name][told], name)
        columns["seconds"] += [seconds] * int(told.sum())
        for name, count in zip(Within._fields[1:], four, strict=True):
            columns[name] += _plain(count[told], name)
    return columns


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
    names = [name for name in frame if name in (*KEYS, *SUMS, *LONGEST)]
    columns = [_plain(frame[name], name) for name in names]
    counts = [_counted(seconds, four) for seconds, four in _thresholds(frame)]
    nothing = [()] * len(frame)
    rows = zip(*columns, strict=True) if columns else nothing
    within = zip(*counts, strict=True) if counts else nothing
    for values, several in zip(rows, within, strict=True):
        told = tuple(count for count in several if count is not None)
        yield Fact(**dict(zip(names, values, strict=True)), within=told)


def _counted(seconds: int, four: list[pd.Series]) -> list[Within | None]:
    """One threshold's counts for each fact; None where neither is known."""
    counts = zip(*(_plain(column, "") for column in four), strict=True)
    made = (Within(seconds, *each) for each in counts)
    return [None if one.answered is None and one.abandoned is None else one for one in made]


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
    if name not in KEYS:
        values = column.to_numpy(float)
        plain = values.astype(object)
        plain[np.isnan(values)] = None
        return list(plain)
    codes, different = pd.factorize(column)
    texts = [*map(_KEYS.get(name, str), different), None]
    return [texts[code] for code in codes.tolist()]


_KEYS: dict[str, Callable[[Any], Any]] = {"day": pd.Timestamp.date, "hour": int, "days": int}
