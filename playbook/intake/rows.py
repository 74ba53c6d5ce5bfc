"""Rows of text made into typed rows: totals, strays and future dates put aside on the way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from playbook.intake.cells import Column, Conventions, typed
from playbook.intake.dating import days_covered, fixed_day, has_clock
from playbook.intake.format import Format
from playbook.intake.headers import plain
from playbook.intake.numbers import is_blank
from playbook.intake.sums import KEYS
from playbook.intake.tally import Tally

TOTAL = re.compile(
    r"(grand\s+|sub-?)?(total|totals|totaal|totale|sum|summary|summe|summa|gesamt|totalt|insgesamt|"
    r"average|avg|mean|overall|durchschnitt|moyenne|snitt|medel)\b.*",
    re.I,
)
FIRST_COLUMN = "first column of the file"


@dataclass
class TypedRows:
    """How rows become typed: the columns, the conventions, and what is known so far."""

    columns: Mapping[str, Column]
    header: tuple[str, ...]
    how: Conventions
    tally: Tally
    answers: Mapping[str, str]
    today: date | None
    undated: bool
    known: dict[str, int] = field(default_factory=dict)
    timed: bool = False

    def places(self) -> list[int]:
        """The columns to read; the first one always, because it names rows of totals."""
        return sorted({0, *(self.header.index(one.name) for one in self.columns.values())})

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Typed columns by role, with `on` (midnight of the row's day or NaT) beside them."""
        frame = self._without_totals(frame)
        rows = pd.DataFrame(index=frame.index)
        for role, column in self.columns.items():
            texts = frame[self.header.index(column.name)]
            if role == "day":
                continue
            rows[role] = typed(texts, column, self.how, self.tally)
            self._count_known(role, texts, rows[role])
        return self._dated(frame, rows)

    def _without_totals(self, frame: pd.DataFrame) -> pd.DataFrame:
        places = {0} | {
            self.header.index(one.name)
            for role, one in self.columns.items()
            if role in ("day", "queue", "index")
        }
        total = np.zeros(len(frame), bool)
        for place in places:
            total |= _matching(frame[place], lambda text: bool(TOTAL.fullmatch(text.strip())))
        self.tally.leave_out(
            "Row of totals or averages, not a period or a contact", frame.index[total]
        )
        name = plain(self.header[0])
        again = _matching(frame[0], lambda text: plain(text) == name) & ~total
        self.tally.leave_out("Header repeated inside the file", frame.index[again])
        drop = total | again
        return frame[~drop] if drop.any() else frame

    def _dated(self, frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
        column = self.columns.get("day")
        if column is None or self.undated:
            return self._with_fixed_day(frame, rows)
        texts = frame[self.header.index(column.name)]
        scratch = Tally()
        at = typed(texts, column, self.how, scratch)
        self.tally.notes |= scratch.notes
        self.timed = self.timed or has_clock(texts)
        rows["at"], rows["on"] = at, at.dt.normalize()
        rows["days"] = days_covered(texts, at, week=plain(column.name) == "week")
        self._count_known("day", texts, at)
        return self._without_unusable(rows, texts, column, scratch)

    def _without_unusable(
        self, rows: pd.DataFrame, texts: pd.Series, column: Column, scratch: Tally
    ) -> pd.DataFrame:
        where = f"column “{column.name}” ({column.letter})"
        undated = rows["on"].isna().to_numpy()
        blank = undated & _matching(texts, is_blank)
        self.tally.leave_out(f"No date in {where}", rows.index[blank])
        if (undated & ~blank).any():
            example = next(iter(scratch.cells.values())).reason
            reason = f"The date in {where} cannot be read: {example}"
            self.tally.leave_out(reason, rows.index[undated & ~blank])
        late = np.zeros(len(rows), bool)
        if self.today is not None:
            late = (rows["on"] > pd.Timestamp(self.today)).to_numpy()
            self.tally.leave_out(f"Dated after today in {where}", rows.index[late])
        drop = undated | late
        return rows[~drop] if drop.any() else rows

    def _with_fixed_day(self, frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
        start = None if "day" in self.columns else fixed_day(self.answers)
        rows["on"] = pd.Series(pd.Timestamp(start) if start else pd.NaT, index=rows.index)
        rows["days"] = 1
        if start and "index" in rows:
            first = rows["index"].min()
            rows["on"] = rows["on"] + pd.to_timedelta(rows["index"] - first, unit="D")
        return rows

    def _count_known(self, role: str, texts: pd.Series, values: pd.Series) -> None:
        self.known[role] = self.known.get(role, 0) + int(values.notna().sum())

    def keys(self, rows: pd.DataFrame, chosen: Format, *, agents: bool) -> dict[str, pd.Series]:
        """What facts are told apart by; the agent's name only when asked for."""
        keys = {"day": rows["on"], "hour": self._hours(rows), "days": rows["days"]}
        for role in KEYS[3:]:
            if role in rows and (role != "agent" or agents):
                keys[role] = rows[role]
        return keys

    def _hours(self, rows: pd.DataFrame) -> pd.Series:
        if "clock" in rows:
            return rows["clock"] // 3600
        if self.timed and "at" in rows:
            return pd.Series(rows["at"].dt.hour, dtype=float)
        return pd.Series(np.nan, index=rows.index)


def _matching(texts: pd.Series, rule: object) -> np.ndarray:
    """Where the rule holds, asked once for each different text; never for a number."""
    assert callable(rule)
    codes, different = pd.factorize(texts)
    holds = [not _is_plain_figure(text) and rule(text) for text in map(str, different)]
    return np.array(holds, bool)[codes] if len(holds) else np.zeros(len(texts), bool)


def _is_plain_figure(text: str) -> bool:
    return text[:1].isdigit()
