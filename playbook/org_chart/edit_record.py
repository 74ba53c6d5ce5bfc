"""Edits as plain values, to be kept beside the chart and replayed after a reload."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import (
    Added,
    Changed,
    Edit,
    Line,
    Moved,
    Removed,
    Replaced,
    Restored,
)
from playbook.org_chart.seat import Seat, as_row, from_row

Record = dict[str, Any]
EMPTY = as_row(Seat(""))


def as_records(edits: Iterable[Edit]) -> list[Record]:
    """JSON values, one an edit; fields of a seat that say nothing are left out."""
    return [_record(edit) for edit in edits]


def from_records(records: Iterable[Mapping[str, Any]]) -> tuple[Edit, ...]:
    return tuple(_edit(record) for record in records)


def seat_record(seat: Seat) -> Record:
    return {name: value for name, value in as_row(seat).items() if value != EMPTY[name]}


def chart_record(chart: Chart) -> Record:
    seats = [seat_record(seat) for seat in chart.seats]
    return {"seats": seats, "several_tops": chart.several_tops}


def chart_of(record: Mapping[str, Any]) -> Chart:
    return Chart(tuple(map(seat_of, record["seats"])), bool(record["several_tops"]))


def seat_of(record: Mapping[str, Any]) -> Seat:
    return from_row(EMPTY | dict(record))


def _record(edit: Edit) -> Record:
    match edit:
        case Added(seat):
            return {"kind": "added", "seat": seat_record(seat)}
        case Changed(before, after):
            return {"kind": "changed", "before": seat_record(before), "after": seat_record(after)}
        case Moved():
            return {"kind": "moved", **asdict(edit)}
        case Removed(seat):
            gone = {"seat": seat_record(seat), "below": [seat_record(s) for s in edit.below]}
            heir = {"reports_go_to": edit.reports_go_to, "whole_branch": edit.whole_branch}
            return {"kind": "removed", **gone, **heir}
        case Restored(places, lines):
            back = [[index, seat_record(seat)] for index, seat in places]
            return {"kind": "restored", "places": back, "lines": [asdict(line) for line in lines]}
        case Replaced(before, after):
            charts = {"before": chart_record(before), "after": chart_record(after)}
            return {"kind": "replaced", **charts}


def _edit(record: Mapping[str, Any]) -> Edit:
    match record["kind"]:
        case "added":
            return Added(seat_of(record["seat"]))
        case "changed":
            return Changed(seat_of(record["before"]), seat_of(record["after"]))
        case "moved":
            return Moved(**{field.name: record[field.name] for field in fields(Moved)})
        case "removed":
            below = tuple(map(seat_of, record["below"]))
            heir, branch = record["reports_go_to"], record["whole_branch"]
            return Removed(seat_of(record["seat"]), heir, below, branch)
        case "restored":
            places = tuple((index, seat_of(seat)) for index, seat in record["places"])
            return Restored(places, tuple(Line(**line) for line in record["lines"]))
        case "replaced":
            return Replaced(chart_of(record["before"]), chart_of(record["after"]))
    raise ValueError(f"no edit is called {record['kind']!r}")
