"""What became of a file, in plain sentences: for the preview and for the list of imports."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from playbook.wording import counted, period


def rows_sentence(read: int, used: int, name: str) -> str:
    """“4,812 of 4,900 rows of “x.csv” can be used.”"""
    if read == used == 1:
        return f"The one row of “{name}” can be used."
    if read == used:
        return f"All {counted(read, 'row')} of “{name}” can be used."
    return f"{used:,} of {counted(read, 'row')} of “{name}” can be used."


def left_out_sentences(left_out: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        f"{counted(each['rows'], 'row')} left out: {_small(each['reason'])} "
        f"(first in row {each['first_row']:,})."
        for each in left_out
    ]


def totals_sentence(totals: Mapping[str, float | None]) -> str:
    """Offered and where they went; the rest that is not accounted for is always told."""
    offered = totals.get("offered")
    if offered is None:
        return ""
    named = (("answered", "answered"), ("abandoned", "abandoned"), ("other", "left another way"))
    parts = [f"{totals[name]:,.0f} {word}" for name, word in named if totals.get(name)]
    rest = totals.get("unaccounted")
    if rest and abs(rest) >= 0.5:
        parts.append(f"{rest:,.0f} not accounted for")
    return f"{counted(round(offered), 'contact')} offered: {', '.join(parts)}." if parts else ""


def period_sentence(first: date | None, last: date | None, today: date) -> str:
    if first is None or last is None:
        return "The figures have no dates yet."
    if first == last:
        return f"They belong to {period(first, None, today).removeprefix('from ')}."
    return f"They cover {period(first, last, today)}."


def _small(reason: str) -> str:
    return reason[0].lower() + reason[1:].removesuffix(".") if reason else reason
