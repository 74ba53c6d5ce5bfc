"""Rows of text made into typed rows: totals, strays and future dates put aside on the way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from playbook.facts import BESIDE
from playbook.intake.cells import IDENTITIES, typed
from playbook.intake.coded import coded
from playbook.intake.conventions import Column, Conventions
from playbook.intake.dating import days_covered, fixed_day, has_clock
from playbook.intake.headers import plain
from playbook.intake.numbers import is_blank
from playbook.intake.roles import Kind
from playbook.intake.tally import Tally

TOTAL = re.compile(
    r"(grand\s+|sub-?)?(total|totals|totaal|totale|sum|summary|summe|summa|gesamt|totalt|insgesamt|"
    r"average|avg|mean|overall|durchschnitt|moyenne|snitt|medel)\b.*",
    re.I,
)

Keys = dict[str, pd.Series]


@dataclass
class TypedRows:
    """How rows become typed: the columns, the conventions, and what is known so far."""

    columns: Mapping[str, Column]
    header: tuple[str, ...]
    grain: str
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

    def repeating(self) -> set[int]:
        """Those among them whose cells come again and again: not moments, not identities."""
        columns = self.columns.values()
        different = {
            one.name for one in columns if one.kind is Kind.MOMENT or one.role in IDENTITIES
        }
        return {self.header.index(one.name) for one in columns if one.name not in different}

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Typed columns by role, with `on` (midnight of the row's day or NaT) beside them."""
        dated = self._dated(frame)
        kept = frame if len(dated) == len(frame) else frame.loc[dated.index]
        rows = {name: dated[name] for name in dated}
        for role, column in self.columns.items():
            if role != "day":
                texts = kept[self.header.index(column.name)]
                rows[role] = typed(texts, column, self.how, self.tally)
                self._count_known(role, rows[role])
        return self._with_fixed_day(pd.DataFrame(rows, index=dated.index))

    def _dated(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows' dates, without rows of totals and rows whose date is missing or to come."""
        column = self.columns.get("day")
        if column is None or self.undated:
            kept = frame.loc[~self._strays(frame, np.ones(len(frame), bool))]
            return pd.DataFrame(index=kept.index)
        texts, scratch = frame[self.header.index(column.name)], Tally()
        at = typed(texts, column, self.how, scratch)
        self.tally.notes |= scratch.notes
        self.timed = self.timed or has_clock(texts)
        missing = at.isna().to_numpy()
        strays = self._strays(frame, missing | (self.grain == "period"))
        self._leave_out_undated(texts, missing & ~strays, column, scratch)
        late = self._late(at, strays | missing, column)
        days = days_covered(texts, at, week=plain(column.name) == "week")
        rows = pd.DataFrame({"at": at, "on": at.dt.normalize(), "days": days}, index=at.index)
        self._count_known("day", at)
        drop = strays | missing | late
        return rows[~drop] if drop.any() else rows

    def _strays(self, frame: pd.DataFrame, suspected: np.ndarray) -> np.ndarray:
        """Rows of totals, and headers that come again, among the suspected rows."""
        strays = np.zeros(len(frame), bool)
        if not suspected.any():
            return strays
        rows = frame[suspected]
        naming = {0, *(self.header.index(one.name) for role, one in self.columns.items()
                       if role in ("day", "queue", "index"))}  # fmt: skip
        total = np.zeros(len(rows), bool)
        for place in naming:
            total |= _matching(rows[place], lambda text: bool(TOTAL.fullmatch(text.strip())))
        self.tally.leave_out(
            "Row of totals or averages, not a period or a contact", rows.index[total]
        )
        name = plain(self.header[0])
        again = _matching(rows[0], lambda text: plain(text) == name) & ~total
        self.tally.leave_out("Header repeated inside the file", rows.index[again])
        strays[suspected] = total | again
        return strays

    def _leave_out_undated(
        self, texts: pd.Series, missing: np.ndarray, column: Column, scratch: Tally
    ) -> None:
        where = f"column “{column.name}” ({column.letter})"
        if not missing.any():
            return
        rows = texts[missing]
        blank = _matching(rows, is_blank)
        self.tally.leave_out(f"No date in {where}", rows.index[blank])
        if not blank.all():
            example = next(iter(scratch.cells.values())).reason
            reason = f"The date in {where} cannot be read: {example}"
            self.tally.leave_out(reason, rows.index[~blank])

    def _late(self, at: pd.Series, gone: np.ndarray, column: Column) -> np.ndarray:
        if self.today is None:
            return np.zeros(len(at), bool)
        tomorrow = pd.Timestamp(self.today) + pd.Timedelta(days=1)
        late: np.ndarray = (at >= tomorrow).to_numpy(bool) & ~gone
        where = f"column “{column.name}” ({column.letter})"
        self.tally.leave_out(f"Dated after today in {where}", at.index[late])
        return late

    def _with_fixed_day(self, rows: pd.DataFrame) -> pd.DataFrame:
        """A day for the rows of a file without dates, if one has been answered, up to today."""
        if "on" in rows:
            return rows
        start = None if "day" in self.columns else fixed_day(self.answers)
        on = pd.Series(pd.Timestamp(start) if start else pd.NaT, index=rows.index)
        if start and "index" in rows:
            on = on + pd.to_timedelta(rows["index"] - rows["index"].min(), unit="D")
        rows = rows.assign(on=on, days=1)
        if not start or self.today is None:
            return rows
        late = (on > pd.Timestamp(self.today)).to_numpy(bool)
        self.tally.leave_out("Dated after today, by the day that you gave", rows.index[late])
        return rows[~late] if late.any() else rows

    def _count_known(self, role: str, values: pd.Series) -> None:
        self.known[role] = self.known.get(role, 0) + int(values.notna().sum())

    def keys(self, rows: pd.DataFrame, *, agents: bool) -> dict[str, Keys]:
        """What facts are told apart by: the interval, under ""; beside it each reason, source and,
        only when asked for, agent of a day."""
        days = {"day": rows["on"], "days": rows["days"]}
        where = {role: rows[role] for role in ("channel", "queue") if role in rows}
        told = [role for role in BESIDE if role in rows and (role != "agent" or agents)]
        intervals = {"": {**days, "hour": self._hours(rows), **where}}
        return intervals | {role: {**days, **where, role: rows[role]} for role in told}

    def _hours(self, rows: pd.DataFrame) -> pd.Series:
        if "clock" in rows:
            return rows["clock"] // 3600
        if self.timed and "at" in rows:
            return pd.Series(rows["at"].dt.hour, dtype=float)
        return pd.Series(np.nan, index=rows.index)


def _matching(texts: pd.Series, rule: object) -> np.ndarray:
    """Where the rule holds, asked once for each different text; never for a number."""
    assert callable(rule)
    codes, different = coded(texts)
    holds = [not _is_plain_figure(text) and rule(text) for text in map(str, different)]
    return np.array(holds, bool)[codes] if len(holds) else np.zeros(len(texts), bool)


def _is_plain_figure(text: str) -> bool:
    return text[:1].isdigit()
