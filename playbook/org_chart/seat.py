"""A seat: one box on the chart, filled, vacant or still to be named."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from playbook.errors import PlaybookError

LONGEST_TEXT = 120
MOST_FULL_TIME_EQUIVALENTS = 100.0


@dataclass(frozen=True)
class Seat:
    """`role` is a key of the catalogue or the centre's own words; `channels` are channel keys."""

    id: str
    name: str = ""
    role: str = ""
    reports_to: str | None = None
    dotted_to: str | None = None
    team: str = ""
    site: str = ""
    full_time_equivalent: float = 1.0
    skills: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    kind_of_work: str = ""
    vacant: bool = False
    met_on: date | None = None

    @property
    def shown_name(self) -> str:
        return "Vacant" if self.vacant else self.name or "To be named"


def checked(seat: Seat) -> Seat:
    """The seat with its texts tidied; raises PlaybookError where a value cannot stand."""
    if not 0 < seat.full_time_equivalent <= MOST_FULL_TIME_EQUIVALENTS:
        raise PlaybookError(
            f"Full-time equivalents of {seat.shown_name} must be above 0 and at most "
            f"{MOST_FULL_TIME_EQUIVALENTS:g}. Half a post is 0.5."
        )
    if seat.id in (seat.reports_to, seat.dotted_to):
        raise PlaybookError(f"{seat.shown_name} cannot report to themselves. Choose another boss.")
    texts: dict[str, Any] = {
        field: _tidy(getattr(seat, field)) for field in ("name", "role", "team", "site")
    }
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            raise PlaybookError(
                f"The {field} “{text[:30]}…” is longer than {LONGEST_TEXT} characters. Shorten it."
            )
    return replace(seat, **texts, skills=_tidied(seat.skills), channels=_tidied(seat.channels))


def as_row(seat: Seat) -> dict[str, Any]:
    """Plain values for a database row or an event: dates as ISO text, lists as JSON."""
    lists = {"skills": json.dumps(seat.skills), "channels": json.dumps(seat.channels)}
    met_on = seat.met_on.isoformat() if seat.met_on else None
    return asdict(seat) | lists | {"vacant": int(seat.vacant), "met_on": met_on}


def from_row(row: Mapping[str, Any]) -> Seat:
    """The seat that `as_row` wrote; columns it does not know are left alone."""
    known = {field: row[field] for field in Seat.__dataclass_fields__ if field in row}
    met_on = date.fromisoformat(row["met_on"]) if row.get("met_on") else None
    lists = {field: tuple(json.loads(row.get(field) or "[]")) for field in ("skills", "channels")}
    return Seat(**known | lists | {"vacant": bool(row.get("vacant")), "met_on": met_on})


def _tidied(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in map(_tidy, words) if word))


def _tidy(text: str) -> str:
    """One line, single spaces, nothing unprintable: a name is shown on a box, in XML, in a CSV."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
