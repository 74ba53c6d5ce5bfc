"""Adding many rows up into few: sums, counts and longest times for each key."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from playbook.facts import DIMENSIONS, LONGEST

KEYS = DIMENSIONS
TEXTS = KEYS[3:]
# The thresholds that service levels are usually agreed on, in seconds.
THRESHOLDS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600)


# Up to so many possible keys a row, a table of them all is quicker than sorting the rows.
DENSE = 4


class Groups:
    """Rows grouped by their keys; each method adds one measure up, group by group."""

    def __init__(self, keys: Mapping[str, pd.Series]) -> None:
        coded = {name: _codes(values) for name, values in keys.items()}
        first, self.group = grouped(_combination(coded.values()))
        self.size = first.size
        self.columns: dict[str, np.ndarray | pd.Series] = {
            name: _taken(codes[first], different) for name, (codes, different) in coded.items()
        }

    def count(self, name: str, flags: np.ndarray) -> None:
        self.columns[name] = np.bincount(self.group, weights=flags, minlength=self.size)

    def add(self, name: str, counted: str, values: np.ndarray, where: np.ndarray) -> None:
        """The sum of known values where the flag stands, and how many were known."""
        known = where & ~np.isnan(values)
        self.count(counted, known)
        sums = np.bincount(self.group, weights=np.where(known, values, 0.0), minlength=self.size)
        self.columns[name] = np.where(self.columns[counted] > 0, sums, np.nan)

    def longest(self, name: str, values: np.ndarray, where: np.ndarray) -> None:
        longest = np.full(self.size, -np.inf)
        known = where & ~np.isnan(values)
        np.maximum.at(longest, self.group[known], values[known])
        self.columns[name] = np.where(np.isinf(longest), np.nan, longest)

    def within(self, which: str, waits: np.ndarray, where: np.ndarray) -> None:
        """How many waited at most so long, for every threshold, of those with a known wait."""
        known = where & ~np.isnan(waits)
        bucket = np.searchsorted(THRESHOLDS, waits[known])
        width = len(THRESHOLDS) + 1
        places = self.group[known] * width + bucket
        table = np.bincount(places, minlength=self.size * width).reshape(self.size, width)
        reached = table.cumsum(axis=1)
        for index, threshold in enumerate(THRESHOLDS):
            self.columns[f"{which}_within:{threshold}"] = reached[:, index].astype(float)
        self.columns[f"{which}_within_of"] = reached[:, -1].astype(float)

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame(self.columns)


def grouped(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A row of each group, and each row's group; groups in the order of their keys."""
    space = int(keys.max()) + 1 if keys.size else 0
    if space > DENSE * keys.size:
        _, some, group = np.unique(keys, return_index=True, return_inverse=True)
        return some, group
    row = np.full(space, -1)
    row[keys] = np.arange(keys.size)
    occurs = row >= 0
    return row[occurs], (np.cumsum(occurs) - 1)[keys]


def combination(columns: Iterable[pd.Series]) -> np.ndarray:
    """A whole number for each row: the same where all the columns hold the same."""
    return _combination(map(_codes, columns))


def _combination(coded: Iterable[tuple[np.ndarray, pd.Index]]) -> np.ndarray:
    whole = np.zeros(0, np.int64)
    for codes, different in coded:
        whole = whole * (len(different) + 1) + codes + 1 if whole.size else codes + 1
    return whole


def combined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The pieces added up once more, column by column, so that each key stands once."""
    names = list(dict.fromkeys(str(name) for frame in frames for name in frame))
    groups = Groups({name: _joined(frames, name) for name in KEYS if name in names})
    for name in names:
        if name not in KEYS:
            values = _joined(frames, name).to_numpy(float)
            everything = np.ones(values.size, bool)
            if name in LONGEST:
                groups.longest(name, values, everything)
            else:
                groups.add(name, "known", values, everything)
    groups.columns.pop("known", None)
    return groups.frame()


def _joined(frames: list[pd.DataFrame], name: str) -> pd.Series:
    """One column of all pieces; a piece that lacks it knows nothing."""
    columns = [
        frame[name] if name in frame else pd.Series(np.nan, index=frame.index) for frame in frames
    ]
    if name not in TEXTS or len({column.dtype for column in columns}) == 1:
        return pd.concat(columns, ignore_index=True)
    return pd.concat([column.astype(object) for column in columns], ignore_index=True)


def _codes(values: pd.Series) -> tuple[np.ndarray, pd.Index]:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy(np.int64), values.cat.categories
    codes, different = pd.factorize(values)
    return codes.astype(np.int64), pd.Index(different)


def _taken(codes: np.ndarray, different: pd.Index) -> pd.Series:
    if not len(different):
        return pd.Series([None] * codes.size, dtype=object)
    taken = pd.Series(different).reindex(codes)
    return taken.reset_index(drop=True)
